import { RPCHandler } from '@orpc/server/websocket';
import type { Logger } from '../archive/ports.ts';
import type { ApiContext } from './bind-contract.ts';

/** One caller at the other end of a socket or port, who sends and gets whole messages. */
export interface Peer {
  send(message: string | Uint8Array): void;
  close(): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
}

/** The contract behind a transport, with whatever a host adds to it. */
export type ServedRouter = ConstructorParameters<typeof RPCHandler<ApiContext>>[0];

/** Messages above this many characters or bytes are refused: dropped files travel as base64 in one message. */
export const MAX_MESSAGE = 256 * 1024 * 1024;

/** More calls and streams under way than this are no page of ours. */
const MAX_UNDER_WAY = 1_000;

/** Makes the function that serves a router to peers. A peer that sends what is no call is cut off; when a peer goes, what it had under way is stopped. */
export function peerServer(router: ServedRouter, logger: Logger): (peer: Peer, context: ApiContext) => void {
  const handler = new RPCHandler(router);
  return (peer, context) => {
    const socket = {
      send: (message: string | ArrayBufferLike | Blob | ArrayBufferView) => peer.send(message as string | Uint8Array), // safe: the codec makes strings and byte arrays only
      addEventListener: () => {},
    };
    let underWay = 0;
    peer.onMessage((message) => {
      if (!isMessage(message) || underWay >= MAX_UNDER_WAY) {
        logger.warn('A caller sent too much, or what is no call, and was cut off');
        peer.close();
        return;
      }
      underWay++;
      handler
        .message(socket, message as string | ArrayBuffer, { context }) // safe: just tested
        .catch((error: unknown) => {
          logger.warn('A caller sent what is no call and was cut off', { error: String(error) });
          peer.close();
        })
        .finally(() => {
          underWay--;
        });
    });
    peer.onClose(() => handler.close(socket));
  };
}

function isMessage(message: unknown): boolean {
  if (typeof message === 'string') return message.length <= MAX_MESSAGE;
  return (message instanceof Uint8Array || message instanceof ArrayBuffer) && message.byteLength <= MAX_MESSAGE;
}
