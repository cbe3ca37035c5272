/** A day of the calendar that the archive counts in. */
export interface GregorianDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The number of a Gregorian day: days since 1970-01-01. */
export const dayNumber = ({ year, month, day }: GregorianDay): number =>
  Math.round(new Date(0).setUTCFullYear(year, month - 1, day) / DAY_MS);

/** The Gregorian day of a number. */
export function dayOfNumber(number: number): GregorianDay {
  const date = new Date(number * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const DAY_MS = 86_400_000;
