import { ArchiveError } from '../../../shared/archive-error.ts';
import type { Dated, Mention } from '../../../shared/contract/shapes/dated.ts';

/** The stretch of time a date of the archive names, in ms since 1970 UTC, end exclusive. */
export interface TimeSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a date stands on the time axis: `2024-12-09T14:00`, `2024-12`, `2013-W07`, `2013-Q2`, `201X`, or a range `A/B`.
 * Without a zone it is placed as written, as if in UTC. The value's own digits decide its width; `precision` is what it should be.
 */
export function spanOf(value: string, precision: Dated['precision'] | Mention['precision'], zone: string | null): TimeSpan {
  const [first = '', last, ...more] = value.split('/');
  const start = wallSpan(first);
  const end = last === undefined ? start : wallSpan(last);
  if (start === null || end === null || more.length > 0 || end.end <= start.start) {
    throw new ArchiveError('invalid', `“${value}” is not a date of ${precision} precision that can be placed on a timeline.`);
  }
  const offset = offsetMs(zone);
  return { start: start.start - offset, end: end.end - offset };
}

/** An offset (`+03:00`, `-0930`, `Z`) in ms east of UTC; null (none named) counts as UTC. */
export function offsetMs(zone: string | null): number {
  if (zone === null || /^z$/i.test(zone)) return 0;
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (match === null) throw new ArchiveError('invalid', `“${zone}” is not an offset such as +03:00 or Z.`);
  const [, sign, hours, minutes = '0'] = match;
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const DECADE = /^(\d{3})X$/;
const QUARTER = /^(\d{4})-Q([1-4])$/;
const WEEK = /^(\d{4})-W(\d{2})$/;
const INSTANT = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2}))?)?)?)?)?$/;

/** One value on the wall clock, as if UTC; null when it is none. */
function wallSpan(value: string): TimeSpan | null {
  const decade = DECADE.exec(value);
  if (decade !== null) return months(Number(`${decade[1]}0`), 0, 120);
  const quarter = QUARTER.exec(value);
  if (quarter !== null) return months(Number(quarter[1]), (Number(quarter[2]) - 1) * 3, 3);
  const week = WEEK.exec(value);
  if (week !== null) return weekSpan(Number(week[1]), Number(week[2]));
  const instant = INSTANT.exec(value);
  return instant === null ? null : instantSpan(instant.slice(1));
}

function instantSpan(parts: readonly (string | undefined)[]): TimeSpan | null {
  const [year = 0, month, day, hour, minute, second] = parts.map((part) => (part === undefined ? undefined : Number(part)));
  if (month === undefined) return months(year, 0, 12);
  if (month < 1 || month > 12) return null;
  if (day === undefined) return months(year, month - 1, 1);
  const dayStart = utc(year, month - 1, day);
  if (new Date(dayStart).getUTCDate() !== day) return null;
  if (hour === undefined) return { start: dayStart, end: dayStart + DAY };
  if (hour > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return null;
  const start = dayStart + hour * HOUR + (minute ?? 0) * MINUTE + (second ?? 0) * SECOND;
  return { start, end: start + (minute === undefined ? HOUR : second === undefined ? MINUTE : SECOND) };
}

/** ISO 8601 weeks: Monday first, week 1 holds 4 January. */
function weekSpan(year: number, week: number): TimeSpan | null {
  const fourth = utc(year, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY;
  const start = monday + (week - 1) * 7 * DAY;
  return week < 1 || new Date(start + 3 * DAY).getUTCFullYear() !== year ? null : { start, end: start + 7 * DAY };
}

const months = (year: number, from: number, count: number): TimeSpan => ({
  start: utc(year, from, 1),
  end: utc(year, from + count, 1),
});

/** `Date.UTC` without its reading of 0-99 as 1900-1999. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}
