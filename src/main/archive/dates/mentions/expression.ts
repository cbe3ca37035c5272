import type { Mention } from '../../../../shared/contract/shapes/dated.ts';
import type { DayNumber } from './day.ts';

/** A stretch of text that a finder takes for a date, and how to work out which. */
export interface Expression {
  readonly start: number;
  readonly end: number;
  /** Null when it cannot be told: nothing is mentioned then. */
  resolve(moment: Moment): Resolved | null;
}

/** What an expression is read against: when the article was published, and whether its sentence speaks of what is to come. */
export interface Moment {
  /** Null when that is unknown, or known only by month or year. */
  readonly day: DayNumber | null;
  /** Year of publication, null when unknown. */
  readonly year: number | null;
  readonly looksAhead: boolean;
}

/** Which date it is; `stated` when the text says it whole. */
export interface Resolved {
  readonly value: string;
  readonly precision: Mention['precision'];
  readonly certainty: Mention['certainty'];
}

/** A text as finders see it: folded unit for unit, so that offsets are those of the text. */
export interface FoundIn {
  readonly folded: string;
  readonly original: string;
  readonly lang: string | null;
}

/** Finds expressions of one kind. */
export type Finder = (text: FoundIn) => Expression[];

export const stated = (value: string, precision: Resolved['precision']): Resolved => ({ value, precision, certainty: 'stated' });
export const inferred = (value: string, precision: Resolved['precision']): Resolved => ({
  value,
  precision,
  certainty: 'inferred',
});
