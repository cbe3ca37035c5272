import type { PageFiles } from '../api/page-files.ts';
import { appHeaders, contentHeaders, contentType } from '../api/page-policy.ts';
import type { Content } from '../archive/archive.ts';
import type { Session } from './electron-api.ts';
import { APP_ORIGIN, originOf } from './page-origin.ts';

/** Answers one request of a custom scheme. */
export type SchemeHandler = (request: Request) => Promise<Response>;

/** Serves the built page on `app://bundle`. What is asked for is looked up in the list made at the start; no path on disk comes from an address. */
export function appHandler(pages: PageFiles): SchemeHandler {
  const headers = appHeaders('content:', null);
  return async (request) => {
    const path = pathUnder(request, APP_ORIGIN);
    if (path === null || !isRead(request)) return refusal(request, headers);
    const page = await pages.get(path);
    return page ? answer(request, { ...headers, 'content-type': page.type }, page.bytes) : refusal(request, headers);
  };
}

/** Serves stored images and renditions on `content://object/<hash>`, each under a sandbox without a network. */
export function contentHandler(content: (sha256: string) => Promise<Content | null>): SchemeHandler {
  const headers = contentHeaders('app:');
  return async (request) => {
    const sha256 = pathUnder(request, 'content://object')?.slice(1) ?? '';
    if (!isRead(request) || !/^[0-9a-f]{64}$/.test(sha256)) return refusal(request, headers);
    const found = await content(sha256);
    return found ? answer(request, { ...headers, 'content-type': contentType(found) }, found.bytes) : refusal(request, headers);
  };
}

/** Hangs both schemes into a browser session. */
export function setupProtocols(session: Session, app: SchemeHandler, content: SchemeHandler): void {
  session.protocol.handle('app', app);
  session.protocol.handle('content', content);
}

/** The path of a request to one origin exactly, without a query or credentials; null for every other. */
function pathUnder(request: Request, origin: string): string | null {
  if (!URL.canParse(request.url) || originOf(request.url) !== origin) return null;
  return new URL(request.url).pathname;
}

function isRead(request: Request): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

function answer(request: Request, headers: Readonly<Record<string, string>>, bytes: Uint8Array): Response {
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), { status: 200, headers });
}

function refusal(request: Request, headers: Readonly<Record<string, string>>): Response {
  const status = isRead(request) ? 404 : 405;
  return new Response(request.method === 'HEAD' ? null : 'There is nothing here.\n', {
    status,
    headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
  });
}
