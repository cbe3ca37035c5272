import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { contentHeaders, contentType } from '../api/page-policy.ts';
import type { Content } from '../archive/archive.ts';
import type { Logger } from '../archive/ports.ts';
import { refuseHost } from './guard.ts';
import { type Listening, listenOnLoopback } from './loopback.ts';
import { refuse, respond } from './respond.ts';

export interface ContentListener {
  /** `http://localhost:port`: to a browser another site than the app's. */
  readonly origin: string;
  /** Where assets lie: append a hash. */
  readonly base: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface ContentSource {
  content(sha256: string): Promise<Content | null>;
}

/** Serves stored images and renditions by hash, below a path nobody can guess, and nothing else. Reads no cookie and no secret. */
export async function listenForContent(source: ContentSource, appOrigin: () => string, logger: Logger): Promise<ContentListener> {
  const secret = randomBytes(32).toString('hex');
  let host = '';
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const headers = contentHeaders(appOrigin());
    const refusal = refuseHost(request, [host]);
    if (refusal) return refuse(request, response, refusal, headers);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(request, response, { status: 405, message: 'Only GET and HEAD are answered here.' }, headers);
    if (!isWellFormed(request.url ?? ''))
      return refuse(request, response, { status: 400, message: 'This address is malformed.' }, headers);
    const [, path, sha256] = /^\/([0-9a-f]{64})\/([0-9a-f]{64})$/.exec(request.url ?? '') ?? [];
    const content = path === secret && sha256 ? await source.content(sha256) : null;
    if (!content)
      return respond(
        request,
        response,
        404,
        { ...headers, 'content-type': 'text/plain; charset=utf-8' },
        'Nothing is stored here.\n',
      );
    respond(request, response, 200, { ...headers, 'content-type': contentType(content) }, content.bytes);
  };
  const listening: Listening = await listenOnLoopback(
    () =>
      createServer((request, response) => {
        answer(request, response).catch((error: unknown) => {
          logger.error('A stored object could not be served', { error });
          response.destroy();
        });
      }),
    0,
  );
  host = `localhost:${listening.port}`;
  const origin = `http://${host}`;
  return { origin, base: `${origin}/${secret}/`, port: listening.port, close: () => listening.close() };
}

/** Whether every `%` begins an escape. */
export function isWellFormed(path: string): boolean {
  return !/%(?![0-9a-fA-F]{2})/.test(path);
}
