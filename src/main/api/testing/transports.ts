import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { createRouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/node';
import { WebSocket, WebSocketServer } from 'ws';
import type { ArchiveClient } from '../../../shared/contract/client.ts';
import type { Logger } from '../../archive/ports.ts';
import type { ApiRouter } from '../bind-contract.ts';
import { portPeer, socketPeer } from '../peers.ts';
import { peerServer } from '../serve-peer.ts';

/** A client joined to a router over one transport. */
export interface Joined {
  readonly client: ArchiveClient;
  close(): Promise<void>;
}

/** The four ways a call travels. */
export const TRANSPORTS: Readonly<Record<string, (router: ApiRouter, logger: Logger) => Promise<Joined>>> = {
  async 'in-process'(router) {
    const client = createRouterClient(router, { context: { trust: 'local' } }) as unknown as ArchiveClient; // safe: both derive from the contract
    return { client, async close() {} };
  },

  async HTTP(router) {
    const handler = new RPCHandler(router);
    const server = createServer(
      (request, response) => void handler.handle(request, response, { prefix: '/rpc', context: { trust: 'page' } }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // safe: listening on a TCP port
    const client: ArchiveClient = createORPCClient(new HttpLink({ url: `http://127.0.0.1:${port}/rpc` }));
    return {
      client,
      close: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    };
  },

  async WebSocket(router, logger) {
    const serve = peerServer(router, logger);
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    server.on('connection', (socket) => serve(socketPeer(socket), { trust: 'page' }));
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo; // safe: listening on a TCP port
    const socket = new WebSocket(`ws://127.0.0.1:${port}`);
    await new Promise((resolve) => socket.once('open', resolve));
    const client: ArchiveClient = createORPCClient(new SocketLink({ websocket: socket as unknown as globalThis.WebSocket })); // safe: ws has the standard's members that the link uses
    return {
      client,
      close: () =>
        new Promise((resolve) => {
          socket.terminate();
          server.close(() => resolve());
        }),
    };
  },

  async MessagePort(router, logger) {
    const { port1, port2 } = new MessageChannel();
    peerServer(router, logger)(portPeer(port1), { trust: 'local' });
    const client: ArchiveClient = createORPCClient(new PortLink({ port: port2 }));
    port2.start();
    return { client, close: async () => port2.close() };
  },
};
