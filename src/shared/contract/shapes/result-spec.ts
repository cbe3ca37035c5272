import * as z from 'zod';

/** Where a result set is looked for: a row of the sidebar. */
export const scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('unread') }),
  z.object({ kind: z.literal('starred') }),
  z.object({ kind: z.literal('needs-care') }),
  z.object({ kind: z.literal('trash') }),
  z.object({ kind: z.literal('collection'), id: z.string() }),
  z.object({ kind: z.literal('source'), source: z.string() }),
  z.object({ kind: z.literal('tag'), tag: z.string() }),
]);
export type Scope = z.infer<typeof scope>;

/** A result set (D1): scope and query and filters. Each filter is a clause of the query language (`date:2022-03-12..2022-03-16`), shown as a chip; all must hold. */
export const resultSpec = z.object({
  scope: scope.default({ kind: 'all' }),
  query: z.string().default(''),
  filters: z.array(z.string()).default([]),
});
export type ResultSpec = z.infer<typeof resultSpec>;

/** What a change applies to: named articles, or a whole result set without listing it. */
export const target = z.union([z.object({ ids: z.array(z.string()).max(100_000) }), z.object({ spec: resultSpec })]);
export type Target = z.infer<typeof target>;

export const sortKey = z.enum(['relevance', 'published', 'captured', 'title', 'source', 'words']);
export const sortOrder = z.enum(['asc', 'desc']);
export type SortKey = z.infer<typeof sortKey>;
export type SortOrder = z.infer<typeof sortOrder>;
