import { foldInPlace } from '../../fold-in-place.ts';
import type { LanguageTable } from '../../languages/language-table.ts';
import { senseOf } from './sense-names.ts';
import type { Sense } from './senses.ts';
import { type Token, tokensOf } from './tokens.ts';

/** The forms of a language as they stand in folded text, token by token. */
export interface Lexicon {
  /** The longest form that begins at a token, null when none does. */
  longest(
    tokens: readonly Token[],
    at: number,
    original: string,
  ): { readonly next: number; readonly senses: readonly Sense[] } | null;
}

interface Node {
  readonly next: Map<string, Node>;
  readonly senses: { readonly sense: Sense; readonly capital: boolean }[];
}

export function lexiconOf(table: LanguageTable): Lexicon {
  const root: Node = { next: new Map(), senses: [] };
  for (const [key, forms] of Object.entries(table.words)) {
    const sense = senseOf(key);
    for (const form of forms.split('|')) learn(root, form.trim(), sense);
  }
  return { longest: (tokens, at, original) => longest(root, table, tokens, at, original) };
}

function learn(root: Node, form: string, sense: Sense): void {
  const weak = form.startsWith('?');
  const written = weak ? form.slice(1) : form;
  if (written === '') return;
  let node = root;
  for (const { key } of tokensOf(foldInPlace(written))) {
    const next = node.next.get(key) ?? { next: new Map(), senses: [] };
    node.next.set(key, next);
    node = next;
  }
  node.senses.push({ sense: weak ? { ...sense, weak } : sense, capital: /^\p{Lu}/u.test(written) });
}

function longest(root: Node, table: LanguageTable, tokens: readonly Token[], at: number, original: string) {
  const start = tokens[at]?.start ?? 0;
  const capital = /\p{Lu}/u.test(original.charAt(start));
  let found: { next: number; senses: readonly Sense[] } | null = null;
  let nodes: readonly Node[] = [root];
  for (let i = at; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined || (i > at && token.opensLine)) break;
    const reached: Node[] = [];
    for (const node of nodes)
      for (const key of readingsOf(token.key, table)) {
        const next = node.next.get(key);
        if (next !== undefined) reached.push(next);
      }
    if (reached.length === 0) break;
    nodes = reached;
    const senses = reached.flatMap((node) => node.senses.filter((each) => capital || !each.capital).map(({ sense }) => sense));
    if (senses.length > 0) found = { next: i + 1, senses };
  }
  return found;
}

/** The word itself, then the word without what its language joins to it. */
function* readingsOf(key: string, { suffixes = [], prefixes = [] }: LanguageTable): Generator<string> {
  yield key;
  for (const suffix of suffixes)
    if (key.length - suffix.length >= SHORTEST && key.endsWith(suffix)) yield key.slice(0, -suffix.length);
  for (const prefix of prefixes)
    if (key.length - prefix.length >= SHORTEST - 1 && key.startsWith(prefix)) yield key.slice(prefix.length);
}
const SHORTEST = 3;
