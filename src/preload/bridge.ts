import type { ContextBridge, IpcRenderer } from 'electron';
import { type HostMarker, PORT_MESSAGE } from '../shared/host-marker.ts';

/** What the bridge stands on, handed in so that a test can stand in its place. */
export interface BridgeParts {
  readonly contextBridge: Pick<ContextBridge, 'exposeInMainWorld'>;
  readonly ipcRenderer: Pick<IpcRenderer, 'postMessage'>;
  readonly window: Window;
  readonly platform: string;
}

/** Names the host to the page, and hands on the one port by which the page reaches the archive. The page gets nothing of Electron, and no event reaches it. */
export function setupBridge({ contextBridge, ipcRenderer, window, platform }: BridgeParts): void {
  const marker = {
    kind: 'desktop',
    content: 'content://object/',
    platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
  } as const satisfies HostMarker;
  contextBridge.exposeInMainWorld('pressmarkHost', Object.freeze(marker));

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port] = event.ports;
    if (event.source !== window || !isPortMessage(event.data) || port === undefined || event.ports.length !== 1) return;
    ipcRenderer.postMessage(PORT_MESSAGE, null, [port]);
  });
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === PORT_MESSAGE;
}
