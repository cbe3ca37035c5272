import type * as Electron from 'electron';
import type { ElectronApi, Window } from './electron-api.ts';
import type { ShellStore } from './settings.ts';
import { DEFAULT_SIZE, keepWindowState, MIN_SIZE, readWindowState } from './window-state.ts';

/** The app's windows. */
export interface Windows {
  /** Opens a window at a place of the page: its address after `#`. */
  open(location?: string): Window;
  /** Brings a window to the front, or opens one. */
  show(): void;
  all(): readonly Window[];
  of(contents: Electron.WebContents): Window | null;
  reload(): void;
}

export interface WindowOptions {
  /** The page's own address. */
  readonly page: string;
  readonly preload: string;
  readonly store: ShellStore;
}

/** Makes windows that show the app's page and nothing else, each in the sandbox, the first where the last one stood. */
export function setupWindows(
  { app, BrowserWindow, screen }: Pick<ElectronApi, 'app' | 'BrowserWindow' | 'screen'>,
  { page, preload, store }: WindowOptions,
): Windows {
  const windows = new Set<Window>();

  const open = (location = '') => {
    const state = windows.size === 0 ? readWindowState(store, screen) : null;
    const window = new BrowserWindow({
      ...DEFAULT_SIZE,
      ...state?.bounds,
      ...MIN_SIZE,
      show: false,
      title: 'Pressmark',
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
      },
    });
    windows.add(window);
    window.on('closed', () => windows.delete(window));
    window.once('ready-to-show', () => window.show());
    if (state?.maximized) window.maximize();
    if (state?.fullScreen) window.setFullScreen(true);
    keepWindowState(window, store);
    // A page that cannot be shown must not leave an invisible window behind.
    window.loadURL(location === '' ? page : `${page}#${location.replace(/^#/, '')}`).catch(() => window.show());
    return window;
  };

  const show = () => {
    const [window] = windows;
    if (!window) {
      open();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.focus();
  };
  app.on('second-instance', show);
  app.on('activate', show);

  return {
    open,
    show,
    all: () => [...windows],
    of: (contents) => [...windows].find((window) => window.webContents === contents) ?? null,
    reload: () => {
      for (const window of windows) window.webContents.reload();
    },
  };
}
