import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Refusal } from './guard.ts';

/** Answers whole, with no body to a HEAD request. */
export function respond(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array | string,
): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, { ...headers, 'content-length': bytes.byteLength });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** Answers a refusal in plain words. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, message }: Refusal,
  headers: Readonly<Record<string, string>>,
): void {
  respond(request, response, status, { ...headers, 'content-type': 'text/plain; charset=utf-8' }, `${message}\n`);
}

/** Answers a refused upgrade, for which there is no response object, and hangs up. */
export function refuseUpgrade(socket: Duplex, { status, message }: Refusal): void {
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(message)}\r\nConnection: close\r\n\r\n${message}`,
  );
}
