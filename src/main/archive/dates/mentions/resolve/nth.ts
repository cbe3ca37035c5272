import { type DayNumber, dayNumber, weekdayOf } from '../day.ts';
import type { When } from '../when.ts';
import type { Moment } from './moment.ts';
import { nearestYear } from './nearest-year.ts';
import type { Point } from './point.ts';

/** `the first Monday of March`, `last day in October 2015`, `the third Friday of next month`, `the first week of May`. */
export function nthIn(when: When, moment: Moment): Point | null {
  const { nth, month, period, weekday = 1 } = when;
  if (nth === undefined) return null;
  const on = (count: number): DayNumber | null => {
    const [year, number] = [Math.floor(count / 12), (count % 12) + 1];
    return nth.of === 'weekday'
      ? nthWeekday(year, number, weekday, nth.n)
      : nth.of === 'week'
        ? nthWeek(year, number, nth.n)
        : nth.n > 0
          ? dayNumber(year, number, nth.n)
          : lastDay(year, number);
  };
  const found = monthCounted(when, moment, on);
  const day = found === null ? null : on(found);
  if (day === null || (month === undefined && period === undefined)) return null;
  return nth.of === 'week' && when.weekday === undefined
    ? { grain: 'week', day }
    : { grain: 'day', day: nth.of === 'week' ? day + weekday - 1 : day };
}

function monthCounted({ month, year, period }: When, moment: Moment, on: (count: number) => DayNumber | null): number | null {
  if (month === undefined) return period?.unit === 'month' && moment.month !== null ? moment.month + period.step : null;
  if (year !== undefined) return year * 12 + month - 1;
  if (period?.unit === 'year') return moment.year === null ? null : (moment.year + period.step) * 12 + month - 1;
  const guess = nearestYear(moment, (candidate) => on(candidate * 12 + month - 1), null, false);
  return guess === null ? null : guess * 12 + month - 1;
}

/** The nth weekday of a month, from its end when negative. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): DayNumber | null {
  const first = dayNumber(year, month, 1);
  const last = lastDay(year, month);
  if (first === null || last === null) return null;
  const day =
    n > 0
      ? first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1)
      : last - ((weekdayOf(last) - weekday + 14) % 7) + 7 * (n + 1);
  return day >= first && day <= last ? day : null;
}

/** The Monday of the nth week: the first has the most of its days in the month. */
function nthWeek(year: number, month: number, n: number): DayNumber | null {
  const fourth = dayNumber(year, month, 4);
  const last = lastDay(year, month);
  if (fourth === null || last === null) return null;
  const first = fourth - ((weekdayOf(fourth) + 6) % 7);
  return n > 0 ? first + 7 * (n - 1) : last - ((weekdayOf(last) + 6) % 7);
}

function lastDay(year: number, month: number): DayNumber | null {
  const next = dayNumber(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1);
  return next === null ? null : next - 1;
}
