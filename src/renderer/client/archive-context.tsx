import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ArchiveClient } from '../../shared/contract/client.ts';
import { ChangeFeed } from './change-feed.ts';
import type { Connection, ConnectionState } from './connection.ts';
import type { Host } from './host.ts';
import { type Orpc, orpcOf } from './orpc.ts';
import { keysTouchedBy } from './touched-keys.ts';

/** What a part of the window needs to ask the archive something. */
export interface ArchiveAccess {
  readonly client: ArchiveClient;
  /** The contract as React Query options: `useQuery(orpc.tags.list.queryOptions())`. Kept fresh by the archive's changes. */
  readonly orpc: Orpc;
  readonly host: Host;
  readonly feed: ChangeFeed;
  readonly connection: Connection;
}

const ArchiveContext = createContext<ArchiveAccess | null>(null);

/** Gives everything under it the way to the archive, and keeps what was read true to what happens there. */
export function ArchiveProvider({ connection, children }: { readonly connection: Connection; readonly children: ReactNode }) {
  const queryClient = useMemo(
    () =>
      new QueryClient({
        defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY } },
      }),
    [],
  );
  const access = useMemo<ArchiveAccess>(
    () => ({
      client: connection.client,
      orpc: orpcOf(connection.client),
      host: connection.host,
      feed: new ChangeFeed(connection),
      connection,
    }),
    [connection],
  );
  return (
    <QueryClientProvider client={queryClient}>
      <ArchiveContext value={access}>
        <Freshness />
        {children}
      </ArchiveContext>
    </QueryClientProvider>
  );
}

/** The way to the archive. */
export function useArchive(): ArchiveAccess {
  const access = useContext(ArchiveContext);
  if (!access) throw new Error('useArchive is used outside ArchiveProvider.');
  return access;
}

/** Whether the host is there. */
export function useConnectionState(): ConnectionState {
  const { connection } = useArchive();
  return useSyncExternalStore(connection.subscribe, connection.state);
}

function Freshness() {
  const { feed, orpc } = useArchive();
  const queryClient = useQueryClient();
  useEffect(() => feed.start(), [feed]);
  useEffect(
    () =>
      feed.subscribe((change) => {
        if (change === 'everything') void queryClient.invalidateQueries();
        else for (const queryKey of keysTouchedBy(change, orpc)) void queryClient.invalidateQueries({ queryKey });
      }),
    [feed, orpc, queryClient],
  );
  return null;
}
