import type { Mention } from '../../../../shared/contract/shapes/dated.ts';

/** A stretch of text and the date it names. */
export interface Expression {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly precision: Mention['precision'];
  readonly certainty: Mention['certainty'];
  /** How it was read, where that is not by the day of publication. */
  readonly basis?: string;
}
