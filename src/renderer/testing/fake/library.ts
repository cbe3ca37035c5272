import type { Service } from '../../../shared/contract/service.ts';
import type { Scope } from '../../../shared/contract/shapes/result-spec.ts';
import type { FakeStore } from './store.ts';

/** The archive in memory: the sidebar. */
export function libraryRoom(store: FakeStore): Service<void>['library'] {
  return {
    sidebar: async () => {
      const count = (scope: Scope) => store.matching({ scope, query: '', filters: [] }).length;
      return {
        counts: {
          all: count({ kind: 'all' }),
          unread: count({ kind: 'unread' }),
          starred: count({ kind: 'starred' }),
          needsCare: count({ kind: 'needs-care' }),
          trash: count({ kind: 'trash' }),
        },
        collections: store.counted(),
        savedSearches: store.saved.map((search) => ({ ...search, count: store.matching(search.spec).length })),
        sources: store
          .countBy(store.everything, ({ source }) => (source ? [source] : []))
          .map(([source, n]) => ({
            source,
            label: store.labelOf(source),
            count: n,
          })),
        tags: store.countBy(store.everything, ({ tags }) => tags).map(([tag, n]) => ({ tag, count: n })),
        revision: store.revision,
      };
    },
  };
}
