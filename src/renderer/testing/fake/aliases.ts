import type { AliasGroup } from '../../../shared/contract/aliases.ts';
import type { Service } from '../../../shared/contract/service.ts';
import type { FakeStore } from './store.ts';

/** The archive in memory: groups of names. */
export function aliasesRoom(store: FakeStore): Service<void>['aliases'] {
  let groups: AliasGroup[] = [{ id: 'us', names: ['US', 'U.S.', 'USA', 'United States'], isBuiltIn: true }];
  const removed = new Map<string, AliasGroup>();
  const set = (group: AliasGroup) => {
    removed.delete(group.id);
    groups = [group, ...groups.filter(({ id }) => id !== group.id)];
    store.tell({ articleIds: [] }, ['aliases']);
    return { group };
  };
  return {
    list: async () => ({ groups, leftOut: [...removed.values()].filter(({ isBuiltIn }) => isBuiltIn) }),
    add: async ({ names }) => {
      if (names.length < 2) throw new Error('A group has at least two names.');
      return set({ id: `names-${store.revision}`, names, isBuiltIn: false });
    },
    edit: async ({ id, names }) => set({ id, names, isBuiltIn: false }),
    remove: async ({ id }) => {
      const gone = groups.find((group) => group.id === id);
      if (gone) removed.set(id, gone);
      groups = groups.filter((group) => group !== gone);
      store.tell({ articleIds: [] }, ['aliases']);
      return { id };
    },
    putBack: async ({ id }) => {
      const group = removed.get(id);
      if (!group) throw new Error(`No removed group ${id}.`);
      return set(group);
    },
  };
}
