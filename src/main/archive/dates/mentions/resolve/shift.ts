import { type DayNumber, dayNumber, isoDay, weekdayOf } from '../day.ts';
import type { Unit } from '../lexing/senses.ts';
import type { Shift, When } from '../when.ts';
import type { Moment } from './moment.ts';
import type { Point } from './point.ts';

/** So much before or after a day. As exact as the unit counted in: years lead to a year, months to a month, hours and minutes to a minute. */
export function shifted(
  shift: Shift,
  weekday: number | null,
  moment: Moment,
  resolve: (when: When, moment: Moment) => Point | null,
): Point | null {
  const anchor = shift.anchor === null ? nowPoint(moment) : resolve(shift.anchor, moment);
  if (anchor === null) return null;
  const day = dayOf(anchor);
  if (day === null) return null;
  if (shift.weekday !== undefined) return inWeekdays(shift, day);
  const fine = shift.counts.some(
    ({ unit, n }) => SECONDS[unit] !== undefined || (n % 1 !== 0 && (unit === 'day' || unit === 'week')),
  );
  if (fine) return inSeconds(shift, anchor, moment);
  let found: DayNumber | null = day;
  for (const { n, unit } of shift.counts) found = found === null ? null : moved(found, shift.sign * n, unit);
  if (found === null) return null;
  if (weekday !== null) return { grain: 'day', day: found - ((weekdayOf(found) + 6) % 7) + weekday - 1 };
  return coarse(found, shift);
}

function nowPoint({ day, seconds }: Moment): Point | null {
  return day === null ? null : seconds === null ? { grain: 'day', day } : { grain: 'second', day, seconds };
}

function dayOf(point: Point): DayNumber | null {
  return 'day' in point
    ? point.day
    : point.grain === 'year'
      ? dayNumber(point.year, 1, 1)
      : point.grain === 'month'
        ? dayNumber(Math.floor(point.month / 12), (point.month % 12) + 1, 1)
        : null;
}

/** The grain of the smallest unit counted in; what is counted from a named day is as exact as that. */
function coarse(day: DayNumber, { counts, anchor }: Shift): Point | null {
  if (anchor !== null) return { grain: 'day', day };
  const units = new Set(counts.map(({ unit }) => unit));
  const [year = 0, month = 1] = isoDay(day).split('-').map(Number);
  if (units.has('day') || units.has('workday')) return { grain: 'day', day };
  if (units.has('week') || units.has('fortnight')) return { grain: 'week', day };
  if (units.has('month') || units.has('quarter')) return { grain: 'month', month: year * 12 + month - 1 };
  if (units.has('year')) return { grain: 'year', year };
  return units.has('decade') ? { grain: 'decade', year: year - (year % 10) } : null;
}

function inWeekdays({ sign, counts, weekday = 1 }: Shift, day: DayNumber): Point {
  const n = counts[0]?.n ?? 1;
  const today = ((weekdayOf(day) + 6) % 7) + 1;
  const first = sign > 0 ? (weekday - today + 7) % 7 || 7 : -((today - weekday + 7) % 7 || 7);
  return { grain: 'day', day: day + first + sign * 7 * (n - 1) };
}

const SECONDS: Readonly<Partial<Record<Unit, number>>> = { second: 1, minute: 60, hour: 3600 };

function inSeconds({ sign, counts }: Shift, anchor: Point, moment: Moment): Point | null {
  const start = 'seconds' in anchor ? anchor.seconds : null;
  if (start === null || !('day' in anchor)) return moment.day === null ? null : null;
  let total = start;
  for (const { n, unit } of counts) total += sign * n * (SECONDS[unit] ?? (unit === 'week' ? 604_800 : 86_400));
  const days = Math.floor(total / 86_400);
  const grain = counts.some(({ unit }) => unit === 'second') ? 'second' : 'minute';
  return { grain, day: anchor.day + days, seconds: total - days * 86_400 };
}

function moved(day: DayNumber, n: number, unit: Unit): DayNumber | null {
  switch (unit) {
    case 'day':
      return day + n;
    case 'week':
      return day + 7 * n;
    case 'fortnight':
      return day + 14 * n;
    case 'workday':
      return workdays(day, n);
    case 'month':
      return inMonths(day, n);
    case 'quarter':
      return inMonths(day, 3 * n);
    case 'year':
      return inMonths(day, 12 * n);
    case 'decade':
      return inMonths(day, 120 * n);
    case 'century':
      return inMonths(day, 1200 * n);
    default:
      return null;
  }
}

/** The same day so many months on, or the last of a shorter month. */
function inMonths(day: DayNumber, n: number): DayNumber | null {
  const [year = 0, month = 1, date = 1] = isoDay(day).split('-').map(Number);
  const count = year * 12 + month - 1 + Math.round(n);
  for (let last = date; last > 27; last--) {
    const found = dayNumber(Math.floor(count / 12), (count % 12) + 1, last);
    if (found !== null) return found;
  }
  return dayNumber(Math.floor(count / 12), (count % 12) + 1, date);
}

function workdays(day: DayNumber, n: number): DayNumber {
  let found = day;
  for (let left = Math.min(Math.abs(n), 400); left > 0; ) {
    found += Math.sign(n);
    if (weekdayOf(found) % 6 !== 0) left--;
  }
  return found;
}
