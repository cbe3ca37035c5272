import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings.ts';
import { useArchive } from './archive-context.tsx';

/** The preferences of this host and the way to change some of them; null until they are read. */
export function useSettings(): { readonly settings: Settings; readonly isRead: boolean; set(change: Partial<Settings>): void } {
  const { orpc, client } = useArchive();
  const queryClient = useQueryClient();
  const stored = useQuery(orpc.settings.get.queryOptions());
  const { mutate } = useMutation({ mutationFn: (change: Partial<Settings>) => client.settings.set({ settings: change }) });
  const set = useCallback(
    (change: Partial<Settings>) => {
      queryClient.setQueryData(orpc.settings.get.queryKey(), (earlier) =>
        earlier ? { ...earlier, settings: { ...earlier.settings, ...change } } : earlier,
      );
      mutate(change);
    },
    [mutate, orpc, queryClient],
  );
  const settings = useMemo(() => withDefaults(stored.data?.settings ?? {}), [stored.data]);
  return { settings, isRead: stored.isSuccess || stored.isError, set };
}

/** What is stored, over what holds until something is; a value of the wrong kind counts as not stored. */
export function withDefaults(stored: Readonly<Record<string, unknown>>): Settings {
  const fitting = Object.entries(stored).filter(([key, value]) => typeof value === typeof Reflect.get(DEFAULT_SETTINGS, key));
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(fitting) };
}
