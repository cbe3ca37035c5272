import { defaultArchiveFolder } from '../api/default-folder.ts';
import type { Installation } from '../api/installation.ts';
import { listPageFiles } from '../api/page-files.ts';
import { peerServer } from '../api/serve-peer.ts';
import { startArchive } from '../api/start-archive.ts';
import type { Logger } from '../archive/ports.ts';
import { type ArchiveHolder, holdArchive } from './archive-holder.ts';
import { commandFeed } from './command-feed.ts';
import { createDesktopRouter } from './desktop-router.ts';
import { type DesktopParts, desktopService, openOtherArchive } from './desktop-service.ts';
import { sayItCannotStart } from './dialogs.ts';
import type { ElectronApi, Window } from './electron-api.ts';
import { setupMenu } from './menu.ts';
import { setupNavigation } from './navigation.ts';
import { APP_ORIGIN, pageOrigin } from './page-origin.ts';
import { appHandler, contentHandler, setupProtocols } from './protocols.ts';
import { setupRpcPort } from './rpc-port.ts';
import { setupSchemes } from './schemes.ts';
import { setupSessions } from './sessions.ts';
import { type ShellStore, storeSettings } from './settings.ts';
import { shownFolders } from './shown-folders.ts';
import { setupWindows } from './windows.ts';

export interface ShellParts {
  readonly electron: ElectronApi;
  readonly installation: Installation;
  /** Opened once the app is ready: it asks Electron where settings live. */
  openStore(): ShellStore;
  readonly logger: Logger;
  /** The development server's address while the page is being written. */
  readonly developed: string | undefined;
}

/** The desktop window, from its first tick to its last. What must stand before Electron is ready stands before the first wait. */
export async function startShell(parts: ShellParts): Promise<void> {
  const { electron, logger, developed } = parts;
  const { app } = electron;
  const guard = { pageOrigin: pageOrigin(developed), logger };

  app.enableSandbox();
  setupSchemes(electron);
  setupNavigation(electron, guard);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  await app.whenReady();
  setupSessions(electron, guard);
  try {
    const store = parts.openStore();
    const holder = await holdArchive(lastFolder(store), (folder) => start(folder, store, parts));
    setupClose(electron, holder, logger);
    await setupWindow(parts, store, holder, guard.pageOrigin);
  } catch (error) {
    logger.error('The desktop window could not start', { error });
    sayItCannotStart(electron, error);
    app.exit(1);
  }
}

/** The folder shown last, unless this start names one. */
function lastFolder(store: ShellStore): string {
  const last = store.get('archiveFolder');
  return process.env.PRESSMARK_ARCHIVE || typeof last !== 'string' ? defaultArchiveFolder() : last;
}

function start(folder: string, store: ShellStore, { installation, logger }: ShellParts) {
  const { threads, version } = installation;
  return startArchive({
    entry: threads.archive,
    logger,
    settings: storeSettings(store),
    options: {
      folder,
      process: 'shell',
      workers: { extract: threads.extract, index: threads.index },
      downloads: null,
      appVersion: version,
      ownPorts: [],
      whenLocked: 'ask',
    },
  });
}

async function setupWindow(
  { electron, installation, logger, developed }: ShellParts,
  store: ShellStore,
  holder: ArchiveHolder,
  origin: string,
) {
  const pages = developed ? { get: async () => null } : await listPageFiles(installation.rendererDir);
  const session = electron.session.defaultSession;
  setupProtocols(session, appHandler(pages), contentHandler(holder.content));

  const windows = setupWindows(electron, { page: developed ?? `${APP_ORIGIN}/index.html`, preload: installation.preload, store });
  const commands = commandFeed<Window>();
  const shown = shownFolders();
  shown.add(holder.folder());
  const front = () => windows.all().find((window) => window.isFocused()) ?? windows.all()[0] ?? windows.open();

  const lent: DesktopParts = {
    electron,
    holder,
    windows,
    shown,
    commands,
    putMenu: (menus) => putMenu(menus),
    onArchive(folder) {
      store.set('archiveFolder', folder);
      shown.add(folder);
    },
  };
  const putMenu = setupMenu(
    electron,
    {
      newWindow: () => void windows.open(),
      openArchive() {
        openOtherArchive(front(), lent).catch((error: unknown) => sayItCannotStart(electron, error));
      },
      command: (id) => commands.send(front(), id),
    },
    process.platform,
  );
  setupRpcPort(electron, {
    pageOrigin: origin,
    session,
    logger,
    windowOf: (contents) => windows.of(contents),
    serve(peer, window) {
      const router = { ...holder.archive().router, ...createDesktopRouter(desktopService(window, lent), logger) };
      peerServer(router, logger)(peer, { trust: 'local' });
    },
  });
  windows.open();
}

/** Quitting waits until the archive is closed. */
function setupClose({ app }: Pick<ElectronApi, 'app'>, holder: ArchiveHolder, logger: Logger): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    holder
      .close()
      .catch((error: unknown) => logger.error('The archive did not close cleanly', { error }))
      .finally(() => {
        isClosed = true;
        app.quit();
      });
  });
}
