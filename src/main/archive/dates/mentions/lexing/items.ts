import type { LanguageTable } from '../../languages/language-table.ts';
import { figureAt } from './figures.ts';
import { hanNumber } from './han-numbers.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { KIND, type Meaning, meaningOf, NOTHING } from './meaning.ts';
import type { Item, Sense } from './senses.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A text as a row of items: figures, phrases of the language, words that mean nothing to dates, marks. */
export function itemsOf(folded: string, original: string, table: LanguageTable): Item[] {
  const text: Text = { folded, original, table, lexicon: lexiconFor(table), tokens: tokensOf(folded) };
  const { tokens } = text;
  const items: Item[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const read = readAt(text, at, token, items);
    const end = Math.max(tokens[read.next - 1]?.end ?? token.end, read.end ?? 0);
    const { start, spaced, opensLine } = token;
    const words = token.shape === 'mark' && read.next === at + 1 ? token.key : folded.slice(start, end);
    const { senses, roles, kinds } = read.meaning;
    items.push({ start, end, text: words, senses, roles, kinds, spaced, opensLine });
    at = read.next;
    while ((tokens[at]?.start ?? end) < end) at++;
  }
  return items;
}

interface Text {
  readonly folded: string;
  readonly original: string;
  readonly table: LanguageTable;
  readonly lexicon: Lexicon;
  readonly tokens: readonly Token[];
}

interface Read {
  readonly next: number;
  readonly end?: number;
  readonly meaning: Meaning;
}

function readAt(text: Text, at: number, token: Token, items: readonly Item[]): Read {
  const { folded, original, table, lexicon, tokens } = text;
  const phrase = lexicon.longest(tokens, at, original);
  if (token.shape === 'digits') {
    if (phrase !== null && phrase.next > at + 1) return phrase;
    const figure = figureAt(folded, token.start, table, isLinked(items), (offset) => isMonthAt(text, at, offset));
    return { next: at + 1, end: figure.end, meaning: meaningOf(figure.senses) };
  }
  const han = token.shape === 'sign' ? hanNumber(folded, token.start) : null;
  const phraseEnd = phrase === null ? 0 : (tokens[phrase.next - 1]?.end ?? 0);
  if (han !== null && han.end >= phraseEnd) {
    const both: Sense[] = [...han.senses, ...(phrase !== null && phraseEnd === han.end ? phrase.meaning.senses : [])];
    return { next: at + 1, end: han.end, meaning: meaningOf(both) };
  }
  if (phrase === null) return { next: at + 1, meaning: NOTHING };
  return token.shape === 'word' && isCode(tokens, phrase.next, phrase.meaning) ? { next: phrase.next, meaning: NOTHING } : phrase;
}

/** The first word from an offset on is a month. */
function isMonthAt({ tokens, lexicon, original }: Text, from: number, offset: number): boolean {
  let at = from;
  while ((tokens[at]?.start ?? offset) < offset) at++;
  return ((lexicon.longest(tokens, at, original)?.meaning.kinds ?? 0) & KIND.month) !== 0;
}

/** Letters that run on into digits are a code, unless they are a month (`Dec31`). */
function isCode(tokens: readonly Token[], next: number, { senses }: Meaning): boolean {
  const after = tokens[next];
  return after?.shape === 'digits' && !after.spaced && !senses.some(({ kind }) => kind === 'month');
}

/** A mark joins what comes to a month, a weekday or a number: `Sep-23`, `23-2020-`. */
function isLinked(items: readonly Item[]): boolean {
  const mark = items.at(-1);
  if (mark === undefined || mark.spaced || (mark.text !== '-' && mark.text !== '/')) return false;
  return (items.at(-2)?.senses ?? []).some(
    (each) => each.kind === 'month' || each.kind === 'weekday' || (each.kind === 'number' && each.digits !== 3),
  );
}

const lexicons = new Map<LanguageTable, Lexicon>();

function lexiconFor(table: LanguageTable): Lexicon {
  const known = lexicons.get(table);
  if (known !== undefined) return known;
  const made = lexiconOf(table);
  lexicons.set(table, made);
  return made;
}
