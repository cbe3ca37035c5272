import type * as Electron from 'electron';

/** The parts of Electron the shell uses, handed in so that a test can stand in their place. `main.ts` alone imports the real ones. */
export type ElectronApi = Pick<
  typeof Electron,
  'app' | 'BrowserWindow' | 'clipboard' | 'dialog' | 'ipcMain' | 'Menu' | 'protocol' | 'screen' | 'session' | 'shell'
>;

export type Window = Electron.BrowserWindow;
export type Session = Electron.Session;
