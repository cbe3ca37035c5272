import type { ClientContext, ClientLink } from '@orpc/client';
import { createORPCClient } from '@orpc/client';
import type { ArchiveClient, DesktopClient } from '../../shared/contract/client.ts';
import type { Host } from './host.ts';

export type ConnectionState = 'connected' | 'stopped';

/** One way to the archive that lasts as long as the page: the client stays the same while the host goes and comes back. */
export interface Connection {
  readonly client: ArchiveClient;
  readonly host: Host;
  state(): ConnectionState;
  /** Calls back on every change of state; the answer ends that. */
  subscribe(listener: () => void): () => void;
  /** Tries now to reach a host that has stopped. */
  retry(): void;
}

export type Link = ClientLink<ClientContext>;

/** One opened transport: where assets are, and when it ends. */
export interface Opened {
  readonly link: Link;
  readonly contentBase: string;
  readonly archiveName: string;
  readonly lendsDesktop: boolean;
  readonly closed: Promise<void>;
}

/** A client of the contract over any link. */
export function clientOver(link: Link): ArchiveClient & { readonly desktop: DesktopClient } {
  return createORPCClient<ArchiveClient & { readonly desktop: DesktopClient }>(link);
}

const RETRY_MS = 2000;

/** Makes a lasting connection out of a way to open one transport. Rejects when the first opening fails. */
export async function keepConnected(open: () => Promise<Opened>): Promise<Connection> {
  let current: Opened | null = await open();
  const first = current;
  let { contentBase } = current;
  let isOpening = false;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const link: Link = {
    call(path, input, options) {
      if (!current) throw new Error('Pressmark has stopped.');
      return current.link.call(path, input, options);
    },
  };

  const watch = (opened: Opened) => {
    void opened.closed.then(() => {
      if (current !== opened) return;
      current = null;
      tell();
      void reopen();
    });
  };
  const reopen = async () => {
    if (isOpening || current) return;
    isOpening = true;
    try {
      current = await open();
      contentBase = current.contentBase;
      watch(current);
      tell();
    } catch {
      // Still away: the strip says so, and the next try follows.
      setTimeout(() => void reopen(), RETRY_MS);
    } finally {
      isOpening = false;
    }
  };
  watch(first);

  const client = clientOver(link);
  const host: Host = {
    archiveName: first.archiveName,
    assetUrl: (sha256) => contentBase + sha256,
    ...(first.lendsDesktop ? { desktop: client.desktop } : {}),
  };
  return {
    client,
    host,
    state: () => (current ? 'connected' : 'stopped'),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retry: () => void reopen(),
  };
}
