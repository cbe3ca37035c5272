import fc from 'fast-check';
import { FIELDS } from '../fields.ts';
import type { LunrClause } from './oracle.ts';

const ALL = FIELDS.map(({ name }) => name);

/** A clause in the making: which term of the archive, by chance, and what becomes of it. */
export interface ClauseSeed {
  readonly shape: 'term' | 'nothing' | 'wildcard' | 'misspelt';
  /** Which of the archive's terms; modulo how many there are. */
  readonly pick: number;
  readonly from: number;
  readonly to: number;
  readonly distance: 1 | 2;
  readonly fields: readonly string[];
  readonly boost: number;
  readonly presence: LunrClause['presence'];
}

/** Queries of one to four clauses of every kind that Lunr has. */
export const querySeeds: fc.Arbitrary<readonly ClauseSeed[]> = fc.array(
  fc.record<ClauseSeed>({
    shape: fc.constantFrom('term', 'term', 'term', 'wildcard', 'wildcard', 'misspelt', 'nothing'),
    pick: fc.nat(9999),
    from: fc.nat(6),
    to: fc.nat(6),
    distance: fc.constantFrom(1, 2),
    fields: fc.oneof(fc.constant(ALL), fc.subarray(ALL, { minLength: 1 })),
    boost: fc.constantFrom(1, 1, 2, 10, 0.5),
    presence: fc.constantFrom('optional', 'optional', 'required', 'prohibited'),
  }),
  { minLength: 1, maxLength: 4 },
);

/** The clause over an archive that holds these terms; wildcards keep so many letters at least, so that in a large archive they do not all mean every word. */
export function clauseOf(seed: ClauseSeed, terms: readonly string[], letters = 0): LunrClause {
  const { shape, pick, distance, fields, boost, presence } = seed;
  const held = terms[pick % terms.length] ?? 'nothing';
  const term =
    shape === 'nothing'
      ? `nothing${pick}`
      : shape === 'wildcard'
        ? wild(held, seed, letters)
        : shape === 'misspelt'
          ? misspelt(held, seed)
          : held;
  return { term, fields, boost, presence, editDistance: shape === 'misspelt' ? distance : 0 };
}

/** What is special about a clause, for counting. */
export function kindsOf({ term, fields, boost, editDistance, presence }: LunrClause): string[] {
  const kinds = [editDistance > 0 ? `within ${editDistance}` : term.includes('*') ? 'wildcard' : 'term', presence];
  if (boost !== 1) kinds.push('boosted');
  if (fields.length < FIELDS.length) kinds.push('some fields');
  return kinds;
}

function wild(term: string, { from, to, pick }: ClauseSeed, letters: number): string {
  const start = Math.max(letters, Math.min(from, to));
  const end = Math.max(letters, Math.min(Math.max(from, to), term.length - letters));
  const [head, middle, tail] = [term.slice(0, start), term.slice(start, end), term.slice(end)];
  const patterns = [`${head}*`, `*${tail}`, `${head}*${tail}`, `*${middle}*`, `${head}**`, `*${middle}*${tail}`, '*'];
  const made = patterns[(pick >>> 3) % patterns.length] ?? '*';
  return made.replaceAll('*', '').length < letters ? `${term.slice(0, letters)}*` : made;
}

function misspelt(term: string, { from, to }: ClauseSeed): string {
  // A distance belongs to a plain word: Lunr reads `*` inside one as a letter.
  const plain = term.replaceAll('*', '');
  const at = from % Math.max(1, plain.length);
  const [before, letter, after] = [plain.slice(0, at), plain.slice(at, at + 1), plain.slice(at + 1)];
  const made = [
    `${before}${after}`,
    `${before}q${letter}${after}`,
    `${before}q${after}`,
    `${before}${after.slice(0, 1)}${letter}${after.slice(1)}`,
    plain,
  ];
  return made[to % made.length] || 'a';
}
