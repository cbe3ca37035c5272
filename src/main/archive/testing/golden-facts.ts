import type { Archive } from '../archive.ts';

const call = { trust: 'local' as const };
const QUERIES = [
  'pier',
  'piers',
  '"long pier"',
  'marée',
  'الرصيف',
  'tag:witness',
  'is:starred',
  'date:2023',
  'ferry -strike',
  'nothing-like-this',
];

/** Named one by one, so that a later build may show more. */
const LISTED = [
  'id',
  'title',
  'byline',
  'siteName',
  'source',
  'url',
  'publishedAt',
  'updatedAt',
  'capturedAt',
  'lang',
  'dir',
  'wordCount',
  'excerpt',
  'tags',
  'collections',
  'unread',
  'starred',
  'trashed',
  'originals',
] as const;
const OF_CAPTURES = ['id', 'capturedAt', 'status', 'method', 'sha256', 'bytes', 'mime', 'finalUrl'] as const;

/** What people see of an archive: enough to tell whether a later build shows all of it as the one that made it did. */
export async function goldenFacts({ service, mended }: Archive): Promise<Record<string, unknown>> {
  await mended;
  const all = async (kind: 'all' | 'trash', query = '') =>
    service.search.query(
      {
        scope: { kind },
        filters: [],
        query,
        limit: 100,
        offset: 0,
        typing: false,
        snippets: false,
        explain: false,
        sort: 'title',
        order: 'asc',
      },
      call,
    );
  const ids = [...(await all('all')).results, ...(await all('trash')).results].map(({ article }) => article.id).sort();
  const articles = [];
  for (const id of ids) {
    const article = await service.articles.get({ id }, call);
    const listed = Object.fromEntries(LISTED.map((name) => [name, article[name]]));
    articles.push({
      ...listed,
      blocks: article.blocks,
      removed: article.removed.map(({ rule, text }) => ({ rule, text })),
      notes: article.noteList.map(({ text, createdAt, updatedAt }) => ({ text, createdAt, updatedAt })),
      captures: article.captureList.map((capture) => Object.fromEntries(OF_CAPTURES.map((name) => [name, capture[name]]))),
    });
  }
  const searches: Record<string, string[]> = {};
  for (const query of QUERIES) searches[query] = (await all('all', query)).results.map(({ article }) => article.title).sort();
  const { collections } = await service.collections.list(undefined, call);
  const { savedSearches } = await service.savedSearches.list(undefined, call);
  const { tags } = await service.tags.list(undefined, call);
  const { records } = await service.archive.log({ order: 'oldest', limit: 1000, cursor: null }, call);
  return {
    articles,
    searches,
    collections: collections.map(({ path, count, deepCount }) => ({ path, count, deepCount })),
    savedSearches: savedSearches.map(({ name, spec, sort, order, count }) => ({ name, spec, sort, order, count })),
    tags,
    custody: records.map(({ at, writer, seq, lamport, hash, type }) => `${at} ${writer} ${seq} ${lamport} ${hash} ${type}`),
  };
}
