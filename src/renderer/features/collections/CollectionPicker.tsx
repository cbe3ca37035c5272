import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Target } from '../../../shared/contract/shapes/result-spec.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import { t } from './messages.ts';
import { Picker } from './Picker.tsx';
import { type Membership, nextMembership, type PickerOption } from './picker-options.ts';
import { useCollectionChanges } from './use-changes.ts';
import { useMemberships } from './use-memberships.ts';

interface Props {
  readonly chosen: { readonly target: Target; readonly count: number };
  onClose(): void;
}

/** Puts the chosen articles into collections, or takes them out: type, Enter, Enter, Esc. */
export function CollectionPicker({ chosen, onClose }: Props) {
  const { orpc } = useArchive();
  const list = useQuery(orpc.collections.list.queryOptions());
  const changes = useCollectionChanges();
  const [onScreen, setOnScreen] = useState<readonly string[]>([]);
  const [made, setMade] = useState<ReadonlyMap<string, Membership>>(new Map());
  const options = useMemo(
    () => (list.data?.collections ?? []).map(({ path, count }): PickerOption => ({ key: path, name: path, count })),
    [list.data],
  );
  const known = useMemberships(
    chosen.target,
    chosen.count,
    (article) => article.collections,
    (path) => `in:"${path}"`,
    onScreen,
  );
  const membershipOf = (path: string) => made.get(path) ?? known(path);
  const mark = (path: string, membership: Membership) => setMade((earlier) => new Map(earlier).set(path, membership));
  const toggle = async (path: string) => {
    const collection = list.data?.collections.find((other) => other.path === path);
    if (collection === undefined) return;
    const next = nextMembership(membershipOf(path));
    const went = await (next === 'all'
      ? changes.addArticles(collection, chosen.target)
      : changes.takeArticles(collection, chosen.target));
    if (went) mark(path, next);
  };
  const create = async (path: string) => {
    const collection = await changes.create(path);
    if (collection !== null && (await changes.addArticles(collection, chosen.target))) mark(collection.path, 'all');
  };
  return (
    <Picker
      title={t('pick.collections', { count: chosen.count })}
      filterLabel={t('pick.filter.collections')}
      listLabel={t('pick.list.collections')}
      emptyText={t('pick.empty.collections')}
      options={options}
      count={chosen.count}
      isLoading={list.isPending}
      error={list.error ? t('pick.error', { why: failureText(list.error) }) : null}
      testId="collection-picker"
      membershipOf={membershipOf}
      onToggle={(option) => void toggle(option.key)}
      onCreate={(name) => void create(name)}
      onScreen={setOnScreen}
      onClose={onClose}
    />
  );
}
