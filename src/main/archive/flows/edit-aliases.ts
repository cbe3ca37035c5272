import { ArchiveError } from '../../../shared/archive-error.ts';
import type { AliasGroup as ContractGroup } from '../../../shared/contract/aliases.ts';
import type { ArchiveService } from '../ports.ts';
import type { AliasGroup } from '../seams.ts';
import { aliasTable } from './alias-table.ts';
import { checkedNames } from './checked-names.ts';
import { commit } from './commit.ts';
import type { Session } from './session.ts';

/** Names that are searched as one: the archive's own groups, and the built-in ones, which can be changed and taken out like any other. */
export function editAliases(session: Session): ArchiveService['aliases'] {
  const { catalogue } = session;
  const held = (id: string): AliasGroup => {
    const group = [...catalogue.aliases(), ...aliasTable(catalogue).groups].find((each) => each.id === id);
    if (!group) throw new ArchiveError('not-found', `There is no group of names ${id}.`);
    return group;
  };
  const set = async (groupId: string, names: readonly string[], removed = false): Promise<{ group: ContractGroup }> => {
    await commit(session, [{ type: 'alias.set', groupId, names, removed }]);
    const isBuiltIn = aliasTable(catalogue).groups.some((group) => group.id === groupId && group.isBuiltIn);
    return { group: { id: groupId, names: [...names], isBuiltIn } };
  };
  return {
    async list() {
      const { groups, leftOut } = aliasTable(catalogue);
      return {
        groups: groups.map((group) => ({ ...group, names: [...group.names] })),
        leftOut: leftOut.map(({ id, names }) => ({ id, names: [...names], isBuiltIn: true })),
      };
    },
    add: async ({ names }) => set(session.store.newId('n'), checkedNames(names)),
    edit: async ({ id, names }) => set(held(id).id, checkedNames(names)),
    async remove({ id }) {
      await set(id, held(id).names, true);
      return { id };
    },
    putBack: async ({ id }) => set(id, held(id).names),
  };
}
