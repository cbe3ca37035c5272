import { dayOfNumber, type GregorianDay } from './gregorian-day.ts';
import { FIRST_DAY, FIRST_YEAR, MONTH_BITS } from './umm-al-qura.ts';

/**
 * The Gregorian day of a day of the Islamic calendar as Umm al-Qura reckons it, 1300 to 1600 AH; null when there is no such day.
 * Where a month begins by sighting the moon it may have been the day before or after.
 */
export function hijriDay(year: number, month: number, day: number): GregorianDay | null {
  const length = hijriMonthLength(year, month);
  if (length === null || day < 1 || day > length) return null;
  return dayOfNumber((starts()[(year - FIRST_YEAR) * 12 + month - 1] ?? 0) + day - 1);
}

/** Days in a month, 29 or 30; null outside the table. */
export function hijriMonthLength(year: number, month: number): number | null {
  const all = starts();
  const at = (year - FIRST_YEAR) * 12 + month - 1;
  const [start, next] = [all[at], all[at + 1]];
  return month < 1 || month > 12 || start === undefined || next === undefined ? null : next - start;
}

let known: readonly number[] | undefined;

/** Day number of each month's first day, and of the one after the table. */
function starts(): readonly number[] {
  known ??= sum();
  return known;
}

function sum(): number[] {
  const all = [FIRST_DAY];
  for (let year = 0; year * 3 < MONTH_BITS.length; year++) {
    const bits = Number.parseInt(MONTH_BITS.slice(year * 3, year * 3 + 3), 16);
    for (let month = 0; month < 12; month++) all.push((all.at(-1) ?? 0) + 29 + ((bits >> month) & 1));
  }
  return all;
}
