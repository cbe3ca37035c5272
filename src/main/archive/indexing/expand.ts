import { automatonOf } from '../language/automaton.ts';
import { fold } from '../language/fold.ts';
import { termsOf } from '../language/stem.ts';
import type { TextClause } from '../seams.ts';
import { accepted, indexOf, prefixRange, stringAt } from './dictionary.ts';
import { type Term, termOfNumbers } from './score.ts';
import type { Segment } from './segment.ts';
import type { Shard } from './shard.ts';

/** What a clause became: the terms it scores by, and per shard which of them decide alone and which only by the forms named. */
export interface Expansion {
  /** In dictionary order; none that no article holds. */
  readonly terms: readonly Term[];
  readonly byShard: readonly ShardExpansion[];
}

export interface ShardExpansion {
  /** Every article with one of these terms matches. */
  readonly terms: readonly number[];
  /** An article with one of these terms matches when it has one of `forms`. */
  readonly maybe: readonly number[];
  readonly forms: ReadonlySet<number>;
}

/** The terms a typed word may have in this archive, and those alone. */
export function expandWord(shards: readonly Shard[], form: string): Expansion {
  const wanted = termsOf(form, langsOf(shards));
  return collect(shards, ({ segment }) => ({
    terms: wanted.map((term) => indexOf(segment.words, term)).filter((number) => number >= 0 && isTerm(segment, number)),
    maybe: [],
    forms: new Set(),
  }));
}

/** Terms that begin so, as Lunr's wildcard has it, and the terms of forms that begin so: `governm*` finds "government", whose term is `govern`. */
export function expandPrefix(shards: readonly Shard[], prefix: string): Expansion {
  const find = ({ words }: Segment) => {
    const [from, to] = prefixRange(words, prefix);
    return Array.from({ length: to - from }, (_, i) => from + i);
  };
  return expandBy(shards, (segment) => {
    const words = find(segment);
    return { forms: words, terms: words };
  });
}

/** Terms within Lunr's edit distance of the analysed word, and the terms of forms within that distance of the word as typed. */
export function expandFuzzy(shards: readonly Shard[], form: string, distance: number): Expansion {
  const ofForms = automatonOf(form, distance);
  const ofTerms = termsOf(form, langsOf(shards))
    .filter((term) => term !== form)
    .map((term) => automatonOf(term, distance));
  return expandBy(shards, ({ words }) => {
    const forms = accepted(words, ofForms);
    return { forms, terms: [...forms, ...ofTerms.flatMap((automaton) => accepted(words, automaton))] };
  });
}

/** Lunr's own expansion of a term with wildcards or a distance, over terms alone. */
export function expandPattern(shards: readonly Shard[], pattern: string, distance: number): Expansion {
  const automaton = automatonOf(pattern, distance);
  return collect(shards, ({ segment }) => ({
    terms: accepted(segment.words, automaton).filter((word) => isTerm(segment, word)),
    maybe: [],
    forms: new Set(),
  }));
}

/** The numbers of the forms in one shard that a word of a phrase takes. */
export function formsOf(shard: Shard, { match, text }: TextClause['words'][number]): number[] {
  const { words } = shard.segment;
  if (match === 'prefix') {
    const [from, to] = prefixRange(words, text);
    return Array.from({ length: to - from }, (_, i) => from + i);
  }
  const form = indexOf(words, match === 'spelling' ? fold(text) : text);
  return form < 0 ? [] : [form];
}

/** The terms of some forms of a shard. */
export function termsOfForms({ segment }: Shard, forms: Iterable<number>): Set<number> {
  const terms = new Set<number>();
  for (const form of forms) {
    for (let i = segment.formAt[form] ?? 0; i < (segment.formAt[form + 1] ?? 0); i++)
      terms.add(segment.entryTerm[segment.formEntries[i] ?? 0] ?? 0);
  }
  return terms;
}

/** Puts what each shard found under its own numbers together by spelling. */
export function collect(shards: readonly Shard[], find: (shard: Shard) => ShardExpansion): Expansion {
  const numbers = new Map<string, number[]>();
  const byShard = shards.map((shard, s) => {
    const found = find(shard);
    for (const number of [...found.terms, ...found.maybe]) {
      const text = stringAt(shard.segment.words, number);
      let known = numbers.get(text);
      if (!known) {
        known = shards.map(() => -1);
        numbers.set(text, known);
      }
      known[s] = number;
    }
    return found;
  });
  const terms = [...numbers]
    .map(([text, known]) => termOfNumbers(shards, text, known))
    .filter((term) => term.df > 0)
    .sort((a, b) => (a.text < b.text ? -1 : 1));
  return { terms, byShard };
}

function expandBy(
  shards: readonly Shard[],
  find: (segment: Segment) => { forms: readonly number[]; terms: readonly number[] },
): Expansion {
  return collect(shards, (shard) => {
    const found = find(shard.segment);
    const terms = new Set(found.terms.filter((word) => isTerm(shard.segment, word)));
    const forms = new Set(found.forms);
    const maybe = [...termsOfForms(shard, forms)].filter((term) => !terms.has(term));
    return { terms: [...terms], maybe, forms };
  });
}

const isTerm = ({ df }: Segment, word: number): boolean => (df[word] ?? 0) > 0;

function langsOf(shards: readonly Shard[]): Set<string> {
  const langs = new Set<string>();
  for (const { segment } of shards) for (const lang of segment.langs) langs.add(lang);
  return langs;
}
