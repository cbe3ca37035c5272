import { type GregorianDay, dayNumber as numberOf } from '../calendars/gregorian-day.ts';
import { hijriDay } from '../calendars/hijri.ts';
import { jalaliDay } from '../calendars/jalali.ts';
import { type DayNumber, dayNumber } from '../mentions/day.ts';

/** Calendars that feasts are kept by. */
export type FeastCalendar = 'hijri' | 'persian' | 'hebrew' | 'chinese';

/** The first day in a Gregorian year that is a day and month of another calendar; null when there is none. Hebrew months go by name, the others by number. */
export function dayInCalendar(calendar: FeastCalendar, month: string, day: number, year: number): DayNumber | null {
  switch (calendar) {
    case 'hijri': {
      const near = Math.floor(((year - 622) * 33) / 32);
      return firstIn(
        year,
        [near, near + 1, near + 2].map((each) => hijriDay(each, Number(month), day)),
      );
    }
    case 'persian':
      return firstIn(
        year,
        [year - 622, year - 621].map((each) => jalaliDay(each, Number(month), day)),
      );
    default: {
      const days = daysOf(calendar, year);
      // In a leap year the feasts of Adar are kept in the second.
      return days.get(`${month}-${day}`) ?? (month === 'Adar' ? days.get(`Adar II-${day}`) : undefined) ?? null;
    }
  }
}

function firstIn(year: number, days: readonly (GregorianDay | null)[]): DayNumber | null {
  const found = days.find((each) => each?.year === year);
  return found == null ? null : numberOf(found);
}

const kept = new Map<string, Map<string, DayNumber>>();

/** Every day of a Gregorian year by its month and day there, from the locale data; kept, for a feast is asked for in a few years again and again. */
function daysOf(calendar: 'hebrew' | 'chinese', year: number): Map<string, DayNumber> {
  const key = `${calendar} ${year}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const month = calendar === 'hebrew' ? 'long' : 'numeric';
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, { month, day: 'numeric', timeZone: 'UTC' });
  const days = new Map<string, DayNumber>();
  const first = dayNumber(year, 1, 1) ?? 0;
  const last = dayNumber(year, 12, 31) ?? first;
  for (let at = first; at <= last; at++) {
    const parts = format.formatToParts(at * 86_400_000);
    const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
    const name = `${part('month')}-${part('day')}`;
    if (!days.has(name)) days.set(name, at);
  }
  if (kept.size >= MOST_YEARS) kept.clear();
  kept.set(key, days);
  return days;
}
const MOST_YEARS = 400;
