import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import { WebSocketServer } from 'ws';
import type { ApiContext, ApiRouter } from '../api/bind-contract.ts';
import type { PageFiles } from '../api/page-files.ts';
import { socketPeer } from '../api/peers.ts';
import { MAX_MESSAGE, peerServer } from '../api/serve-peer.ts';
import type { Logger } from '../archive/ports.ts';
import { isWellFormed } from './content-listener.ts';
import { DOWNLOAD_PREFIX, type DownloadFolder } from './downloads.ts';
import { type Refusal, refuseForeign, refuseHost, refuseStranger } from './guard.ts';
import { refuse, refuseUpgrade, respond } from './respond.ts';
import type { RunSecrets } from './run-secrets.ts';

/** A router over the two ways a page or a script may call it. */
export interface Calls {
  readonly http: RPCHandler<ApiContext>;
  readonly socket: ReturnType<typeof peerServer>;
}

/** Makes a router callable over HTTP and over sockets. */
export function callsOf(router: ApiRouter, logger: Logger): Calls {
  return {
    http: new RPCHandler(router, { plugins: [new BodyLimitPlugin({ maxBodySize: MAX_MESSAGE })] }),
    socket: peerServer(router, logger),
  };
}

/** What the app's listener answers from. */
export interface AppParts {
  /** Waited for by the calls that come before the archive is open. */
  readonly calls: Promise<Calls>;
  readonly secrets: RunSecrets;
  readonly pages: PageFiles;
  readonly downloads: DownloadFolder;
  readonly logger: Logger;
  /** `Host` values it answers to. */
  readonly hosts: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** What `/host.json` says. */
  readonly describe: () => Promise<unknown>;
}

const SPENT: Refusal = {
  status: 401,
  message: 'This link has been used or is too old. Run `pressmark serve` again for a fresh one.',
};
const MALFORMED: Refusal = { status: 400, message: 'This address is malformed.' };

/** Makes servers, given what to answer from at the port they listen on, that answer the app's page, its facts, its calls and its socket; every request passes the guard first. */
export function appServer(partsAt: (port: number) => AppParts): () => Server {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, perMessageDeflate: false });
  let made: AppParts | null = null;
  const partsFor = (socket: Socket) => (made ??= partsAt(socket.localPort ?? 0));
  return () => {
    const server = createServer({ requestTimeout: 0 }, (request, response) => {
      const parts = partsFor(request.socket);
      const { headers, logger } = parts;
      answer(request, response, parts).catch((error: unknown) => {
        logger.error('A request could not be answered', { path: pathOf(request), error });
        if (response.headersSent) response.destroy();
        else
          respond(
            request,
            response,
            500,
            { ...headers, 'content-type': 'text/plain; charset=utf-8' },
            'Something went wrong here; the log says more.\n',
          );
      });
    });
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const { hosts, secrets, calls, logger } = partsFor(request.socket);
      socket.on('error', () => socket.destroy());
      const refusal =
        refuseHost(request, hosts) ??
        refuseForeign(request) ??
        refuseStranger(request, 'socket', secrets) ??
        (request.url === '/socket' ? null : MALFORMED);
      if (refusal) return refuseUpgrade(socket, refusal);
      sockets.handleUpgrade(request, socket, head, (accepted) => {
        accepted.on('error', (error) => logger.warn('A page’s connection broke', { error }));
        // What the page sends meanwhile is kept until there is somebody to hear it.
        accepted.pause();
        calls.then(
          ({ socket: serve }) => {
            serve(socketPeer(accepted), { trust: 'page' });
            accepted.resume();
          },
          () => accepted.close(1011),
        );
      });
    });
    server.on('clientError', (_error, socket) => refuseUpgrade(socket, { status: 400, message: 'This is no HTTP request.' }));
    return server;
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, parts: AppParts): Promise<void> {
  const { hosts, secrets, headers } = parts;
  const foreign = refuseHost(request, hosts) ?? (isWellFormed(request.url ?? '') ? null : MALFORMED) ?? refuseForeign(request);
  if (foreign) return refuse(request, response, foreign, headers);

  const path = pathOf(request);
  if (path === '/' && request.url !== '/' && request.method === 'GET') {
    const token = new URLSearchParams(request.url?.slice(2)).get('token');
    if (token !== null) return enter(request, response, token, parts);
  }
  const isCall = path === '/rpc' || path.startsWith('/rpc/');
  const stranger = refuseStranger(request, isCall ? 'rpc' : 'page', secrets);
  if (stranger) return refuse(request, response, stranger, headers);

  if (isCall) return call(request, response, parts);
  if (path === '/host.json') {
    return respond(
      request,
      response,
      200,
      { ...headers, 'content-type': 'application/json; charset=utf-8' },
      JSON.stringify(await parts.describe()),
    );
  }
  if (path.startsWith(DOWNLOAD_PREFIX)) return download(request, response, path, parts);
  const page = await parts.pages.get(request.url ?? '');
  if (!page)
    return respond(
      request,
      response,
      404,
      { ...headers, 'content-type': 'text/plain; charset=utf-8' },
      'There is nothing here.\n',
    );
  respond(request, response, 200, { ...headers, 'content-type': page.type }, page.bytes);
}

/** The printed link: a token that is good once becomes the run's cookie, and the address is clean from then on. */
function enter(request: IncomingMessage, response: ServerResponse, token: string, { secrets, headers }: AppParts): void {
  if (secrets.hasCookie(request.headers.cookie)) {
    respond(request, response, 303, { ...headers, location: '/' }, '');
  } else if (secrets.spendToken(token)) {
    respond(request, response, 303, { ...headers, location: '/', 'set-cookie': secrets.setCookie }, '');
  } else {
    refuse(request, response, SPENT, headers);
  }
}

async function call(request: IncomingMessage, response: ServerResponse, { calls, headers }: AppParts): Promise<void> {
  const { http } = await calls;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const { matched } = await http.handle(request, response, { prefix: '/rpc', context: { trust: 'page' } });
  if (!matched)
    respond(request, response, 404, { ...headers, 'content-type': 'text/plain; charset=utf-8' }, 'There is no such call.\n');
}

async function download(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { downloads, headers }: AppParts,
): Promise<void> {
  const found = await downloads.find(path);
  if (!found)
    return respond(
      request,
      response,
      404,
      { ...headers, 'content-type': 'text/plain; charset=utf-8' },
      'This download is gone. Export again.\n',
    );
  response.writeHead(200, {
    ...headers,
    'content-type': 'application/octet-stream',
    'content-length': (await stat(found.file)).size,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(found.file), response);
}

/** The path without its query, as it was sent. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?')[0] ?? '';
}
