import type { Service } from '../../../shared/contract/service.ts';
import { hitOf, placesOf, sorted, wordsOf } from '../fake-query.ts';
import type { FakeStore } from './store.ts';

/** The archive in memory: words, marks and facets. */
export function searchRoom(store: FakeStore): Service<void>['search'] {
  return {
    query: async ({ scope, query, filters, sort, order, limit = 50, offset = 0 }) => {
      const found = sorted(
        store.matching({ scope, query, filters }),
        sort ?? (query === '' ? 'published' : 'relevance'),
        order ?? 'desc',
      );
      const words = wordsOf(query);
      return {
        query,
        understood: query,
        understoodParts:
          query === ''
            ? []
            : [
                { text: 'words ', strong: false },
                { text: query, strong: true },
              ],
        warnings: /\bhttps?:/.test(query) ? ['‘http’ is not a field — searched as text.'] : [],
        total: found.length,
        complete: true,
        notIndexed: 0,
        tookMs: 3,
        revision: store.revision,
        results: found.slice(offset, offset + limit).map((article) => hitOf(article, words)),
        ...(found.length === 0 && query !== ''
          ? {
              nothing: {
                counts: words.map((text) => ({ text, count: store.matching({ scope, query: text, filters: [] }).length })),
                relaxations: [
                  {
                    text: 'in All articles',
                    spec: { scope: { kind: 'all' }, query: words[0] ?? '', filters: [] },
                    count: store.matching({ scope: { kind: 'all' }, query: words[0] ?? '', filters: [] }).length,
                  },
                ],
              },
            }
          : {}),
      };
    },
    marks: async ({ articleId, query }) => {
      const article = store.one(articleId);
      const words = wordsOf(query);
      return {
        title: placesOf(article.title, words),
        blocks: article.blocks.flatMap((block, at) => {
          const hits = 'text' in block ? placesOf(block.text, words) : [];
          return hits.length > 0 ? [{ block: at, hits }] : [];
        }),
      };
    },
    facets: async (spec) => {
      const facet = (pairs: [string, number][], field: string, label = (value: string) => value) =>
        pairs.map(([value, count]) => ({ value, label: label(value), count, clause: `${field}:${value}` }));
      return {
        source: facet(
          store.countBy(spec, ({ source }) => (source ? [source] : [])),
          'source',
          store.labelOf,
        ),
        lang: facet(
          store.countBy(spec, ({ lang }) => (lang ? [lang] : [])),
          'lang',
        ),
        tag: facet(
          store.countBy(spec, ({ tags }) => tags),
          'tag',
        ),
        has: facet(
          store.countBy(spec, ({ notes, captures }) => [...(notes > 0 ? ['notes'] : []), ...(captures > 1 ? ['versions'] : [])]),
          'has',
        ),
        months: store
          .countBy(spec, ({ publishedAt }) => (publishedAt ? [publishedAt.value.slice(0, 7)] : []))
          .map(([start, count]) => ({ start, count }))
          .sort((a, b) => (a.start < b.start ? -1 : 1)),
      };
    },
  };
}
