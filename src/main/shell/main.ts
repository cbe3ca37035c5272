/** Entry of the desktop window. The only file that imports Electron; everything else is handed what it needs. */
import * as electron from 'electron';
import Store from 'electron-store';
import { installationOf } from '../api/installation.ts';
import { stderrLogger } from '../api/stderr-logger.ts';
import { startShell } from './start-shell.ts';

const logger = stderrLogger();

// Not awaited: Electron becomes ready only after this file has run to its end.
startShell({
  electron,
  installation: installationOf(import.meta.filename),
  openStore: () => new Store<Record<string, unknown>>({ clearInvalidConfig: false }),
  logger,
  developed: process.env.ELECTRON_RENDERER_URL,
}).catch((error: unknown) => {
  logger.error('The desktop window stopped', { error });
  electron.app.exit(1);
});
