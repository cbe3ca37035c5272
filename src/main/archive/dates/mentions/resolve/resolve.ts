import { holidayOn } from '../../holidays/holiday.ts';
import { type DayNumber, dayNumber, weekdayOf } from '../day.ts';
import type { When } from '../when.ts';
import { clockOn } from './clock.ts';
import type { Moment } from './moment.ts';
import { closestYear, nearestYear } from './nearest-year.ts';
import { nthIn } from './nth.ts';
import { periodOf } from './period.ts';
import type { Point } from './point.ts';
import { shifted } from './shift.ts';

/** Which time an expression names; null when that cannot be told. */
export function resolve(when: When, moment: Moment): Point | null {
  const { clock, ...date } = when;
  if (clock !== undefined) {
    const day = hasDate(date) ? resolveDate(date, moment) : null;
    if (hasDate(date) && day?.grain !== 'day') return null;
    return clockOn(clock, day?.grain === 'day' ? day.day : null, date.part ?? null, moment);
  }
  return resolveDate(when, moment);
}

const hasDate = (when: When): boolean => Object.keys(when).some((key) => key !== 'part' && key !== 'edge');

function resolveDate(when: When, moment: Moment): Point | null {
  if (when.shift !== undefined) return shifted(when.shift, when.weekday ?? null, moment, resolve);
  if (when.now) return moment.day === null ? null : { grain: 'day', day: moment.day };
  if (when.offset !== undefined) {
    const back = when.offsetEitherWay && moment.looks === 'back';
    return moment.day === null ? null : { grain: 'day', day: moment.day + (back ? -when.offset : when.offset) };
  }
  if (when.holiday !== undefined) return holidayPoint(when, moment);
  if (when.nth !== undefined) return nthIn(when, moment);
  if (when.period !== undefined) return periodOf(when, moment);
  if (when.month !== undefined) return monthPoint(when, moment);
  if (when.day !== undefined) return dayOfSomeMonth(when, moment);
  if (when.weekday !== undefined) return weekdayPoint(when, moment);
  return when.year === undefined ? null : { grain: 'year', year: when.year };
}

function monthPoint({ month = 1, day, orDay, weekday, year, shortYear, which }: When, moment: Moment): Point | null {
  const full = year === undefined ? null : shortYear ? centuryOf(year, moment) : year;
  if (day === undefined) {
    if (full !== null) return { grain: 'month', month: full * 12 + month - 1 };
    const guess = nearestYear(moment, (candidate) => dayNumber(candidate, month, 1), which ?? null, true);
    return guess === null ? null : { grain: 'month', month: guess * 12 + month - 1 };
  }
  const readings = orDay === undefined ? [[day, month] as const] : [[day, month] as const, [month, day] as const];
  const found = readings.flatMap(([d, m]) => {
    const on = (candidate: number) => fitting(dayNumber(candidate, m, d), weekday);
    const plain = (candidate: number) => dayNumber(candidate, m, d);
    if (full !== null) return plain(full) === null ? [] : [{ day: plain(full), fits: on(full) !== null }];
    const guess = weekday === undefined ? nearestYear(moment, on, which ?? null, false) : closestYear(moment, on);
    if (guess !== null) return [{ day: on(guess), fits: true }];
    const loose = weekday === undefined ? null : nearestYear(moment, plain, which ?? null, false);
    return loose === null ? [] : [{ day: plain(loose), fits: false }];
  });
  // Two readings: the weekday beside them decides, or nothing does.
  const fits = found.filter((each) => each.fits);
  const chosen =
    readings.length === 1
      ? found[0]
      : weekday !== undefined && fits.length === 1
        ? fits[0]
        : found.length === 1
          ? found[0]
          : undefined;
  return chosen?.day == null ? null : { grain: 'day', day: chosen.day };
}

const fitting = (day: DayNumber | null, weekday: number | undefined): DayNumber | null =>
  day === null || (weekday !== undefined && weekdayOf(day) !== weekday % 7) ? null : day;

/** The full year of two digits: the one nearest to when the text was written. */
function centuryOf(short: number, { year }: Moment): number {
  const around = year ?? 2000;
  const base = Math.floor(around / 100) * 100 + short;
  return base > around + 20 ? base - 100 : base <= around - 80 ? base + 100 : base;
}

/** `the 15th`, `Tuesday the 19th`: the nearest month that has such a day, forward or back. */
function dayOfSomeMonth({ day = 1, weekday }: When, moment: Moment): Point | null {
  if (moment.day === null || moment.month === null) return null;
  if (moment.looks === 'around') return nearestSuchDay(day, weekday, moment.day, moment.month);
  const order = moment.looks === 'ahead' ? AHEAD : BACK;
  for (const step of order) {
    const month = moment.month + step;
    const found = fitting(dayNumber(Math.floor(month / 12), (month % 12) + 1, day), weekday);
    if (found === null || (moment.looks === 'ahead' ? found < moment.day : found > moment.day)) continue;
    return { grain: 'day', day: found };
  }
  return null;
}
/** The nearest day before or after that has the number, and the weekday where one is named. */
function nearestSuchDay(day: number, weekday: number | undefined, from: DayNumber, month: number): Point | null {
  let best: DayNumber | null = null;
  for (let step = -MONTHS_AROUND; step <= MONTHS_AROUND; step++) {
    const found = fitting(dayNumber(Math.floor((month + step) / 12), ((month + step) % 12) + 1, day), weekday);
    if (found !== null && (best === null || Math.abs(found - from) < Math.abs(best - from))) best = found;
  }
  return best === null ? null : { grain: 'day', day: best };
}
const MONTHS_AROUND = 24;
const AHEAD = Array.from({ length: 48 }, (_, i) => i);
const BACK = AHEAD.map((step) => -step);

/** A weekday is of the week around the day of writing: the last one, or the next where the sentence looks ahead. */
function weekdayPoint({ weekday = 1, which }: When, moment: Moment): Point | null {
  const { day } = moment;
  if (day === null) return null;
  const today = ((weekdayOf(day) + 6) % 7) + 1;
  const monday = day - today + 1;
  const back = (today - weekday + 7) % 7;
  const on = (found: DayNumber): Point => ({ grain: 'day', day: found });
  if (which === undefined)
    return on(moment.looks === 'ahead' ? day + (moment.alone && back === 0 ? 7 : (7 - back) % 7) : day - back);
  const further = 7 * (Math.abs(which.step) - 1);
  if (which.near)
    return on(which.step < 0 ? day - (back === 0 ? 7 : back) - further : day + (back === 0 ? 7 : 7 - back) + further);
  const found = monday + 7 * which.step + weekday - 1;
  // `This Monday`, said on a Tuesday of what is to come, is the next one.
  return on(which.step === 0 && moment.looks === 'ahead' && (found < day || (moment.alone && found === day)) ? found + 7 : found);
}

function holidayPoint({ holiday = '', year, shortYear, which, period, weekday }: When, moment: Moment): Point | null {
  const on = (candidate: number) => {
    const day = holidayOn(holiday, candidate, moment.region);
    return day !== null && weekday !== undefined && weekdayOf(day) !== weekday % 7 ? null : day;
  };
  const known =
    year === undefined
      ? period?.unit === 'year' && moment.year !== null
        ? moment.year + period.step
        : null
      : shortYear
        ? centuryOf(year, moment)
        : year;
  const found = known ?? nearestYear(moment, on, which ?? null, false);
  const day = found === null ? null : on(found);
  return day === null ? null : { grain: 'day', day };
}
