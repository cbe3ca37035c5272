import { dayNumber, weekdayOf } from '../day.ts';
import type { When } from '../when.ts';
import type { Moment } from './moment.ts';
import type { Point } from './point.ts';

/** `last month`, `Tuesday of last week`, `the 20th of next month`, `March of last year`. */
export function periodOf(when: When, moment: Moment): Point | null {
  const { unit, step } = when.period ?? { unit: 'day' as const, step: 0 };
  const { day, month, year } = moment;
  switch (unit) {
    case 'week':
    case 'weekend': {
      if (day === null) return null;
      const monday = day - ((weekdayOf(day) + 6) % 7) + 7 * step;
      if (when.weekday !== undefined) return { grain: 'day', day: monday + when.weekday - 1 };
      return unit === 'week' ? { grain: 'week', day: monday } : { grain: 'day', day: monday + 5 };
    }
    case 'month': {
      if (month === null) return null;
      const found = month + step;
      if (when.day === undefined) return { grain: 'month', month: found };
      const exact = dayNumber(Math.floor(found / 12), (found % 12) + 1, when.day);
      return exact === null ? null : { grain: 'day', day: exact };
    }
    case 'quarter':
      return month === null ? null : { grain: 'quarter', month: month - (month % 3) + 3 * step };
    case 'year': {
      if (year === null) return null;
      if (when.month === undefined) return { grain: 'year', year: year + step };
      if (when.day === undefined) return { grain: 'month', month: (year + step) * 12 + when.month - 1 };
      const exact = dayNumber(year + step, when.month, when.day);
      return exact === null ? null : { grain: 'day', day: exact };
    }
    case 'day':
      return day === null ? null : { grain: 'day', day: day + step };
    case 'hour':
    case 'minute':
    case 'second':
      return instant(unit, step, moment);
    case 'decade':
      return year === null ? null : { grain: 'decade', year: year - (year % 10) + 10 * step };
    default:
      return null;
  }
}

/** So many units in a row up to now, or from now on: the first and the last of them. */
export function severalOf(when: When, moment: Moment): readonly [Point, Point] | null {
  const { unit, step, count = 1 } = when.period ?? { unit: 'day' as const, step: 0 };
  const one = (at: number) => periodOf({ period: { unit, step: at } }, moment);
  const clocked = unit === 'hour' || unit === 'minute' || unit === 'second';
  const from = one(step < 0 ? -count : clocked ? 0 : 1);
  const to = one(step < 0 ? (clocked ? 0 : -1) : count);
  return from === null || to === null ? null : [from, to];
}

const SECONDS = { hour: 3600, minute: 60, second: 1 } as const;

function instant(unit: 'hour' | 'minute' | 'second', step: number, { day, seconds }: Moment): Point | null {
  if (day === null || seconds === null) return null;
  const total = seconds + step * SECONDS[unit];
  const days = Math.floor(total / 86_400);
  return { grain: unit === 'second' ? 'second' : 'minute', day: day + days, seconds: total - days * 86_400 };
}
