import { unlink } from 'node:fs/promises';
import { createConnection, createServer, type Server } from 'node:net';
import { ArchiveError } from '../../../../shared/archive-error.ts';
import { codeOf } from '../disk/disk-error.ts';
import { endpointFolder, ownFolder } from './endpoint-folder.ts';

/** A name held by this process. The system frees it when the process ends, however it ends. */
export interface Hold {
  release(): Promise<void>;
}

/** Takes a name on this machine; null when another process (or another part of this one) holds it. */
export type TakeName = (name: string) => Promise<Hold | null>;

/** Holds names as endpoints of the system: an abstract socket on Linux, a pipe on Windows, a socket file with a probe elsewhere. */
export const takeName: TakeName = async (name) => {
  if (process.platform === 'linux') return listenOn(`\0pressmark-${name}`);
  if (process.platform === 'win32') return listenOn(`\\\\.\\pipe\\pressmark-${name}`);
  const path = `${await ownFolder(endpointFolder())}/${name}.held`;
  const held = await listenOn(path);
  if (held || (await answers(path))) return held;
  // A socket file that nobody answers on is left over from a process that was killed.
  await unlink(path).catch(ignoreMissing);
  return listenOn(path);
};

function listenOn(path: string): Promise<Hold | null> {
  return new Promise((resolve, reject) => {
    // Nothing is said here: the endpoint only holds the name.
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => {
      if (codeOf(error) === 'EADDRINUSE') resolve(null);
      else
        reject(
          new ArchiveError(
            'failed',
            'The archive could not be marked as open on this computer. Close other programs and try again.',
            { cause: error },
          ),
        );
    });
    server.listen(path, () => {
      server.unref();
      resolve({ release: () => closed(server) });
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}
