import type { IncomingMessage } from 'node:http';
import type { RunSecrets } from './run-secrets.ts';

/** Why a request goes no further. The text is for the person whose browser shows it. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 405 | 415 | 421;
  readonly message: string;
}

/** What is asked: a file or fact of the app, a call, or the socket that carries all calls. */
export type Kind = 'page' | 'rpc' | 'socket';

/** Stops a request that names another host than this listener, before anything looks at it further: a page that rebinds its name to loopback is stopped here and nowhere else. */
export function refuseHost(request: IncomingMessage, hosts: readonly string[]): Refusal | null {
  const named = headersOf(request, 'host');
  if (request.httpVersion !== '1.1' || named.length !== 1) return { status: 400, message: 'Send HTTP/1.1 with one Host header.' };
  if (!request.url?.startsWith('/')) return { status: 400, message: 'Ask for a path, not for an address.' };
  if (!hosts.includes(named[0] ?? '')) return { status: 421, message: 'This host answers to its own loopback address alone.' };
  return null;
}

/** Stops what another site's page sent, whatever secret its browser adds. Comes after the Host rule. */
export function refuseForeign(request: IncomingMessage): Refusal | null {
  const origins = headersOf(request, 'origin');
  const sites = headersOf(request, 'sec-fetch-site');
  if (origins.length > 1 || (origins.length === 1 && origins[0] !== ownOrigin(request)))
    return { status: 403, message: 'This came from another site and is refused.' };
  if (sites.length > 1 || (sites.length === 1 && sites[0] !== 'same-origin' && sites[0] !== 'none'))
    return { status: 403, message: 'This came from another site and is refused.' };
  return null;
}

/** Stops whoever cannot show this run's cookie or, for calls, its secret; then what a form could send. */
export function refuseStranger(request: IncomingMessage, kind: Kind, secrets: RunSecrets): Refusal | null {
  const isScript = kind === 'rpc' && secrets.hasScriptSecret(request.headers.authorization);
  if (!isScript && !secrets.hasCookie(request.headers.cookie))
    return {
      status: 401,
      message: 'This link has expired. Open the link that `pressmark serve` printed, or run it again for a fresh one.',
    };
  if (kind !== 'page' && !isScript && request.headers.origin === undefined)
    return { status: 403, message: 'Calls from a browser must say where they come from.' };
  if (kind === 'page') {
    return request.method === 'GET' || request.method === 'HEAD'
      ? null
      : { status: 405, message: 'Only GET and HEAD are answered here.' };
  }
  if (kind === 'rpc') {
    if (request.method !== 'POST') return { status: 405, message: 'Calls are POST requests.' };
    const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
    if (type !== 'application/json') return { status: 415, message: 'Calls carry application/json.' };
  }
  return null;
}

/** The app's origin as the browser of this request sees it. */
export function ownOrigin(request: IncomingMessage): string {
  return `http://${request.headers.host ?? ''}`;
}

/** Every value a header was sent with; Node keeps only the first of some that are doubled. */
function headersOf(request: IncomingMessage, name: string): string[] {
  return request.rawHeaders.filter((_value, index) => index % 2 === 1 && request.rawHeaders[index - 1]?.toLowerCase() === name);
}
