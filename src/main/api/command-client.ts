import { request } from 'node:http';
import { connect } from 'node:net';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import { ArchiveError, type ArchiveErrorCode } from '../../shared/archive-error.ts';
import type { ArchiveClient } from '../../shared/contract/client.ts';
import type { Archive, Original } from '../archive/archive.ts';

/** The archive of another process of ours, reached over its command socket. */
export interface CommandConnection {
  readonly client: ArchiveClient;
  readonly original: Archive['original'];
  close(): Promise<void>;
}

/** Connects to a holder's command socket; null when nobody answers there. */
export async function connectCommandSocket(socketPath: string): Promise<CommandConnection | null> {
  const socket = new WebSocket('ws://pressmark/socket', {
    createConnection: () => connect(socketPath),
    maxPayload: 1024 * 1024 * 1024,
    perMessageDeflate: false,
  });
  const open = await new Promise<boolean>((resolve) => {
    socket.once('open', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  if (!open) return null;
  socket.on('error', () => socket.terminate());
  const client: ArchiveClient = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })); // safe: ws has the standard's members that the link uses
  return {
    client,
    original: (captureId) => askForOriginal(socketPath, captureId),
    close: () =>
      new Promise((resolve) => {
        if (socket.readyState === WebSocket.CLOSED) return resolve();
        socket.once('close', () => resolve());
        socket.close();
      }),
  };
}

/** Asks a holder for a fresh one-time link to its page; null when it serves none. */
export async function askForLink(socketPath: string): Promise<string | null> {
  const answer = await get(socketPath, '/link').catch(() => null);
  return answer?.status === 200 ? answer.body.toString() : null;
}

/** What a capture stored, from the process that holds the archive; null for a capture that is not there. */
async function askForOriginal(socketPath: string, captureId: string): Promise<Original | null> {
  const { status, mime, body } = await get(socketPath, `/original/${encodeURIComponent(captureId)}`).catch((cause: unknown) => {
    throw new ArchiveError('failed', 'The process that holds the archive stopped answering. Try this once more.', { cause });
  });
  if (status === 200) return { mime, bytes: body };
  if (status === 404) return null;
  const { code, message } = JSON.parse(body.toString()) as { code: ArchiveErrorCode; message: string }; // safe: the holder's answer to anything else
  throw new ArchiveError(code, message);
}

interface Got {
  readonly status: number;
  readonly mime: string;
  readonly body: Buffer;
}

function get(socketPath: string, path: string): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path, method: 'GET' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          mime: response.headers['content-type'] ?? '',
          body: Buffer.concat(chunks),
        }),
      );
    });
    asked.once('error', reject);
    asked.end();
  });
}
