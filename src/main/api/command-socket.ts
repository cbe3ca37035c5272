import { chmod, lstat, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname } from 'node:path';
import { WebSocketServer } from 'ws';
import { ArchiveError } from '../../shared/archive-error.ts';
import type { Logger } from '../archive/ports.ts';
import type { ApiRouter } from './bind-contract.ts';
import { socketPeer } from './peers.ts';
import { peerServer } from './serve-peer.ts';

export interface CommandSocketOptions {
  readonly socketPath: string;
  readonly router: ApiRouter;
  readonly logger: Logger;
  /** A fresh one-time link to the holder's page, where it serves one. */
  readonly link?: () => string;
}

export interface CommandSocket {
  /** Cuts callers off. */
  close(): Promise<void>;
  /** Takes no new callers and waits until those who are there have what they came for. */
  finish(): Promise<void>;
}

/**
 * Serves commands to the owner's other processes over a Unix socket (a named pipe on Windows). Whoever can open it may name paths, so it is refused
 * unless it lies in a folder that the owner alone may enter. The caller holds the archive's lock: a socket file that is there already is left from a dead holder.
 */
export async function serveCommandSocket({ socketPath, router, logger, link }: CommandSocketOptions): Promise<CommandSocket> {
  const isFile = process.platform !== 'win32';
  if (isFile) {
    await refuseOpenFolder(dirname(socketPath));
    await rm(socketPath, { force: true });
  }
  const serve = peerServer(router, logger);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 * 1024 * 1024 });
  const server = createServer((request, response) => {
    const answer = request.method === 'GET' && request.url === '/link' ? link?.() : undefined;
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'text/plain' }).end(answer ?? '');
  });
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (accepted) => serve(socketPeer(accepted), { trust: 'local' }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new ArchiveError('failed', `Commands cannot be served at ${socketPath}.`, { cause })));
    server.listen(socketPath, resolve);
  });
  if (isFile) await chmod(socketPath, 0o600);
  const finish = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return {
    finish,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await finish();
    },
  };
}

async function refuseOpenFolder(folder: string): Promise<void> {
  const found = await lstat(folder).catch((cause: unknown) => {
    throw new ArchiveError('failed', `Commands cannot be served: the folder ${folder} is missing.`, { cause });
  });
  const own = process.getuid?.() === found.uid;
  if (!found.isDirectory() || !own || (found.mode & 0o077) !== 0) {
    throw new ArchiveError(
      'refused',
      `Commands are not served in ${folder}: others may enter it. It must be your own folder, mode 0700.`,
    );
  }
}
