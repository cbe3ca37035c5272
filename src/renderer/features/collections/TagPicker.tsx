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

/** Tags the chosen articles, or takes tags from them. */
export function TagPicker({ chosen, onClose }: Props) {
  const { orpc } = useArchive();
  const list = useQuery(orpc.tags.list.queryOptions());
  const changes = useCollectionChanges();
  const [onScreen, setOnScreen] = useState<readonly string[]>([]);
  const [made, setMade] = useState<ReadonlyMap<string, Membership>>(new Map());
  const options = useMemo(
    () => (list.data?.tags ?? []).map(({ tag, count }): PickerOption => ({ key: tag, name: tag, count })),
    [list.data],
  );
  const known = useMemberships(
    chosen.target,
    chosen.count,
    (article) => article.tags,
    (tag) => `tag:"${tag}"`,
    onScreen,
  );
  const membershipOf = (tag: string) => made.get(tag) ?? known(tag);
  const set = async (tag: string, next: 'all' | 'none') => {
    const went = await (next === 'all' ? changes.tag(tag, chosen.target) : changes.untag(tag, chosen.target));
    if (went) setMade((earlier) => new Map(earlier).set(tag, next));
  };
  return (
    <Picker
      title={t('pick.tags', { count: chosen.count })}
      filterLabel={t('pick.filter.tags')}
      listLabel={t('pick.list.tags')}
      emptyText={t('pick.empty.tags')}
      options={options}
      count={chosen.count}
      isLoading={list.isPending}
      error={list.error ? t('pick.error', { why: failureText(list.error) }) : null}
      testId="tag-picker"
      membershipOf={membershipOf}
      onToggle={({ key }) => void set(key, nextMembership(membershipOf(key)))}
      onCreate={(tag) => void set(tag, 'all')}
      onScreen={setOnScreen}
      onClose={onClose}
    />
  );
}
