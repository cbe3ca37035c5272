import type { Part, Unit, Which } from './lexing/senses.ts';

/** What an expression says of a time, field by field, before anything is known of when the text was written. */
export interface When {
  readonly year?: number;
  /** The year was written with two digits. */
  readonly shortYear?: boolean;
  readonly month?: number;
  readonly day?: number;
  /** A day and a month in figures that may stand in either order. */
  readonly orDay?: number;
  /** 1 Monday … 7 Sunday. */
  readonly weekday?: number;
  readonly which?: Which;
  /** The nth weekday, day or week of a month or period; -1 the last. */
  readonly nth?: { readonly n: number; readonly of: 'weekday' | 'day' | 'week' };
  /** This week, last month, next year. */
  readonly period?: { readonly unit: Unit; readonly step: number; readonly count?: number };
  /** Days from today. */
  readonly offset?: number;
  /** The same word counts so many days back: `कल`. The tense tells which. */
  readonly offsetEitherWay?: boolean;
  readonly now?: boolean;
  readonly holiday?: string;
  readonly season?: number;
  readonly clock?: Clock;
  readonly part?: Part;
  readonly edge?: 'early' | 'mid' | 'late' | 'end';
  readonly shift?: Shift;
  readonly until?: When;
}

export interface Clock {
  readonly hour: number;
  readonly minute: number | null;
  readonly second: number | null;
  /** Half of the day, or known to be on 24 hours; null leaves twelve hours open. */
  readonly half: 'am' | 'pm' | null;
  /** Its part of the day is named (`4 in the morning`): it does not pass over to tomorrow. */
  readonly isToday?: boolean;
}

/** So much before or after: `two weeks ago`, `three days after Easter`. */
export interface Shift {
  readonly sign: -1 | 1;
  readonly counts: readonly { readonly n: number; readonly unit: Unit }[];
  /** Counted in weekdays: `three Fridays from now`. */
  readonly weekday?: number;
  /** Null counts from the day the text was written. */
  readonly anchor: When | null;
}

/** Two parts of one expression as one, null where they say the same thing twice. */
export function joined(a: When, b: When): When | null {
  for (const key of Object.keys(a)) if (key in b) return null;
  if (a.until !== undefined || b.until !== undefined) return null;
  const days = [a, b].filter(
    (each) =>
      each.offset !== undefined || each.now || each.holiday !== undefined || each.month !== undefined || each.orDay !== undefined,
  );
  if (days.length === 2 && !(a.offset === undefined && b.offset === undefined && !a.now && !b.now)) return null;
  return { ...a, ...b };
}
