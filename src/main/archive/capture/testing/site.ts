import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CaptureUrlOptions } from '../capture-url.ts';
import { nodeFetch } from '../node-fetch.ts';

/** What a path of the local site answers: a function, or the page itself. */
export type Route = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** A website on loopback for one test file. */
export interface Site {
  readonly url: string;
  readonly port: number;
  /** Paths asked for, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Starts a site; a path without a route answers 404. */
export async function startSite(routes: Readonly<Record<string, Route>>): Promise<Site> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const route = routes[path] ?? routes[path.split('?', 1).join('')];
    if (route === undefined) {
      response.writeHead(404, { 'Content-Type': 'text/plain' });
      response.end('nothing here');
    } else if (typeof route === 'string') {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(route);
    } else route(request, response);
  });
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.listen(0, '127.0.0.1', () => resolve(undefined));
  await promise;
  // Safe: a TCP server that listens has an address object.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    asked,
    async close() {
      server.closeAllConnections();
      const closed = Promise.withResolvers<undefined>();
      server.close(() => closed.resolve(undefined));
      await closed.promise;
    },
  };
}

/** Options for captures of a local site: loopback allowed, no real waiting; what would have been slept is in `slept`. */
export function localCapture(slept: number[] = []): CaptureUrlOptions {
  return {
    fetch: nodeFetch({ limits: { connectMs: 2_000, headersMs: 2_000, idleMs: 2_000 } }),
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    allowPrivate: true,
    ownPorts: [],
    images: true,
    appVersion: '0.0.0-test',
    sleep: async (ms) => {
      slept.push(ms);
    },
  };
}

/** An article long enough that nobody takes it for a wall. */
export const ARTICLE = `<p>${'The river rose again in the night, and by morning the lower town stood in water. '.repeat(40)}</p>`;

/** A whole page around markup. */
export function page(inner: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><title>The river rose</title>${head}</head><body>${inner}</body></html>`;
}
