import { useQuery } from '@tanstack/react-query';
import type { Collection } from '../../../shared/contract/library.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import { t } from './messages.ts';
import { Picker } from './Picker.tsx';
import { placeOf, placesFor } from './places.ts';
import { useCollectionChanges } from './use-changes.ts';

interface Props {
  readonly collection: Collection;
  onClose(): void;
}

const TOP = '';

/** Moves a collection under another without dragging. */
export function MoveToDialog({ collection, onClose }: Props) {
  const { orpc } = useArchive();
  const list = useQuery(orpc.collections.list.queryOptions());
  const changes = useCollectionChanges();
  const collections = list.data?.collections ?? [];
  const options = [
    ...(collection.parentId === null ? [] : [{ key: TOP, name: t('move.top'), count: 0 }]),
    ...placesFor(collections, collection.id)
      .filter(({ id }) => id !== collection.parentId)
      .map(({ id, path, count }) => ({ key: id, name: path, count })),
  ];
  const move = async (key: string, place: string) => {
    const to = { parentId: key === TOP ? null : key, before: null, place };
    if (await changes.move(collection, to, placeOf(collections, collection.id))) onClose();
  };
  return (
    <Picker
      title={t('move.title', { name: collection.name })}
      filterLabel={t('move.filter')}
      listLabel={t('move.list')}
      emptyText={t('move.none')}
      options={options}
      count={1}
      isLoading={list.isPending}
      error={list.error ? t('pick.error', { why: failureText(list.error) }) : null}
      testId="move-collection"
      membershipOf={() => 'unknown'}
      onToggle={(option) => void move(option.key, option.name)}
      onClose={onClose}
    />
  );
}
