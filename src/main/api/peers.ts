import type { MessagePort } from 'node:worker_threads';
import type { WebSocket } from 'ws';
import type { Peer } from './serve-peer.ts';

/** A port between threads as a peer. */
export function portPeer(port: MessagePort): Peer {
  return {
    send: (message) => port.postMessage(message),
    close: () => port.close(),
    onMessage: (listener) => port.on('message', listener),
    onClose: (listener) => port.on('close', listener),
  };
}

/** A WebSocket as a peer. */
export function socketPeer(socket: WebSocket): Peer {
  return {
    send: (message) => socket.send(message),
    close: () => socket.close(1003),
    onMessage: (listener) =>
      socket.on('message', (data, isBinary) => {
        const bytes = Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? Buffer.from(data) : data;
        listener(isBinary ? bytes : bytes.toString('utf8'));
      }),
    onClose: (listener) => socket.on('close', listener),
  };
}
