import { ArchiveError } from '../../../shared/archive-error.ts';
import type { ArchiveService } from '../ports.ts';
import { checkedName } from './checked-name.ts';
import { commit } from './commit.ts';
import type { Finder } from './find.ts';
import type { Session } from './session.ts';

/** Saved searches: a result set with a name, always live. */
export function editSavedSearches(session: Session, finder: Finder): ArchiveService['savedSearches'] {
  const { catalogue } = session;
  const held = (id: string) => {
    const search = catalogue.savedSearches(true).find((each) => each.id === id);
    if (!search) throw new ArchiveError('not-found', `There is no saved search ${id}.`);
    return search;
  };
  const counted = async (id: string) => {
    const { removed: _removed, ...search } = held(id);
    return { ...search, count: (await finder.find(search.spec)).ordinals.length };
  };
  const save = async (id: string, change: Partial<{ name: string; removed: boolean }>) => {
    const { name, spec, sort, order, removed } = { ...held(id), ...change };
    await commit(session, [{ type: 'search.save', searchId: id, name, spec, sort, order, removed }]);
    return { savedSearch: await counted(id) };
  };
  return {
    async list() {
      return { savedSearches: await Promise.all(catalogue.savedSearches(false).map(({ id }) => counted(id))) };
    },
    async save({ name, spec, sort, order }) {
      const searchId = session.store.newId('q');
      await commit(session, [
        { type: 'search.save', searchId, name: checkedName(name, 'saved search'), spec, sort, order, removed: false },
      ]);
      return { savedSearch: await counted(searchId) };
    },
    async rename({ id, name }) {
      return save(id, { name: checkedName(name, 'saved search') });
    },
    async remove({ id }) {
      await save(id, { removed: true });
      return { id };
    },
    async putBack({ id }) {
      return save(id, { removed: false });
    },
  };
}
