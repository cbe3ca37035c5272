import type * as Electron from 'electron';
import type { Logger } from '../archive/ports.ts';
import type { ElectronApi } from './electron-api.ts';
import { originOf } from './page-origin.ts';

/** Keeps everything that shows pages where it is: no way to another origin, no window of its own, no embedded view. */
export function setupNavigation(
  { app }: Pick<ElectronApi, 'app'>,
  { pageOrigin, logger }: { readonly pageOrigin: string; readonly logger: Logger },
): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, pageOrigin, logger));
}

function guard(contents: Electron.WebContents, pageOrigin: string, logger: Logger): void {
  const stay = (event: { preventDefault(): void; readonly url: string }) => {
    if (originOf(event.url) === pageOrigin) return;
    event.preventDefault();
    logger.warn('A page tried to leave and was stopped', { url: event.url });
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  // Frames hold renditions, which the page puts there; what they hold never leads anywhere else.
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame || originOf(event.url) !== 'content://object') stay(event);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
