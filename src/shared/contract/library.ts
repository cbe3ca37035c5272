import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { procedure } from './errors.ts';
import { note } from './shapes/article.ts';
import { resultSpec, sortKey, sortOrder, target } from './shapes/result-spec.ts';

const changed = z.object({ articleIds: z.array(z.string()) });

/** A nested collection; `path` joins the names with `/`; `count` is its own articles, `deepCount` with those inside. */
export const collection = z.object({
  id: z.string(),
  name: z.string(),
  parentId: z.string().nullable(),
  path: z.string(),
  count: z.number().int(),
  deepCount: z.number().int(),
});
export type Collection = z.infer<typeof collection>;
const one = z.object({ collection });

export const collections = {
  list: procedure.output(z.object({ collections: z.array(collection) })),
  create: procedure.input(z.object({ path: z.string() })).output(one),
  rename: procedure.input(z.object({ id: z.string(), name: z.string() })).output(one),
  /** `parentId: null` moves it to the top; `before` places it among its siblings. */
  move: procedure
    .input(z.object({ id: z.string(), parentId: z.string().nullable(), before: z.string().nullable().default(null) }))
    .output(one),
  /** Removes the collection and those inside it; the articles stay. The answer is what undo needs. */
  remove: procedure
    .input(z.object({ id: z.string() }))
    .output(z.object({ removed: z.array(z.object({ collection, articleIds: z.array(z.string()) })) })),
  /** Undo of `remove`. */
  putBack: procedure
    .input(z.object({ removed: z.array(z.object({ collection, articleIds: z.array(z.string()) })) }))
    .output(z.object({ collections: z.array(collection) })),
  addArticles: procedure.input(z.object({ id: z.string(), target })).output(changed),
  removeArticles: procedure.input(z.object({ id: z.string(), target })).output(changed),
};

export const tags = {
  list: procedure.output(z.object({ tags: z.array(z.object({ tag: z.string(), count: z.number().int() })) })),
  add: procedure.input(z.object({ tag: z.string(), target })).output(changed),
  remove: procedure.input(z.object({ tag: z.string(), target })).output(changed),
  /** Renaming onto a tag that is there merges the two. */
  rename: procedure.input(z.object({ tag: z.string(), to: z.string() })).output(changed),
};

export const notes = {
  list: procedure
    .input(z.object({ articleId: z.string().optional() }))
    .output(z.object({ notes: z.array(note.extend({ articleId: z.string() })) })),
  add: procedure.input(z.object({ articleId: z.string(), text: z.string() })).output(z.object({ note })),
  edit: procedure.input(z.object({ noteId: z.string(), text: z.string() })).output(z.object({ note })),
  remove: procedure.input(z.object({ noteId: z.string() })).output(z.object({ noteId: z.string() })),
  /** Undo of `remove`. */
  putBack: procedure.input(z.object({ noteId: z.string() })).output(z.object({ note })),
};

export const savedSearch = z.object({
  id: z.string(),
  name: z.string(),
  spec: resultSpec,
  sort: sortKey,
  order: sortOrder,
  count: z.number().int(),
});
export type SavedSearch = z.infer<typeof savedSearch>;

export const savedSearches = {
  list: procedure.output(z.object({ savedSearches: z.array(savedSearch) })),
  save: procedure
    .input(z.object({ name: z.string(), spec: resultSpec, sort: sortKey.default('relevance'), order: sortOrder.default('desc') }))
    .output(z.object({ savedSearch })),
  rename: procedure.input(z.object({ id: z.string(), name: z.string() })).output(z.object({ savedSearch })),
  remove: procedure.input(z.object({ id: z.string() })).output(z.object({ id: z.string() })),
  putBack: procedure.input(z.object({ id: z.string() })).output(z.object({ savedSearch })),
};

/** The sidebar in one call. Sources and tags: all of them, most articles first. */
export const library = {
  sidebar: procedure.output(
    z.object({
      counts: z.object({
        all: z.number().int(),
        unread: z.number().int(),
        starred: z.number().int(),
        needsCare: z.number().int(),
        trash: z.number().int(),
      }),
      collections: z.array(collection),
      savedSearches: z.array(savedSearch),
      sources: z.array(z.object({ source: z.string(), label: z.string(), count: z.number().int() })),
      tags: z.array(z.object({ tag: z.string(), count: z.number().int() })),
      revision: z.number().int(),
    }),
  ),
};

/** What happened to the archive. `revision` only grows; a gap means: read again. */
export const changeEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('archive.changed'),
    revision: z.number().int(),
    articleIds: z.array(z.string()),
    kinds: z.array(z.enum(['articles', 'collections', 'tags', 'notes', 'saved-searches', 'aliases', 'status', 'trash'])),
  }),
  z.object({
    type: z.literal('jobs.changed'),
    active: z.number().int(),
    waiting: z.number().int(),
    failed: z.number().int(),
    done: z.number().int(),
  }),
  z.object({
    type: z.literal('tasks.changed'),
    running: z.number().int(),
  }),
  z.object({
    type: z.literal('index.changed'),
    state: z.enum(['ready', 'building', 'damaged']),
    done: z.number().int(),
    total: z.number().int(),
  }),
]);
export type ChangeEvent = z.infer<typeof changeEvent>;

export const changes = { watch: procedure.output(eventIterator(changeEvent)) };
