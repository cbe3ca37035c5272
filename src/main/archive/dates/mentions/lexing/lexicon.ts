import { foldInPlace } from '../../fold-in-place.ts';
import type { LanguageTable } from '../../languages/language-table.ts';
import { type Meaning, meaningOf, NOTHING } from './meaning.ts';
import { senseOf } from './sense-names.ts';
import type { Sense } from './senses.ts';
import { type Token, tokensOf } from './tokens.ts';

/** The forms of a language as they stand in folded text, token by token. */
export interface Lexicon {
  /** The longest form that begins at a token, null when none does. */
  longest(tokens: readonly Token[], at: number, original: string): Phrase | null;
}

export interface Phrase {
  readonly next: number;
  readonly meaning: Meaning;
}

interface Node {
  readonly next: Map<string, Node>;
  readonly senses: Sense[];
  /** Those that count without a capital. */
  readonly lower: Sense[];
  meaning: Meaning;
  lowerMeaning: Meaning;
}

export function lexiconOf(table: LanguageTable): Lexicon {
  const root = node();
  for (const [key, forms] of Object.entries(table.words)) {
    const sense = senseOf(key);
    for (const form of forms.split('|')) learn(root, form.trim(), sense);
  }
  settle(root);
  const affixed = (table.suffixes ?? []).length + (table.prefixes ?? []).length > 0;
  return {
    longest: (tokens, at, original) =>
      affixed ? longestAffixed(root, table, tokens, at, original) : longest(root, tokens, at, original),
  };
}

const node = (): Node => ({ next: new Map(), senses: [], lower: [], meaning: NOTHING, lowerMeaning: NOTHING });

function learn(root: Node, form: string, sense: Sense): void {
  const weak = form.startsWith('?');
  const written = weak ? form.slice(1) : form;
  if (written === '') return;
  let at = root;
  for (const { key } of tokensOf(foldInPlace(written))) {
    const next = at.next.get(key) ?? node();
    at.next.set(key, next);
    at = next;
  }
  const learnt: Sense = weak ? { ...sense, weak } : sense;
  if (at.senses.some((each) => JSON.stringify(each) === JSON.stringify(learnt))) return;
  at.senses.push(learnt);
  if (!/^\p{Lu}/u.test(written)) at.lower.push(learnt);
}

function settle(each: Node): void {
  each.meaning = meaningOf(each.senses);
  each.lowerMeaning = each.lower.length === each.senses.length ? each.meaning : meaningOf(each.lower);
  for (const next of each.next.values()) settle(next);
}

const isCapital = (letter: string): boolean => letter !== letter.toLowerCase();

function longest(root: Node, tokens: readonly Token[], at: number, original: string): Phrase | null {
  let found: Phrase | null = null;
  let reached: Node | undefined = root;
  for (let i = at; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined || (i > at && token.opensLine)) break;
    reached = reached.next.get(token.key);
    if (reached === undefined) break;
    const meaning: Meaning =
      reached.meaning === reached.lowerMeaning || isCapital(original.charAt(tokens[at]?.start ?? 0))
        ? reached.meaning
        : reached.lowerMeaning;
    if (meaning.kinds !== 0) found = { next: i + 1, meaning };
  }
  return found;
}

/** The same where words take endings or beginnings: each word as it stands, and without what its language joins to it. */
function longestAffixed(root: Node, table: LanguageTable, tokens: readonly Token[], at: number, original: string): Phrase | null {
  const capital = isCapital(original.charAt(tokens[at]?.start ?? 0));
  const sensesOf = (nodes: readonly Node[]) => nodes.flatMap((each) => (capital ? each.senses : each.lower));
  let found: Phrase | null = null;
  let [written, stripped]: [readonly Node[], readonly Node[]] = [[root], []];
  for (let i = at; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined || (i > at && token.opensLine)) break;
    const [key, ...others] = readingsOf(token.key, table);
    const all = [...written, ...stripped];
    [written, stripped] = [
      reached(written, [key ?? token.key]),
      [...reached(stripped, [key ?? token.key]), ...reached(all, others)],
    ];
    if (written.length + stripped.length === 0) break;
    // A form that is known as it stands is no other with an ending.
    const senses = sensesOf(written).length > 0 ? sensesOf(written) : sensesOf(stripped);
    if (senses.length > 0) found = { next: i + 1, meaning: meaningOf(senses) };
  }
  return found;
}

const reached = (nodes: readonly Node[], keys: readonly string[]): Node[] =>
  nodes.flatMap((each) => keys.flatMap((key) => each.next.get(key) ?? []));

function readingsOf(key: string, { suffixes = [], prefixes = [] }: LanguageTable): string[] {
  const readings = [key];
  for (const suffix of suffixes)
    if (key.length - suffix.length >= SHORTEST && key.endsWith(suffix)) readings.push(key.slice(0, -suffix.length));
  for (const prefix of prefixes)
    if (key.length - prefix.length >= SHORTEST - 1 && key.startsWith(prefix)) readings.push(key.slice(prefix.length));
  return readings;
}
const SHORTEST = 3;
