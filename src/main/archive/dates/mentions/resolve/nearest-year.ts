import type { DayNumber } from '../day.ts';
import type { Which } from '../lexing/senses.ts';
import type { Moment } from './moment.ts';

/**
 * The year of a date that names none. Back: the last such day up to the day of writing. Ahead: the next such day, and a fortnight back, for what was a few days ago is nearer than what comes in a year. Around: the nearest. `on` gives null where a year has no such day.
 */
export function nearestYear(
  moment: Moment,
  on: (year: number) => DayNumber | null,
  which: Which | null,
  isMonth: boolean,
): number | null {
  const { day, year, looks } = moment;
  if (year === null) return null;
  if (day === null) return on(year) === null ? null : year;
  const reach = Array.from({ length: REACH }, (_, i) => i);
  const ahead = reach.map((step) => year + step);
  const back = reach.map((step) => year - step);
  const slack = isMonth ? MONTH : 0;
  const first = (years: readonly number[], fits: (found: DayNumber) => boolean) =>
    years.find((candidate) => {
      const found = on(candidate);
      return found !== null && fits(found);
    }) ?? null;
  if (which !== null) {
    if (which.step > 0) return first([year - 1, ...ahead], (found) => found > day);
    if (which.step < 0) return first([year + 1, ...back], (found) => found + slack < day);
    return on(year) === null ? null : year;
  }
  if (looks === 'ahead') return first([year - 1, ...ahead], (found) => found + slack >= day - JUST) ?? first(back, () => true);
  const around = looks === 'around' && !isMonth ? closestYear(moment, on) : null;
  return around ?? first(back, (found) => found <= day) ?? first(ahead, () => true);
}

const REACH = 29;
const JUST = 14;
const MONTH = 31;

/** A date whose year goes without saying is of the years around. */
const YEARS_AROUND = 1;

/** The year whose day is nearest, before or after: where a weekday stands beside it, or nothing says where to look. */
export function closestYear({ day, year }: Moment, on: (year: number) => DayNumber | null): number | null {
  if (year === null) return null;
  let best: { readonly year: number; readonly distance: number } | null = null;
  for (let candidate = year - YEARS_AROUND; candidate <= year + YEARS_AROUND; candidate++) {
    const found = on(candidate);
    const distance = found === null ? null : Math.abs(found - (day ?? found));
    if (distance !== null && (best === null || distance < best.distance)) best = { year: candidate, distance };
  }
  return best?.year ?? null;
}
