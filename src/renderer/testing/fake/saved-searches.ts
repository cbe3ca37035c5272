import type { SavedSearch } from '../../../shared/contract/library.ts';
import type { Service } from '../../../shared/contract/service.ts';
import type { FakeStore } from './store.ts';

/** The archive in memory: saved searches. */
export function savedSearchesRoom(store: FakeStore): Service<void>['savedSearches'] {
  const removedSearches = new Map<string, SavedSearch>();
  return {
    list: async () => ({ savedSearches: store.saved }),
    save: async ({ name, spec, sort, order }) => {
      const savedSearch = {
        id: `search-${store.revision}`,
        name,
        spec,
        sort: sort ?? 'relevance',
        order: order ?? 'desc',
        count: store.matching(spec).length,
      };
      store.saved = [...store.saved, savedSearch];
      store.tell({ articleIds: [] }, ['saved-searches']);
      return { savedSearch };
    },
    rename: async ({ id, name }) => {
      store.saved = store.saved.map((search) => (search.id === id ? { ...search, name } : search));
      store.tell({ articleIds: [] }, ['saved-searches']);
      const savedSearch = store.saved.find((search) => search.id === id);
      if (!savedSearch) throw new Error(`No store.saved search ${id}.`);
      return { savedSearch };
    },
    remove: async ({ id }) => {
      const gone = store.saved.find((search) => search.id === id);
      if (gone) removedSearches.set(id, gone);
      store.saved = store.saved.filter((search) => search.id !== id);
      store.tell({ articleIds: [] }, ['saved-searches']);
      return { id };
    },
    putBack: async ({ id }) => {
      const savedSearch = removedSearches.get(id);
      if (!savedSearch) throw new Error(`No removed search ${id}.`);
      store.saved = [...store.saved, savedSearch];
      store.tell({ articleIds: [] }, ['saved-searches']);
      return { savedSearch };
    },
  };
}
