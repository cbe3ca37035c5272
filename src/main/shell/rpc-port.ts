import type * as Electron from 'electron';
import { PORT_MESSAGE } from '../../shared/host-marker.ts';
import type { Peer } from '../api/serve-peer.ts';
import type { Logger } from '../archive/ports.ts';
import type { ElectronApi, Session, Window } from './electron-api.ts';
import { originOf } from './page-origin.ts';

export interface PortOptions {
  readonly pageOrigin: string;
  readonly session: Session;
  readonly logger: Logger;
  /** The app window a page belongs to, or null. */
  windowOf(contents: Electron.WebContents): Window | null;
  /** Serves the peer that an accepted port has become. */
  serve(peer: Peer, window: Window): void;
}

/** Takes the port by which a window's page reaches the archive: from the top frame of an app window on the app's own origin, one live port a window. All else is refused loudly. */
export function setupRpcPort({ ipcMain }: Pick<ElectronApi, 'ipcMain'>, options: PortOptions): void {
  const live = new WeakMap<Window, Electron.MessagePortMain>();
  ipcMain.on(PORT_MESSAGE, (event) => {
    const why = refusalOf(event, options);
    const window = why === null ? options.windowOf(event.sender) : null;
    const [port] = event.ports;
    if (!window || !port) {
      options.logger.warn('A port was refused', { why: why ?? 'it came from no window of ours' });
      for (const refused of event.ports) refused.close();
      return;
    }
    live.get(window)?.close();
    live.set(window, port);
    options.serve(mainPortPeer(port), window);
    port.start();
  });
}

/** Why a hand-over is not accepted; null when it is. */
function refusalOf(event: Electron.IpcMainEvent, { pageOrigin, session }: PortOptions): string | null {
  const { sender, senderFrame, ports } = event;
  if (senderFrame === null || senderFrame.detached || sender.isDestroyed()) return 'its frame is gone';
  if (senderFrame !== sender.mainFrame) return 'it came from a frame inside the page';
  if (originOf(senderFrame.url) !== pageOrigin) return 'it came from another origin';
  if (sender.session !== session) return 'it came from another session';
  if (ports.length !== 1) return 'it is not one port';
  return null;
}

function mainPortPeer(port: Electron.MessagePortMain): Peer {
  return {
    send: (message) => port.postMessage(message),
    close: () => port.close(),
    onMessage: (listener) => port.on('message', ({ data }: { readonly data: unknown }) => listener(data)),
    onClose: (listener) => port.on('close', listener),
  };
}
