import type { Logger } from '../archive/ports.ts';
import type { ElectronApi, Session } from './electron-api.ts';
import { originOf } from './page-origin.ts';

/** Closes every browser session, the first and any later one: no permission, no device, no request that leaves the computer. */
export function setupSessions(
  { app, session }: Pick<ElectronApi, 'app' | 'session'>,
  { pageOrigin, logger }: { readonly pageOrigin: string; readonly logger: Logger },
): void {
  const close = (opened: Session) => closeSession(opened, pageOrigin, logger);
  app.on('session-created', close);
  close(session.defaultSession);
}

const closed = new WeakSet<Session>();

function closeSession(session: Session, pageOrigin: string, logger: Logger): void {
  if (closed.has(session)) return;
  closed.add(session);
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOurs(url, pageOrigin) }));
  session.on('will-download', (event) => event.preventDefault());
  // The second wall: what the filter cannot see (a name looked up ahead of a request) finds no way out.
  session
    .setProxy({ mode: 'fixed_servers', proxyRules: 'socks5://127.0.0.1:9', proxyBypassRules: bypass(pageOrigin) })
    .catch((error: unknown) => {
      logger.error('The window’s network could not be closed', { error });
    });
}

/** Our two schemes, what a page holds in itself, and the development server while there is one. */
function isOurs(url: string, pageOrigin: string): boolean {
  const origin = originOf(url);
  if (origin === pageOrigin || origin === 'app://bundle' || origin === 'content://object') return true;
  if (/^(data|blob|devtools):/.test(url)) return true;
  return pageOrigin.startsWith('http') && origin === pageOrigin.replace(/^http/, 'ws');
}

function bypass(pageOrigin: string): string {
  return pageOrigin.startsWith('http') ? new URL(pageOrigin).host : '<-loopback>';
}
