import type { Index, Query, tokenizer } from 'lunr';
import { fold } from '../../language/fold.ts';
import { segment } from '../../language/segment.ts';
import { termOf } from '../../language/stem.ts';
import type { IndexDocument } from '../../seams.ts';
import { FIELDS, textsOf } from '../fields.ts';
import { freshLunr } from './fresh-lunr.ts';

/** Stock Lunr 2.3.9 with its one broken key patched, or digits would lose it words. */
export const stockLunr = patched(freshLunr());

/** A clause as Lunr has it: `*` in the term is a wildcard. */
export interface LunrClause {
  readonly term: string;
  readonly fields: readonly string[];
  readonly boost: number;
  readonly editDistance: number;
  readonly presence: 'optional' | 'required' | 'prohibited';
}

/** A Lunr index over the terms our analysis gives, with empty pipelines. */
export function stockIndex(documents: readonly IndexDocument[], lunr = stockLunr): Index {
  const builder = new lunr.Builder();
  // Safe: Lunr hands the tokenizer what a document holds, and our documents hold arrays of terms.
  builder.tokenizer = ((terms: unknown) =>
    (terms as string[]).map((term) => new lunr.Token(term, {}))) as unknown as typeof tokenizer;
  builder.ref('id');
  for (const { name, boost } of FIELDS) builder.field(name, { boost });
  for (const document of documents) {
    const fields = textsOf(document).map((texts, field) => [
      FIELDS[field]?.name ?? '',
      texts.flatMap((text) => termsIn(text, document.lang)),
    ]);
    builder.add({ id: document.articleId, ...(Object.fromEntries(fields) as Record<string, string[]>) }); // safe: made so just above
  }
  return builder.build();
}

/** What a Lunr index finds: article id to score. */
export function askStock(index: Index, clauses: readonly LunrClause[]): Map<string, number> {
  return new Map(results(index, clauses).map(({ ref, score }) => [ref, score]));
}

/** The same, and for each article which of its terms matched in which fields. */
export function askStockData(
  index: Index,
  clauses: readonly LunrClause[],
): { scores: Map<string, number>; matched: Map<string, string> } {
  const found = results(index, clauses);
  const matched = found.map(({ ref, matchData }): [string, string] => {
    // Safe: terms, and under each the fields it matched in; null prototypes both.
    const metadata = matchData.metadata as Record<string, object>;
    const pairs = Object.keys(metadata).flatMap((term) => Object.keys(metadata[term] ?? {}).map((field) => `${term}/${field}`));
    return [ref, pairs.sort().join(' ')];
  });
  return { scores: new Map(found.map(({ ref, score }) => [ref, score])), matched: new Map(matched) };
}

function results(index: Index, clauses: readonly LunrClause[]): Index.Result[] {
  return index.query((query) => {
    for (const { term, fields, boost, editDistance, presence } of clauses) {
      // Safe: an absent distance is how Lunr knows an exact term, and `presence` is missing from its types.
      const clause = {
        term,
        fields: [...fields],
        boost,
        usePipeline: false,
        wildcard: stockLunr.Query.wildcard.NONE,
        presence: PRESENCE[presence],
        ...(editDistance > 0 ? { editDistance } : {}),
      };
      query.clause(clause as Query.Clause);
    }
  });
}

/** How many terms the broadest of some clauses stands for in an index. */
export function mostTerms(index: Index, clauses: readonly LunrClause[]): number {
  // Safe: `query` does the same with both, and they are missing from Lunr's types.
  const { tokenSet } = index as unknown as { tokenSet: { intersect(other: object): { toArray(): string[] } } };
  const { fromClause } = stockLunr.TokenSet as unknown as { fromClause(clause: object): object };
  const broad = clauses.filter(({ term }) => term.includes('*'));
  return Math.max(0, ...broad.map(({ term }) => tokenSet.intersect(fromClause({ term })).toArray().length));
}

/** Every term that some articles hold, sorted. */
export function termsHeld(documents: readonly IndexDocument[]): string[] {
  const terms = new Set<string>();
  for (const document of documents)
    for (const texts of textsOf(document))
      for (const text of texts) for (const term of termsIn(text, document.lang)) terms.add(term);
  return [...terms].sort();
}

const PRESENCE = {
  optional: stockLunr.Query.presence.OPTIONAL,
  required: stockLunr.Query.presence.REQUIRED,
  prohibited: stockLunr.Query.presence.PROHIBITED,
} as const;

function termsIn(text: string, lang: string | null): string[] {
  const terms: string[] = [];
  segment(text, (piece) => {
    const form = fold(piece);
    if (form !== '') terms.push(termOf(lang, form));
  });
  return terms;
}

/** The key of a node without separators makes two nodes one when labels are digits. */
function patched(lunr: ReturnType<typeof freshLunr>): typeof lunr {
  interface Node {
    final: boolean;
    id: number;
    edges: Record<string, Node>;
  }
  // Safe: these are the members Lunr 2.3.9 gives its token sets.
  const prototype = lunr.TokenSet.prototype as unknown as { toString: (this: Node) => string };
  prototype.toString = function key(this: Node) {
    const edges = Object.keys(this.edges)
      .sort()
      .map((label) => `${label}:${this.edges[label]?.id};`);
    return `${this.final ? 1 : 0}|${edges.join('')}`;
  };
  return lunr;
}
