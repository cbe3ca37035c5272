import { request } from 'node:http';
import { connect } from 'node:net';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import type { ArchiveClient } from '../../shared/contract/client.ts';

/** The archive of another process of ours, reached over its command socket. */
export interface CommandConnection {
  readonly client: ArchiveClient;
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
  return new Promise((resolve) => {
    const asked = request({ socketPath, path: '/link', method: 'GET' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(response.statusCode === 200 ? Buffer.concat(chunks).toString() : null));
    });
    asked.once('error', () => resolve(null));
    asked.end();
  });
}
