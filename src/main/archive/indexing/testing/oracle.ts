import lunr from 'lunr';
import { fold } from '../../language/fold.ts';
import { segment } from '../../language/segment.ts';
import { termOf } from '../../language/stem.ts';
import type { IndexDocument } from '../../seams.ts';
import { FIELDS, textsOf } from '../fields.ts';

/** A clause as Lunr has it: `*` in the term is a wildcard. */
export interface LunrClause {
  readonly term: string;
  readonly fields: readonly string[];
  readonly boost: number;
  readonly editDistance: number;
  readonly presence: 'optional' | 'required' | 'prohibited';
}

/** Stock Lunr 2.3.9 over the terms our analysis gives, with empty pipelines; its one broken key is patched, or digits would lose it words. */
export function stockIndex(documents: readonly IndexDocument[]): lunr.Index {
  patchTokenSetKey();
  const builder = new lunr.Builder();
  // Safe: Lunr hands the tokenizer what a document holds, and our documents hold arrays of terms.
  builder.tokenizer = ((terms: unknown) =>
    (terms as string[]).map((term) => new lunr.Token(term, {}))) as unknown as typeof lunr.tokenizer;
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

/** What stock Lunr finds: article id to score. */
export function askStock(index: lunr.Index, clauses: readonly LunrClause[]): Map<string, number> {
  const results = index.query((query) => {
    for (const { term, fields, boost, editDistance, presence } of clauses) {
      // Safe: an absent distance is how Lunr knows an exact term, and `presence` is missing from its types.
      const clause = {
        term,
        fields: [...fields],
        boost,
        usePipeline: false,
        wildcard: lunr.Query.wildcard.NONE,
        presence: PRESENCE[presence],
        ...(editDistance > 0 ? { editDistance } : {}),
      };
      query.clause(clause as lunr.Query.Clause);
    }
  });
  return new Map(results.map(({ ref, score }) => [ref, score]));
}

const PRESENCE = {
  optional: lunr.Query.presence.OPTIONAL,
  required: lunr.Query.presence.REQUIRED,
  prohibited: lunr.Query.presence.PROHIBITED,
} as const;

function termsIn(text: string, lang: string | null): string[] {
  const terms: string[] = [];
  segment(text, (piece) => {
    const form = fold(piece);
    if (form !== '') terms.push(termOf(lang, form));
  });
  return terms;
}

let isPatched = false;

/** The key of a node without separators makes two nodes one when labels are digits. */
function patchTokenSetKey(): void {
  if (isPatched) return;
  isPatched = true;
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
}
