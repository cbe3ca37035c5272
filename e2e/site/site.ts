import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { articlePage, articles } from './articles.ts';
import { pierPhoto } from './pictures.ts';

/** A tiny web site of invented articles on loopback; it counts what is asked of it. */
export interface Site {
  readonly origin: string;
  /** Paths in the order they were asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export async function startSite(): Promise<Site> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const send = (status: number, type: string, body: string | Uint8Array) => {
      response.writeHead(status, { 'content-type': type });
      response.end(body);
    };
    const article = articles.find((each) => each.path === path);
    if (article) return send(200, 'text/html; charset=utf-8', articlePage(article));
    if (path === '/pictures/pier.png') return send(200, 'image/png', pierPhoto);
    if (path === '/style.css') return send(200, 'text/css', 'body { font-family: serif; background: url(/pictures/pier.png) }');
    if (path === '/moved') {
      response.writeHead(301, { location: articles[0]?.path ?? '/' });
      return response.end();
    }
    if (path === '/refused') return send(403, 'text/html', '<title>No</title><p>Forbidden');
    return send(404, 'text/html', '<title>Gone</title><p>Not here');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  // Safe: a listening TCP server has an address of this shape.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
