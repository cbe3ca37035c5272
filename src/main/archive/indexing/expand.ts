import { automatonOf } from '../language/automaton.ts';
import { stemsOf, termsOf } from '../language/stem.ts';
import { ByteReader } from './bytes.ts';
import { accepted, compareStrings, indexOf, prefixRange, stringAt } from './dictionary.ts';
import { readForms } from './record.ts';
import { readInto, type Segment } from './segment.ts';
import { liveDf, type Shard } from './shard.ts';

/** A term of the archive with its number in each shard (-1 where it is not) and how many (field, article) pairs hold it. */
export interface Term {
  readonly text: string;
  readonly numbers: Int32Array;
  readonly df: number;
}

/** What a clause became in one shard, by the shard's own numbers, ascending. */
export interface ShardExpansion {
  /** Every article with one of these terms matches. */
  readonly terms: ArrayLike<number>;
  /** An article with one of these terms matches when it has it as one of `forms`. */
  readonly maybe: readonly number[];
  readonly forms: ReadonlySet<number>;
}

/** The terms a typed word may have in this archive, and those alone. */
export function expandWord(shards: readonly Shard[], form: string): ShardExpansion[] {
  const wanted = termsOf(form, langsOf(shards));
  return shards.map(({ segment }) =>
    direct(wanted.map((term) => indexOf(segment.words, term)).filter((word) => word >= 0 && isTerm(segment, word))),
  );
}

/** Terms that begin so, as Lunr's wildcard has it, and the terms of forms that begin so: `governm*` finds "government", whose term is `govern`. */
export function expandPrefix(shards: readonly Shard[], prefix: string): ShardExpansion[] {
  return shards.map(({ segment }) => {
    const [from, to] = prefixRange(segment.words, prefix);
    const terms: number[] = [];
    for (let word = from; word < to; word++) if (isTerm(segment, word)) terms.push(word);
    const others = new Set<number>();
    const forms = new Set<number>();
    eachTermOfRange(segment, from, to, (form, term) => {
      if (term >= from && term < to) return;
      others.add(term);
      forms.add(form);
    });
    return { terms, maybe: ascending(others), forms };
  });
}

/** Terms within Lunr's edit distance of the analysed word, and the terms of forms within that distance of the word as typed. */
export function expandFuzzy(shards: readonly Shard[], form: string, distance: number): ShardExpansion[] {
  const ofForms = automatonOf(form, distance);
  const ofTerms = stemsOf(form, langsOf(shards))
    .filter((term) => term !== form)
    .map((term) => automatonOf(term, distance));
  return shards.map(({ segment }) => {
    const forms = accepted(segment.words, ofForms);
    const near = new Set([...forms, ...ofTerms.flatMap((automaton) => accepted(segment.words, automaton))]);
    const terms = ascending(near).filter((word) => isTerm(segment, word));
    const maybe = ascending(termsOfForms(segment, forms)).filter((term) => !near.has(term));
    return { terms, maybe, forms: new Set(forms) };
  });
}

/** Lunr's own expansion of a term with wildcards or a distance, over terms alone. */
export function expandPattern(shards: readonly Shard[], pattern: string, distance: number): ShardExpansion[] {
  const automaton = automatonOf(pattern, distance);
  return shards.map(({ segment }) => direct(accepted(segment.words, automaton).filter((word) => isTerm(segment, word))));
}

/** The terms that forms of a segment became. */
export function termsOfForms(segment: Segment, forms: readonly number[]): Set<number> {
  const terms = new Set<number>();
  for (const form of forms) eachTermOfRange(segment, form, form + 1, (_form, term) => terms.add(term));
  return terms;
}

/** Terms that only some shards found, by forms they have, with their numbers in all: what a term weighs does not depend on where its forms stand. */
export function uniteAll(shards: readonly Shard[], found: readonly ArrayLike<number>[]): Term[] {
  return unite(shards, found).map((term) => {
    const numbers = term.numbers.map((number, s) => {
      const segment = shards[s]?.segment;
      if (number >= 0 || !segment) return number;
      const known = indexOf(segment.words, term.text);
      return known >= 0 && isTerm(segment, known) ? known : -1;
    });
    const df = shards.reduce((sum, shard, s) => ((numbers[s] ?? -1) < 0 ? sum : sum + liveDf(shard, numbers[s] ?? 0)), 0);
    return { ...term, numbers, df };
  });
}

/** Terms of several shards put together by their text, in dictionary order; none that no article holds. */
export function unite(shards: readonly Shard[], found: readonly ArrayLike<number>[]): Term[] {
  const next = new Uint32Array(shards.length);
  const terms: Term[] = [];
  for (;;) {
    let first = -1;
    for (let s = 0; s < shards.length; s++) {
      if ((next[s] ?? 0) >= (found[s]?.length ?? 0)) continue;
      if (first < 0 || comparedAt(shards, found, next, s, first) < 0) first = s;
    }
    if (first < 0) return terms;
    const numbers = new Int32Array(shards.length).fill(-1);
    let df = 0;
    for (let s = shards.length - 1; s >= first; s--) {
      if ((next[s] ?? 0) >= (found[s]?.length ?? 0) || (s !== first && comparedAt(shards, found, next, s, first) !== 0)) continue;
      const number = found[s]?.[next[s] ?? 0] ?? 0;
      numbers[s] = number;
      const shard = shards[s];
      if (shard) df += liveDf(shard, number);
      if (s !== first) next[s] = (next[s] ?? 0) + 1;
    }
    next[first] = (next[first] ?? 0) + 1;
    const words = shards[first]?.segment.words;
    if (df > 0 && words) terms.push({ text: stringAt(words, numbers[first] ?? 0), numbers, df });
  }
}

function comparedAt(
  shards: readonly Shard[],
  found: readonly ArrayLike<number>[],
  next: Uint32Array,
  a: number,
  b: number,
): number {
  const x = shards[a]?.segment.words;
  const y = shards[b]?.segment.words;
  if (!x || !y) return 0;
  return compareStrings(x, found[a]?.[next[a] ?? 0] ?? 0, y, found[b]?.[next[b] ?? 0] ?? 0);
}

/** Calls back for every form in a range of words with each term it became. */
function eachTermOfRange(segment: Segment, from: number, to: number, visit: (form: number, term: number) => void): void {
  const { records, recordAt } = segment;
  const reader = new ByteReader(NO_BYTES);
  const terms: number[] = [];
  for (let form = from; form < to; form++) {
    const start = recordAt[form] ?? 0;
    // Forms stand at the head of a record, and are never many.
    readInto(reader, records, start, Math.min(start + HEAD_BYTES, recordAt[form + 1] ?? 0));
    terms.length = 0;
    readForms(reader, form, terms);
    for (const term of terms) visit(form, term);
  }
}

const NO_BYTES = new Uint8Array(0);
const HEAD_BYTES = 512;

const direct = (terms: readonly number[]): ShardExpansion => ({ terms: ascending(terms), maybe: [], forms: new Set() });
const ascending = (numbers: Iterable<number>): number[] => [...new Set(numbers)].sort((a, b) => a - b);
const isTerm = ({ df }: Segment, word: number): boolean => (df[word] ?? 0) > 0;

/** The languages whose rules made the terms. */
function langsOf(shards: readonly Shard[]): string[] {
  const langs = new Set<string>();
  for (const { segment } of shards) for (const lang of segment.langs) langs.add(lang);
  return [...langs];
}
