import type { AliasGroup } from '../../../shared/contract/aliases.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { useDone } from '../../ui/undo.ts';
import { t } from './messages.ts';

/** The changes of groups of names, each told with its undo. */
export interface NameGroupCalls {
  add(names: string[]): Promise<void>;
  edit(group: AliasGroup, names: string[]): Promise<void>;
  remove(group: AliasGroup): Promise<void>;
  putBack(group: AliasGroup): Promise<void>;
}

/** The ways to change the groups of names of the open archive. */
export function useNameGroups(): NameGroupCalls {
  const { aliases } = useArchive().client;
  const done = useDone();
  const taken = ({ id }: AliasGroup) => ({ undo: () => aliases.putBack({ id }), redo: () => aliases.remove({ id }) });
  const there = ({ id }: AliasGroup) => ({ undo: () => aliases.remove({ id }), redo: () => aliases.putBack({ id }) });
  const first = ({ names }: AliasGroup) => ({ first: names[0] ?? '' });
  return {
    async add(names) {
      const { group } = await aliases.add({ names });
      done({ message: t('names.added', first(group)), name: t('names.name.add'), ...there(group) });
    },
    async edit(before, names) {
      const { group } = await aliases.edit({ id: before.id, names });
      done({
        message: t('names.changed', first(group)),
        name: t('names.name.edit'),
        undo: () => aliases.edit(before),
        redo: () => aliases.edit(group),
      });
    },
    async remove(group) {
      await aliases.remove({ id: group.id });
      done({ message: t('names.removed', first(group)), name: t('names.name.remove'), ...taken(group) });
    },
    async putBack(group) {
      await aliases.putBack({ id: group.id });
      done({ message: t('names.back', first(group)), name: t('names.name.putBack'), ...there(group) });
    },
  };
}
