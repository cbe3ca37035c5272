import { type DayNumber, dayNumber } from '../mentions/day.ts';

/** Easter Sunday of the western churches: the Gregorian computus. */
export function easter(year: number): DayNumber {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const moon =
    (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  return (dayNumber(year, 3, 1) ?? 0) + moon + sunday - 7 * late + 21;
}

/** Easter Sunday of the orthodox churches: the Julian computus, as a Gregorian day. */
export function orthodoxEaster(year: number): DayNumber {
  const moon = (19 * (year % 19) + 15) % 30;
  const sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  const julianGap = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return (dayNumber(year, 3, 1) ?? 0) + moon + sunday + 21 + julianGap;
}
