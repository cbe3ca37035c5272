import type { Edit } from '../../../../shared/edited-text.ts';

/** One reason why characters of a text are not what its author wrote, and what they were. */
export interface Repair {
  /** Its name in the ledger of removals. */
  readonly id: string;
  /** What is to be changed in a text of a source, told by all that the source says; null when nothing is. */
  of(whole: string): EditsOf | null;
}

export type EditsOf = (text: string) => Edit[];

/** An edit for each place that an expression with the flag `g` finds. */
export const editsAt = (text: string, place: RegExp, instead: string): Edit[] =>
  [...text.matchAll(place)].map(({ 0: found, index }) => ({ start: index, end: index + found.length, text: instead }));
