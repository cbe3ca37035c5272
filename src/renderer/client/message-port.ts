import { RPCLink } from '@orpc/client/message-port';
import type { Opened } from './connection.ts';

/** What the desktop window's bridge leaves on `window`. */
export interface DesktopMark {
  readonly kind: 'desktop';
  readonly content: string;
  readonly platform: string;
}

/** The desktop's mark, null in a browser page. */
export function desktopMark(): DesktopMark | null {
  const mark: unknown = Reflect.get(window, 'pressmarkHost');
  if (typeof mark !== 'object' || mark === null || !('kind' in mark && 'content' in mark && 'platform' in mark)) return null;
  const { kind, content, platform } = mark;
  return kind === 'desktop' && typeof content === 'string' && typeof platform === 'string' ? { kind, content, platform } : null;
}

/** Opens a port to the desktop window's archive; the preload script hands the other end on. */
export async function openMessagePort(mark: DesktopMark): Promise<Opened> {
  const { port1, port2 } = new MessageChannel();
  const closed = new Promise<void>((resolve) => port1.addEventListener('close', () => resolve(), { once: true }));
  window.postMessage({ type: 'pressmark:port' }, '*', [port2]);
  const link = new RPCLink({ port: port1 });
  port1.start();
  return { link, contentBase: mark.content, archiveName: 'Pressmark', lendsDesktop: true, closed };
}
