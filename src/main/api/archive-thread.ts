import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { isArchiveError } from '../../shared/archive-error.ts';
import type { ArchiveClient } from '../../shared/contract/client.ts';
import type { Archive } from '../archive/archive.ts';
import type { Downloads, Logger, Ports, SettingsStore, WorkerPaths } from '../archive/ports.ts';
import { serveBytes } from './byte-requests.ts';
import { portPeer } from './peers.ts';
import { createRouter } from './router.ts';
import { peerServer } from './serve-peer.ts';

/** What a host tells the thread that opens its archive. */
export interface ThreadOptions {
  readonly folder: string;
  readonly process: Ports['process'];
  readonly workers: WorkerPaths;
  readonly downloads: Downloads | null;
  readonly appVersion: string;
  readonly ownPorts: readonly number[];
  /** What to do when another process has the archive. Default: refuse. */
  readonly whenLocked?: 'refuse' | 'ask';
}

/** The ports between host and thread: calls by trust, bytes, and the host's settings the other way. */
export interface ThreadPorts {
  readonly local: MessagePort;
  readonly page: MessagePort;
  readonly bytes: MessagePort;
  readonly settings: MessagePort;
}

export interface ThreadStart {
  readonly options: ThreadOptions;
  readonly ports: ThreadPorts;
}

/** What the thread says of itself. `held` comes once it holds the archive: at the start, or when the archive has been made. */
export type ThreadMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'held'; readonly socketPath: string }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }
  | {
      readonly type: 'log';
      readonly level: keyof Logger;
      readonly message: string;
      readonly facts: Readonly<Record<string, string>>;
    };

/** What the thread lends the archive on behalf of its host. */
export interface Lent {
  readonly logger: Logger;
  readonly settings: SettingsStore;
  /** To be told where the holder may serve commands. */
  readonly held: (socketPath: string) => void;
}

/** Runs an archive in this worker thread: opens it, serves it over the host's ports, closes it when the host says so. */
export async function runArchiveThread(open: (options: ThreadOptions, lent: Lent) => Promise<Archive>): Promise<void> {
  const host = parentPort;
  if (!host) throw new Error('The archive thread is started by a host, never by itself.');
  const { options, ports } = workerData as ThreadStart; // safe: start-archive.ts is the only one to start this thread
  const tell = (message: ThreadMessage) => host.postMessage(message);
  const logger = threadLogger(tell);
  try {
    const archive = await open(options, {
      logger,
      settings: hostSettings(ports.settings),
      held: (socketPath) => tell({ type: 'held', socketPath }),
    });
    const serve = peerServer(createRouter(archive.service, logger), logger);
    serve(portPeer(ports.local), { trust: 'local' });
    serve(portPeer(ports.page), { trust: 'page' });
    serveBytes(ports.bytes, archive, logger);
    host.once('message', () => {
      // A close that fails must still end the thread: the host waits for it.
      archive
        .close()
        .catch((error: unknown) => logger.error('The archive did not close cleanly', { error }))
        .finally(() => process.exit(0));
    });
    tell({ type: 'ready' });
  } catch (error) {
    if (!isArchiveError(error)) logger.error('The archive could not be opened', { error });
    const message = error instanceof Error ? error.message : String(error);
    tell({ type: 'failed', code: isArchiveError(error) ? error.code : 'internal', message });
    host.unref();
  }
}

function threadLogger(tell: (message: ThreadMessage) => void): Logger {
  const level = (level: keyof Logger) => (message: string, facts?: Readonly<Record<string, unknown>>) =>
    tell({
      type: 'log',
      level,
      message,
      facts: Object.fromEntries(Object.entries(facts ?? {}).map(([key, value]) => [key, inWords(value)])),
    });
  return { info: level('info'), warn: level('warn'), error: level('error') };
}

function inWords(value: unknown): string {
  if (value instanceof Error)
    return value.cause === undefined ? (value.stack ?? value.message) : `${value.stack}\ncaused by ${inWords(value.cause)}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Settings live with the host, which alone may reach where they are kept; the thread asks over a port that speaks the contract's `settings`. */
function hostSettings(port: MessagePort): SettingsStore {
  const client: Pick<ArchiveClient, 'settings'> = createORPCClient(new RPCLink({ port }));
  port.start();
  port.unref();
  return {
    get: () => client.settings.get(),
    set: async (patch) => {
      await client.settings.set({
        ...(patch.settings ? { settings: patch.settings } : {}),
        ...(patch.uiState ? { uiState: patch.uiState } : {}),
      });
    },
  };
}
