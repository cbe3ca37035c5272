import { accepts, automatonOf, type Reading } from '../../language/automaton.ts';
import { stemsOf, termsOf } from '../../language/stem.ts';
import type { IndexDocument, TextClause } from '../../seams.ts';
import { FIELDS, fieldMask } from '../fields.ts';
import { askStock, type LunrClause, stockIndex } from './oracle.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What clauses of the query language must find: who matches each, by looking at every word of every article, and who has which score, by stock Lunr. */
export interface Expected {
  readonly matched: readonly ReadonlySet<string>[];
  readonly scores: ReadonlyMap<string, number>;
}

/** Makes what answers for some articles. `langs`: the languages whose rules a typed word is read by. */
export function expecting(
  documents: readonly IndexDocument[],
  langs: ReadonlySet<string>,
): (clauses: readonly TextClause[]) => Expected {
  const stock = stockIndex(documents);
  const articles = documents.map((document) => ({ id: document.articleId, tokens: tokensOf(document) }));
  const all = articles.flatMap(({ tokens }) => tokens);
  return (clauses) => {
    const read = clauses.map((clause) => readClause(clause, langs));
    const matched = read.map((one, i) => {
      const fields = fieldMask(clauses[i]?.fields ?? []);
      const fits = articles.filter(({ tokens }) =>
        matches(
          one,
          tokens.filter(({ field }) => (fields & (1 << field)) !== 0),
        ),
      );
      return new Set(fits.map(({ id }) => id));
    });
    const ranked = clauses.flatMap(({ scored, boost, fields }, i) => {
      const terms = scored
        ? (read[i]?.words ?? []).flatMap((takes) => [...new Set(all.filter(takes).map(({ term }) => term))])
        : [];
      const names = fields.length > 0 ? fields : FIELDS.map(({ name }) => name);
      return terms.map((term): LunrClause => ({ term, fields: names, boost, editDistance: 0, presence: 'optional' }));
    });
    return { matched, scores: ranked.length === 0 ? new Map() : askStock(stock, ranked) };
  };
}

type Takes = (token: Token) => boolean;

/** A clause as questions about words. */
interface Read {
  readonly kind: TextClause['kind'];
  readonly distance: number;
  readonly words: readonly Takes[];
}

function readClause({ kind, words, distance }: TextClause, langs: ReadonlySet<string>): Read {
  return { kind, distance, words: words.map(({ match, text }) => takes(kind, match === 'prefix', text, distance, langs)) };
}

function takes(kind: TextClause['kind'], isPrefix: boolean, text: string, distance: number, langs: ReadonlySet<string>): Takes {
  const terms = new Set(kind === 'fuzzy' ? stemsOf(text, [...langs]) : termsOf(text, [...langs]));
  switch (kind) {
    case 'word':
    case 'near':
      return ({ term }) => terms.has(term);
    case 'prefix':
      return ({ term, form }) => term.startsWith(text) || form.startsWith(text);
    case 'phrase':
      return ({ form }) => (isPrefix ? form.startsWith(text) : form === text);
    case 'fuzzy': {
      const near = [text, ...terms].map((one): Reading => automatonOf(one, distance));
      const [typed] = near;
      return ({ term, form }) => near.some((one) => accepts(one, term)) || (typed !== undefined && accepts(typed, form));
    }
  }
}

function matches({ kind, words, distance }: Read, tokens: readonly Token[]): boolean {
  const [first] = words;
  if (words.length === 1 && first) return tokens.some((token) => (kind !== 'near' || !token.isExtra) && first(token));
  return FIELDS.some((_, number) => {
    const here = tokens.filter(({ field, isExtra }) => field === number && !isExtra);
    const places = words.map((takes) => new Set(here.filter(takes).map(({ place }) => place)));
    return kind === 'phrase' ? isSideBySide(places) : isTogether(places, distance);
  });
}

function isSideBySide(places: readonly ReadonlySet<number>[]): boolean {
  return [...(places[0] ?? [])].some((start) => places.every((one, i) => one.has(start + i)));
}

/** Somewhere between two places stand all the words, and not too many others. */
function isTogether(places: readonly ReadonlySet<number>[], distance: number): boolean {
  const met = [...new Set(places.flatMap((one) => [...one]))].sort((a, b) => a - b);
  return met.some((from, i) =>
    met.some((to, j) => {
      if (j < i || to - from - (j - i) > distance) return false;
      return places.every((one) => [...one].some((place) => place >= from && place <= to));
    }),
  );
}
