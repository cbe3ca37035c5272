import { chmod, lstat, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { dirname } from 'node:path';
import { WebSocketServer } from 'ws';
import { ARCHIVE_ERROR_STATUS, ArchiveError, type ArchiveErrorCode } from '../../shared/archive-error.ts';
import type { Archive } from '../archive/archive.ts';
import type { Logger } from '../archive/ports.ts';
import type { ApiRouter } from './bind-contract.ts';
import { toContractError } from './errors.ts';
import { socketPeer } from './peers.ts';
import { peerServer } from './serve-peer.ts';

export interface CommandSocketOptions {
  readonly socketPath: string;
  readonly router: ApiRouter;
  readonly logger: Logger;
  /** What captures stored, for callers who may write files. */
  readonly original: Archive['original'];
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
export async function serveCommandSocket(options: CommandSocketOptions): Promise<CommandSocket> {
  const { socketPath, router, logger } = options;
  const isFile = process.platform !== 'win32';
  if (isFile) {
    await refuseOpenFolder(dirname(socketPath));
    await rm(socketPath, { force: true });
  }
  const serve = peerServer(router, logger);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 * 1024 * 1024 });
  const server = createServer((request, response) => {
    void answer(request.method === 'GET' ? (request.url ?? '') : '', response, options);
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

/** What is no call: `/link`, a fresh link to the page, and `/original/ID`, what a capture stored. */
async function answer(path: string, response: ServerResponse, { link, original, logger }: CommandSocketOptions): Promise<void> {
  try {
    const captureId = /^\/original\/([\w-]+)$/.exec(path)?.[1];
    const stored = captureId === undefined ? null : await original(captureId);
    if (stored)
      response.writeHead(200, { 'content-type': stored.mime, 'content-length': stored.bytes.byteLength }).end(stored.bytes);
    else if (path === '/link' && link) response.writeHead(200, { 'content-type': 'text/plain' }).end(link());
    else response.writeHead(404).end();
  } catch (error) {
    const { code, message } = toContractError(error, logger);
    const status = ARCHIVE_ERROR_STATUS[code as ArchiveErrorCode]; // safe: a contract error has no other code
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ code, message }));
  }
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
