import type { Dated } from '../../../../../shared/contract/shapes/dated.ts';
import { type DayNumber, dayNumber } from '../day.ts';

/** What expressions are read against: when the text was written, and where its sentence looks. */
export interface Moment {
  /** Null when that is unknown, or known only by month or year. */
  readonly day: DayNumber | null;
  readonly year: number | null;
  /** Months since year 0. */
  readonly month: number | null;
  /** Seconds since midnight, null when no time is known. */
  readonly seconds: number | null;
  /** Where the sentence looks: to what is to come, to what was; `around` when it does not say. */
  readonly looks: 'ahead' | 'back' | 'around';
  /** The expression is the whole sentence: a date line, a notice. */
  readonly alone: boolean;
  /** The country of the language, `GB` of `en-GB`: who keeps which feast. */
  readonly region: string | null;
}

export type Written = Pick<Moment, 'day' | 'year' | 'month' | 'seconds'>;

export function writtenAt(reference: Dated | null): Written {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d))?)?)?)?)?/.exec(reference?.value ?? '');
  if (match === null) return { day: null, year: null, month: null, seconds: null };
  const [year = 0, month, day, hour, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  return {
    year,
    month: month === undefined ? null : year * 12 + month - 1,
    day: month === undefined || day === undefined ? null : dayNumber(year, month, day),
    seconds: hour === undefined ? null : hour * 3600 + minute * 60 + second,
  };
}
