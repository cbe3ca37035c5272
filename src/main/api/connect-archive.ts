import { setTimeout as sleep } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { isArchiveError } from '../../shared/archive-error.ts';
import type { ArchiveClient } from '../../shared/contract/client.ts';
import { type Archive, archiveAt, nodePorts, socketPathOf } from '../archive/archive.ts';
import type { Logger, Ports, SettingsStore, WorkerPaths } from '../archive/ports.ts';
import type { ApiRouter } from './bind-contract.ts';
import { type CommandConnection, connectCommandSocket } from './command-client.ts';
import { type CommandSocket, serveCommandSocket } from './command-socket.ts';
import { createForwardRouter } from './forward-router.ts';
import { openHeld } from './open-held.ts';
import { createRouter } from './router.ts';

export interface ConnectOptions {
  readonly folder: string;
  readonly process: Ports['process'];
  /** Make the archive if none is there. */
  readonly create: boolean;
  readonly workers: WorkerPaths;
  readonly logger: Logger;
  readonly settings: SettingsStore;
  readonly appVersion: string;
}

/** A way to the archive, wherever it is open. */
export interface ConnectedArchive {
  readonly client: ArchiveClient;
  /** What a capture stored; null for a capture that is not there. */
  readonly original: Archive['original'];
  /** True when another process of ours holds the archive and does the work. */
  readonly forwarded: boolean;
  close(): Promise<void>;
}

/** How long a holder that has the lock may take to serve commands before we say that it holds the archive and does not answer. */
const HOLDER_STARTS_WITHIN_MS = 5_000;

/** Reaches the archive in a folder: through the process that holds it, or by opening it here and serving the owner's other processes meanwhile. Throws `locked`, with who holds it, when neither works. */
export async function connectArchive(options: ConnectOptions): Promise<ConnectedArchive> {
  const ports = nodePorts(options);
  const deadline = performance.now() + HOLDER_STARTS_WITHIN_MS;
  for (;;) {
    const there = await archiveAt(options.folder, ports.fs);
    const holder = there && (await connectCommandSocket(socketPathOf(options.folder, there.archiveId)));
    if (holder) return forwarded(holder, options.logger);
    try {
      return await openHere(options, ports);
    } catch (error) {
      const isStarting = isArchiveError(error) && error.code === 'locked' && performance.now() < deadline;
      if (!isStarting) throw error;
      await sleep(100);
    }
  }
}

/** The holder may go away under a call: that is told in words, and never as a fault of the connection. */
function forwarded(holder: CommandConnection, logger: Logger): ConnectedArchive {
  const router = createForwardRouter(() => holder.client, logger, HOLDER_STOPPED);
  return { ...holder, client: localClient(router), forwarded: true };
}

const HOLDER_STOPPED =
  'The process that had the archive open stopped while this was under way. What was acknowledged is saved; try this once more.';

const localClient = (router: ApiRouter): ArchiveClient =>
  createRouterClient(router, { context: { trust: 'local' } }) as unknown as ArchiveClient; // safe: both derive from the contract

async function openHere({ folder, create, logger }: ConnectOptions, ports: Ports): Promise<ConnectedArchive> {
  const held = Promise.withResolvers<string>();
  const archive = await openHeld(folder, ports, { create, onHeld: (path) => held.resolve(path) });
  const router = createRouter(archive.service, logger);
  let socket: Promise<CommandSocket | null> | null = null;
  void held.promise.then((socketPath) => {
    socket = serveCommandSocket({ socketPath, router, logger, original: archive.original }).catch((error: unknown) => {
      logger.warn('Commands of other processes cannot be served', { error });
      return null;
    });
  });
  return {
    client: localClient(router),
    original: archive.original,
    forwarded: false,
    async close() {
      await (await socket)?.finish();
      await archive.close();
    },
  };
}
