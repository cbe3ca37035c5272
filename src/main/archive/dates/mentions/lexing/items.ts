import type { LanguageTable } from '../../languages/language-table.ts';
import { figureAt } from './figures.ts';
import { hanNumber } from './han-numbers.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import type { Item, Sense } from './senses.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A text as a row of items: figures, phrases of the language, words that mean nothing to dates, marks. */
export function itemsOf(folded: string, original: string, table: LanguageTable): Item[] {
  const lexicon = lexiconFor(table);
  const tokens = tokensOf(folded);
  const items: Item[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const read = readAt(tokens, at, folded, original, lexicon, table, isLinked(items));
    const last = tokens[read.next - 1] ?? token;
    const end = Math.max(last.end, read.end ?? 0);
    items.push({
      start: token.start,
      end,
      text: token.shape === 'mark' && read.next === at + 1 ? token.key : folded.slice(token.start, end),
      senses: read.senses,
      spaced: token.spaced,
      opensLine: token.opensLine,
    });
    at = read.next;
    while ((tokens[at]?.start ?? end) < end) at++;
  }
  return items;
}

interface Read {
  readonly next: number;
  readonly end?: number;
  readonly senses: readonly Sense[];
}

function readAt(
  tokens: readonly Token[],
  at: number,
  folded: string,
  original: string,
  lexicon: Lexicon,
  table: LanguageTable,
  linked: boolean,
): Read {
  const token = tokens[at];
  if (token?.shape === 'digits') {
    const phrase = lexicon.longest(tokens, at, original);
    if (phrase !== null && phrase.next > at + 1) return phrase;
    const figure = figureAt(folded, token.start, table, linked);
    return { next: at + 1, end: figure.end, senses: figure.senses };
  }
  const phrase = lexicon.longest(tokens, at, original);
  const han = token?.shape === 'sign' ? hanNumber(folded, token.start) : null;
  if (han !== null && (phrase === null || han.end >= (tokens[phrase.next - 1]?.end ?? 0)))
    return {
      next: at + 1,
      end: han.end,
      senses: [...han.senses, ...(phrase !== null && tokens[phrase.next - 1]?.end === han.end ? phrase.senses : [])],
    };
  if (phrase !== null && token?.shape === 'word' && isCode(tokens, phrase)) return { next: phrase.next, senses: [] };
  return phrase ?? { next: at + 1, senses: [] };
}

/** Letters that run on into digits are a code, unless they are a month (`Dec31`). */
function isCode(tokens: readonly Token[], { next, senses }: Read): boolean {
  const after = tokens[next];
  return after?.shape === 'digits' && !after.spaced && !senses.some(({ kind }) => kind === 'month');
}

/** A mark joins what comes to a month, a weekday or a number: `Sep-23`, `23-2020-`. */
function isLinked(items: readonly Item[]): boolean {
  const [part, mark] = items.slice(-2);
  if (part === undefined || mark === undefined || mark.spaced || (mark.text !== '-' && mark.text !== '/')) return false;
  return part.senses.some(
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
