import type { TimeInterval } from 'd3-time';
import { utcDay, utcHour, utcMonday, utcMonth, utcYear } from 'd3-time';
import type { Unit } from '../../../shared/contract/timeline.ts';

/** Calendar units from fine to coarse. */
export const UNITS: readonly Unit[] = ['hour', 'day', 'week', 'month', 'quarter', 'year', 'decade'];

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** The mean length of a unit, for choosing one; never for placing anything. */
export const UNIT_MS: Readonly<Record<Unit, number>> = {
  hour: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30.436875 * DAY_MS,
  quarter: 91.310625 * DAY_MS,
  year: 365.2425 * DAY_MS,
  decade: 3652.425 * DAY_MS,
};

/** The smallest unit whose bins are at least `minPx` wide when `spanMs` is drawn over `widthPx`. */
export function autoUnit(spanMs: number, widthPx: number, minPx: number): Unit {
  return UNITS.find((unit) => (UNIT_MS[unit] / spanMs) * widthPx >= minPx) ?? 'decade';
}

/** The start of the calendar unit that holds an instant, in UTC; weeks begin on Monday. */
export function floorTo(unit: Unit, ms: number): number {
  return intervalOf(unit).floor(new Date(ms)).getTime();
}

/** The first unit start at or after an instant. */
export function ceilTo(unit: Unit, ms: number): number {
  return intervalOf(unit).ceil(new Date(ms)).getTime();
}

/** The unit start `steps` units later (or earlier). */
export function offsetBy(unit: Unit, ms: number, steps: number): number {
  return intervalOf(unit).offset(new Date(ms), steps).getTime();
}

/** How many units of that kind lie between two unit starts. */
export function unitsBetween(unit: Unit, start: number, end: number): number {
  if (unit === 'hour' || unit === 'day' || unit === 'week') return Math.round((end - start) / UNIT_MS[unit]);
  const months = monthNumber(end) - monthNumber(start);
  return Math.round(months / MONTHS_IN[unit]);
}

const MONTHS_IN = { month: 1, quarter: 3, year: 12, decade: 120 } as const;

function monthNumber(ms: number): number {
  const date = new Date(ms);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function intervalOf(unit: Unit): TimeInterval {
  return INTERVALS[unit] ?? utcDay;
}

// d3 answers null only for steps that are no positive whole number.
const INTERVALS: Readonly<Record<Unit, TimeInterval | null>> = {
  hour: utcHour,
  day: utcDay,
  week: utcMonday,
  month: utcMonth,
  quarter: utcMonth.every(3),
  year: utcYear,
  decade: utcYear.every(10),
};
