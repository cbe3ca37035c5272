import { MessageChannel, Worker } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { createRouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { ArchiveError, type ArchiveErrorCode } from '../../shared/archive-error.ts';
import type { ArchiveClient } from '../../shared/contract/client.ts';
import type { Call, Logger, SettingsStore } from '../archive/ports.ts';
import type { ThreadMessage, ThreadOptions, ThreadStart } from './archive-thread.ts';
import type { ApiRouter } from './bind-contract.ts';
import { askForBytes, type ByteSource } from './byte-requests.ts';
import { createForwardRouter } from './forward-router.ts';
import { holderCommands } from './holder-commands.ts';
import { createSettingsRouter } from './settings-router.ts';

export interface StartOptions {
  /** Absolute path of the thread's entry, built or source. */
  readonly entry: string;
  readonly options: ThreadOptions;
  readonly logger: Logger;
  readonly settings: SettingsStore;
  /** Makes a fresh link to this host's page, where it serves one, for other processes of the owner. */
  readonly link?: () => string;
  /** Told where commands are served, each time the archive has come to be held. */
  readonly onHeld?: (socketPath: string) => void;
}

/** An archive that runs in a thread of its own. */
export interface StartedArchive extends ByteSource {
  /** Passes calls on to the thread; what hosts serve to their callers. */
  readonly router: ApiRouter;
  /** For the host itself. */
  readonly client: ArchiveClient;
  close(): Promise<void>;
}

/** A thread that dies more often than this within a minute is not started again: something is wrong that starting does not cure. */
const MAX_RESTARTS_A_MINUTE = 3;

/** A thread that has not closed by then is ended: what was acknowledged is on the disk. */
const CLOSES_WITHIN_MS = 10_000;

/** Starts the archive in a worker thread and keeps it running: when the thread dies, what was under way fails with a clear error and a new thread takes over. */
export async function startArchive(start: StartOptions): Promise<StartedArchive> {
  const { logger } = start;
  const deaths: number[] = [];
  let closing = false;
  let opened = false;
  const router = createForwardRouter((trust) => thread.clientFor(trust), logger);
  const bytes: ByteSource = {
    content: (sha256) => thread.bytes.content(sha256),
    original: (captureId) => thread.bytes.original(captureId),
  };
  const commands = holderCommands({ router, logger, original: bytes.original, ...(start.link ? { link: start.link } : {}) });

  const begin = (): Thread => {
    const begun = startThread(start, {
      held(socketPath) {
        commands.serveAt(socketPath);
        start.onHeld?.(socketPath);
      },
      ended() {
        if (closing || !opened || thread !== begun) return;
        const now = performance.now();
        deaths.push(now);
        if (deaths.filter((at) => now - at < 60_000).length > MAX_RESTARTS_A_MINUTE) {
          logger.error('The archive stops again and again and is not started any more');
          return;
        }
        logger.error('The archive’s thread stopped unexpectedly; it is started again');
        thread = begin();
        thread.ready.catch((error: unknown) => logger.error('The archive could not be opened again', { error }));
      },
    });
    return begun;
  };
  let thread = begin();
  await thread.ready;
  opened = true;

  return {
    router,
    client: createRouterClient(router, { context: { trust: 'local' } }) as unknown as ArchiveClient, // safe: both derive from the contract
    ...bytes,
    async close() {
      closing = true;
      await commands.close();
      await thread.close();
    },
  };
}

interface Thread {
  readonly ready: Promise<void>;
  readonly bytes: ByteSource;
  clientFor(trust: Call['trust']): ArchiveClient;
  close(): Promise<void>;
}

interface ThreadNews {
  held(socketPath: string): void;
  ended(): void;
}

function startThread({ entry, options, logger, settings }: StartOptions, news: ThreadNews): Thread {
  const local = new MessageChannel();
  const page = new MessageChannel();
  const bytes = new MessageChannel();
  const lent = new MessageChannel();
  const theirs = { local: local.port2, page: page.port2, bytes: bytes.port2, settings: lent.port2 };
  const worker = new Worker(entry, {
    workerData: { options, ports: theirs } satisfies ThreadStart,
    transferList: Object.values(theirs),
  });
  new RPCHandler(createSettingsRouter(settings)).upgrade(lent.port1);
  let refusal: ArchiveError | null = null;

  // The ports close before the exit is told. Whoever sees a call fail and tries again must already meet the next thread.
  const end = () => {
    if (refusal) return;
    refusal = new ArchiveError(
      'failed',
      'The archive stopped unexpectedly and could not be started again. Start Pressmark anew; what was acknowledged is saved.',
    );
    news.ended();
  };
  local.port1.on('close', end);
  page.port1.on('close', end);
  const clients = { local: portClient(local.port1), page: portClient(page.port1) };
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const ready = new Promise<void>((resolve, reject) => {
    worker.on('error', (error) => logger.error('The archive’s thread failed', { error }));
    worker.on('message', (message: ThreadMessage) => {
      if (message.type === 'ready') resolve();
      else if (message.type === 'held') news.held(message.socketPath);
      else if (message.type === 'log') logger[message.level](message.message, message.facts);
      else {
        refusal = new ArchiveError(message.code as ArchiveErrorCode, message.message); // safe: the thread takes it from an ArchiveError
        reject(refusal);
      }
    });
    void ended.then(() => {
      end();
      reject(refusal);
    });
  });

  return {
    ready,
    bytes: askForBytes(bytes.port1),
    clientFor(trust) {
      if (refusal) throw refusal;
      return clients[trust];
    },
    async close() {
      worker.postMessage('close');
      const hung = setTimeout(() => void worker.terminate(), CLOSES_WITHIN_MS);
      await ended;
      clearTimeout(hung);
    },
  };
}

function portClient(port: MessageChannel['port1']): ArchiveClient {
  const client: ArchiveClient = createORPCClient(new RPCLink({ port }));
  port.start();
  return client;
}
