/** A calendar day by its number since 1970, so that days can be counted. */
export type DayNumber = number;

/** The day of a date; null when the calendar has no such day. */
export function dayNumber(year: number, month: number, day: number): DayNumber | null {
  const ms = new Date(0).setUTCFullYear(year, month - 1, day);
  const date = new Date(ms);
  return month >= 1 && month <= 12 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? Math.round(ms / 86_400_000)
    : null;
}

/** `2024-11-27`. */
export const isoDay = (day: DayNumber): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: DayNumber): number => (((day + 4) % 7) + 7) % 7;

/** `2013-W07`, the ISO week a day lies in. */
export function isoWeek(day: DayNumber): string {
  const thursday = day - ((weekdayOf(day) + 6) % 7) + 3;
  const year = Number(isoDay(thursday).slice(0, 4));
  const first = dayNumber(year, 1, 1) ?? 0;
  return `${year}-W${String(Math.floor((thursday - first) / 7) + 1).padStart(2, '0')}`;
}
