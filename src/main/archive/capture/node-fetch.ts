import diagnostics from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { Agent } from 'undici';
import type { Fetch, FetchResponse, FetchSession } from '../ports.ts';
import { guardedConnector, type ResolveAll, systemResolve } from './guarded-connect.ts';
import { CAPTURE_LIMITS, type CaptureLimits } from './limits.ts';

/** The outside world through undici: raw headers, undecoded bodies, and no address reached that the policy refuses. */
export function nodeFetch(options: { readonly resolve?: ResolveAll; readonly limits?: Partial<CaptureLimits> } = {}): Fetch {
  const limits = { ...CAPTURE_LIMITS, ...options.limits };
  return (policy) => openSession(policy, limits, options.resolve ?? systemResolve);
}

function openSession(policy: Parameters<Fetch>[0], limits: CaptureLimits, resolve: ResolveAll): FetchSession {
  const sockets = new WeakSet<Socket>();
  /** What was sent for an address, and to whom: undici tells it only on its diagnostics channel. */
  const sent = new Map<string, { readonly head: string; readonly remoteAddress: string | null }>();
  const connect = guardedConnector(policy, limits, resolve);
  const agent = new Agent({
    connections: limits.concurrency,
    pipelining: 1,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.idleMs,
    maxHeaderSize: 128 * 1024,
    // One agent a capture: the guard runs per connection, so no connection may outlive its permission.
    connect: (target, done) =>
      connect(target, (...answer) => {
        // On a failure undici passes no second value at all, whatever its types say.
        if (answer[1]) sockets.add(answer[1]);
        done(...answer);
      }),
  });
  const noteSent = (message: unknown): void => {
    // Safe: the shape undici documents for `undici:client:sendHeaders`.
    const { request, headers, socket } = message as {
      request: { origin: string; path: string };
      headers: string;
      socket: Socket;
    };
    if (sockets.has(socket)) {
      sent.set(`${String(request.origin)}${request.path}`, { head: headers, remoteAddress: socket.remoteAddress ?? null });
    }
  };
  diagnostics.subscribe(SEND_HEADERS, noteSent);

  return {
    async request(address, { headers, signal }): Promise<FetchResponse> {
      const url = new URL(address);
      const path = `${url.pathname}${url.search}`;
      const answer = await agent.request({
        origin: url.origin,
        path,
        method: 'GET',
        headers,
        signal,
        responseHeaders: 'raw',
      });
      const facts = sent.get(`${url.origin}${path}`);
      return {
        status: answer.statusCode,
        statusText: answer.statusText,
        httpVersion: '1.1',
        // Safe: with `responseHeaders: 'raw'` undici gives a flat list of names and values.
        headers: pairs(answer.headers as unknown as readonly string[]),
        requestHeaders: facts === undefined ? Object.entries(headers) : headLines(facts.head),
        remoteAddress: facts?.remoteAddress ?? null,
        body: answer.body,
      };
    },
    async close() {
      diagnostics.unsubscribe(SEND_HEADERS, noteSent);
      await agent.destroy();
    },
  };
}

const SEND_HEADERS = 'undici:client:sendHeaders';

function pairs(flat: readonly string[]): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) found.push([flat[at] ?? '', flat[at + 1] ?? '']);
  return found;
}

/** Header lines after the request line. */
function headLines(head: string): (readonly [string, string])[] {
  return head
    .split('\r\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
    });
}
