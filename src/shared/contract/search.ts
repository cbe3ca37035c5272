import * as z from 'zod';
import { procedure } from './errors.ts';
import { articleSummary } from './shapes/article.ts';
import { resultSpec, sortKey, sortOrder } from './shapes/result-spec.ts';

/** A piece of stored text around hits; `hits` are UTF-16 offsets into `text`. `field` says where it stood. */
export const snippet = z.object({
  text: z.string(),
  hits: z.array(z.tuple([z.number().int(), z.number().int()])),
  field: z.enum(['title', 'body', 'notes', 'tags', 'byline', 'source', 'url']),
  lang: z.string().nullable(),
  dir: z.enum(['ltr', 'rtl']),
});
export type Snippet = z.infer<typeof snippet>;

export const hit = z.object({
  article: articleSummary,
  score: z.number(),
  snippets: z.array(snippet),
  /** Hits in the title, offsets into `article.title`. */
  titleHits: z.array(z.tuple([z.number().int(), z.number().int()])),
  /** How many places in the whole article match; 0 without words in the query. */
  hitCount: z.number().int(),
});
export type Hit = z.infer<typeof hit>;

/** A piece of what was understood: `strong` is what was typed; `also` are other names of it that were searched, and the query that leaves them out. */
export const understoodPart = z.object({
  text: z.string(),
  strong: z.boolean(),
  also: z.object({ names: z.array(z.string()), without: z.string() }).optional(),
});
export type UnderstoodPart = z.infer<typeof understoodPart>;

/** A way out of an empty answer, with the number it would find. */
export const relaxation = z.object({ text: z.string(), spec: resultSpec, count: z.number().int() });

export const searchAnswer = z.object({
  query: z.string(),
  /** What was understood, in words and in pieces; empty for an empty query. */
  understood: z.string(),
  understoodParts: z.array(understoodPart),
  warnings: z.array(z.string()),
  total: z.number().int(),
  /** False while some articles are not in the index; `notIndexed` says how many. */
  complete: z.boolean(),
  notIndexed: z.number().int(),
  tookMs: z.number(),
  /** The archive's state this answer was made from; a later `changes` event has a higher one. */
  revision: z.number().int(),
  results: z.array(hit),
  /** Only when nothing was found: what each part finds alone, and relaxations with their true counts. */
  nothing: z
    .object({ counts: z.array(z.object({ text: z.string(), count: z.number().int() })), relaxations: z.array(relaxation) })
    .optional(),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

const facetValue = z.object({ value: z.string(), label: z.string(), count: z.number().int(), clause: z.string() });

/** Search and listing: one result set (D1). An empty query lists the scope. It never throws on what people type. */
export const search = {
  query: procedure
    .input(
      resultSpec.extend({
        sort: sortKey.optional(),
        order: sortOrder.optional(),
        limit: z.number().int().min(0).max(1000).default(50),
        offset: z.number().int().min(0).default(0),
        /** The person is still typing: the last word also counts as a prefix. */
        typing: z.boolean().default(false),
        snippets: z.boolean().default(true),
        explain: z.boolean().default(false),
      }),
    )
    .output(searchAnswer.extend({ explain: z.unknown().optional() })),
  /** Where the words of a query stand in one article: offsets into each block's text (`items` of a list and cells of a table joined by a line break). */
  marks: procedure.input(z.object({ articleId: z.string(), query: z.string() })).output(
    z.object({
      title: z.array(z.tuple([z.number().int(), z.number().int()])),
      blocks: z.array(z.object({ block: z.number().int(), hits: z.array(z.tuple([z.number().int(), z.number().int()])) })),
    }),
  ),
  /** Counts by value over the result set; `clause` is the filter that choosing it adds. */
  facets: procedure.input(resultSpec).output(
    z.object({
      source: z.array(facetValue),
      lang: z.array(facetValue),
      tag: z.array(facetValue),
      has: z.array(facetValue),
      months: z.array(z.object({ start: z.string(), count: z.number().int() })),
    }),
  ),
};
