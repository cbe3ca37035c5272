import { dayOfNumber, type GregorianDay } from './gregorian-day.ts';

/** The Gregorian day of a day of the Solar Hijri calendar of Iran and Afghanistan; null when it has no such day, or the year is out of reach. */
export function jalaliDay(year: number, month: number, day: number): GregorianDay | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > jalaliMonthLength(year, month))
    return null;
  const before = month <= 7 ? (month - 1) * 31 : (month - 1) * 30 + 6;
  return dayOfNumber(newYear(year) + before + day - 1);
}

/** Days in a month: 31 in spring and summer, then 30, and 29 in Esfand unless the year is a leap year. */
export function jalaliMonthLength(year: number, month: number): number {
  if (month <= 6) return 31;
  if (month <= 11) return 30;
  return newYear(year + 1) - newYear(year) - 336;
}

/** The 33-year cycle is the observed equinox in these years, CE 1799 to 2122. */
const FIRST_YEAR = 1178;
const LAST_YEAR = 1500;

/** Day number of 1 Farvardin: eight leap years in every 33. */
const newYear = (year: number): number => EPOCH + 365 * (year - 1) + Math.floor((8 * year + 21) / 33);
/** The day before 1 Farvardin of year 1, less the leap days that the formula begins with. */
const EPOCH = -492_268;
