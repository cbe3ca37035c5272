import fc from 'fast-check';
import type { TextClause, TextField } from '../../seams.ts';
import { FIELDS } from '../fields.ts';

const FIELD_NAMES: readonly TextField[] = FIELDS.map(({ name }) => name);

/** A clause of the query language in the making: which words of the archive, by chance. */
export interface QuestionSeed {
  readonly kind: TextClause['kind'];
  readonly picks: readonly number[];
  readonly letters: number;
  readonly distance: number;
  readonly fields: readonly TextField[];
  readonly boost: number;
  readonly scored: boolean;
}

/** Queries of one to three clauses of every kind that the query language has. */
export const questionSeeds: fc.Arbitrary<readonly QuestionSeed[]> = fc.array(
  fc.record<QuestionSeed>({
    kind: fc.constantFrom('word', 'word', 'prefix', 'fuzzy', 'phrase', 'near'),
    picks: fc.array(fc.nat(9999), { minLength: 1, maxLength: 3 }),
    letters: fc.integer({ min: 1, max: 5 }),
    distance: fc.constantFrom(1, 2),
    fields: fc.oneof(fc.constant([]), fc.subarray([...FIELD_NAMES], { minLength: 1 })),
    boost: fc.constantFrom(1, 1, 0.3, 2),
    scored: fc.constantFrom(true, true, true, false),
  }),
  { minLength: 1, maxLength: 3 },
);

/** The clause over an archive with these forms, in the order of its texts: so that phrases are met. */
export function questionOf(seed: QuestionSeed, forms: readonly string[]): TextClause {
  const { kind, picks, letters, distance, fields, boost, scored } = seed;
  const held = (pick: number) => forms[pick % forms.length] ?? 'nothing';
  const [first = 0] = picks;
  const many = kind === 'phrase' && first % 2 === 0 ? picks.map((_, i) => held(first + i)) : picks.map(held);
  const texts = kind === 'phrase' || kind === 'near' ? many : [held(first)];
  const words = texts.map((text, i) => {
    const isPrefix = kind === 'prefix' || (kind === 'phrase' && i === texts.length - 1 && first % 3 === 0);
    return { match: isPrefix ? ('prefix' as const) : ('form' as const), text: isPrefix ? text.slice(0, letters) : text };
  });
  return { kind, words, fields, distance: kind === 'fuzzy' ? distance : kind === 'near' ? distance * 3 : 0, boost, scored };
}
