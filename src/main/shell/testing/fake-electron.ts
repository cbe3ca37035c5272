import { EventEmitter } from 'node:events';
import type { ElectronApi } from '../electron-api.ts';

/** A stand-in for `electron` that records what it is told and throws on every member it does not know: a new use of Electron breaks a test until somebody has looked at it. */
export interface FakeElectron {
  /** What is handed to the shell. */
  readonly api: ElectronApi;
  readonly record: ElectronRecord;
}

export interface ElectronRecord {
  /** Names of calls in order, `app.enableSandbox` and so on. */
  readonly calls: string[];
  readonly windows: FakeWindow[];
  readonly sessions: FakeSession[];
  readonly schemes: { scheme: string; privileges: Record<string, boolean> }[];
  readonly switches: string[];
  readonly menus: unknown[];
  readonly opened: string[];
  readonly shown: string[];
  readonly clipboard: string[];
  readonly errors: string[];
  readonly app: EventEmitter;
  readonly ipcMain: EventEmitter;
  /** What the next dialogs answer. */
  answers: { response: number; filePaths: string[]; canceled: boolean };
  /** Makes a browser session as a new partition would. */
  newSession(): FakeSession;
}

export interface FakeWindow {
  readonly options: { readonly webPreferences?: Readonly<Record<string, unknown>> } & Readonly<Record<string, unknown>>;
  readonly urls: string[];
  readonly events: EventEmitter;
  readonly contents: FakeContents;
  /** What the shell holds. */
  readonly api: object;
  isFocused: boolean;
}

export interface FakeContents {
  readonly events: EventEmitter;
  readonly api: { mainFrame: object; session: object };
  openHandler: ((details: { url: string }) => { action: string }) | null;
  reloads: number;
}

export interface FakeSession {
  readonly api: object;
  readonly schemes: Map<string, (request: Request) => Promise<Response>>;
  permissionRequest: ((contents: unknown, permission: string, answer: (allowed: boolean) => void) => void) | null;
  permissionCheck: ((contents: unknown, permission: string, origin: string) => boolean) | null;
  device: ((details: unknown) => boolean) | null;
  beforeRequest: ((details: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void) | null;
  proxy: unknown;
  readonly events: EventEmitter;
}

/** Wraps known members so that any other throws. */
export function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key) {
      if (typeof key === 'symbol' || key in target || key === 'then') return Reflect.get(target, key) as unknown;
      throw new Error(`${name}.${key} is not known to the recording electron`);
    },
  });
}

export function fakeElectron({ gotLock = true }: { gotLock?: boolean } = {}): FakeElectron {
  const app = new EventEmitter();
  const ipcMain = new EventEmitter();
  const windows: FakeWindow[] = [];
  const sessions: FakeSession[] = [];
  const record: ElectronRecord = {
    calls: [],
    windows,
    sessions,
    schemes: [],
    switches: [],
    menus: [],
    opened: [],
    shown: [],
    clipboard: [],
    errors: [],
    app,
    ipcMain,
    answers: { response: 2, filePaths: [], canceled: true },
    newSession: () => makeSession(),
  };
  const called = (name: string) => record.calls.push(name);

  function makeSession(): FakeSession {
    const events = new EventEmitter();
    const session: FakeSession = {
      schemes: new Map(),
      permissionRequest: null,
      permissionCheck: null,
      device: null,
      beforeRequest: null,
      proxy: null,
      events,
      api: strict('session', {
        setPermissionRequestHandler: (handler: FakeSession['permissionRequest']) => {
          session.permissionRequest = handler;
        },
        setPermissionCheckHandler: (handler: FakeSession['permissionCheck']) => {
          session.permissionCheck = handler;
        },
        setDevicePermissionHandler: (handler: FakeSession['device']) => {
          session.device = handler;
        },
        webRequest: strict('session.webRequest', {
          onBeforeRequest: (handler: FakeSession['beforeRequest']) => {
            session.beforeRequest = handler;
          },
        }),
        protocol: strict('session.protocol', {
          handle: (scheme: string, handler: (request: Request) => Promise<Response>) => void session.schemes.set(scheme, handler),
        }),
        setProxy: async (proxy: unknown) => {
          session.proxy = proxy;
        },
        on: (event: string, listener: (...args: unknown[]) => void) => void events.on(event, listener),
      }),
    };
    sessions.push(session);
    app.emit('session-created', session.api);
    return session;
  }

  const defaultSession = makeSession();

  function makeContents(): FakeContents {
    const events = new EventEmitter();
    const contents: FakeContents = {
      events,
      openHandler: null,
      reloads: 0,
      api: strict('webContents', {
        mainFrame: { url: 'app://bundle/index.html', detached: false },
        session: defaultSession.api,
        isDestroyed: () => false,
        on: (event: string, listener: (...args: unknown[]) => void) => void events.on(event, listener),
        setWindowOpenHandler: (handler: FakeContents['openHandler']) => {
          contents.openHandler = handler;
        },
        reload: () => {
          contents.reloads++;
        },
      }),
    };
    return contents;
  }

  // A class, because the shell says `new BrowserWindow(options)`; what it makes is recorded and given back strict.
  class BrowserWindow {
    constructor(options: FakeWindow['options']) {
      const events = new EventEmitter();
      const contents = makeContents();
      const window: FakeWindow = {
        options,
        urls: [],
        events,
        contents,
        isFocused: false,
        api: strict('window', {
          webContents: contents.api,
          on: (event: string, listener: (...args: unknown[]) => void) => void events.on(event, listener),
          once: (event: string, listener: (...args: unknown[]) => void) => void events.once(event, listener),
          loadURL: async (url: string) => void window.urls.push(url),
          show: () => called('window.show'),
          focus: () => called('window.focus'),
          restore: () => called('window.restore'),
          maximize: () => called('window.maximize'),
          setFullScreen: () => called('window.setFullScreen'),
          isFocused: () => window.isFocused,
          isMinimized: () => false,
          isMaximized: () => false,
          isFullScreen: () => false,
          isDestroyed: () => false,
          getNormalBounds: () => ({ x: 10, y: 20, width: 900, height: 700 }),
        }),
      };
      windows.push(window);
      app.emit('web-contents-created', {}, contents.api);
      // biome-ignore lint/correctness/noConstructorReturn: what the shell holds is the strict stand-in
      return window.api;
    }
  }

  const api = {
    app: strict('app', {
      enableSandbox: () => void called('app.enableSandbox'),
      requestSingleInstanceLock: () => gotLock,
      whenReady: async () => void called('app.whenReady'),
      quit: () => void called('app.quit'),
      exit: (code: number) => void called(`app.exit ${code}`),
      on: (event: string, listener: (...args: unknown[]) => void) => void app.on(event, listener),
      commandLine: strict('app.commandLine', { appendSwitch: (name: string) => void record.switches.push(name) }),
      getPath: () => process.env.PRESSMARK_FAKE_USER_DATA ?? '/nowhere',
      getVersion: () => '0',
    }),
    BrowserWindow,
    clipboard: strict('clipboard', { writeText: async (text: string) => void record.clipboard.push(text) }),
    dialog: strict('dialog', {
      showMessageBox: async () => ({ response: record.answers.response }),
      showOpenDialog: async () => ({ canceled: record.answers.canceled, filePaths: record.answers.filePaths }),
      showSaveDialog: async () => ({ canceled: record.answers.canceled, filePath: record.answers.filePaths[0] ?? '' }),
      showErrorBox: (title: string, text: string) => void record.errors.push(`${title}: ${text}`),
    }),
    ipcMain: strict('ipcMain', {
      on: (channel: string, listener: (...args: unknown[]) => void) => void ipcMain.on(channel, listener),
    }),
    Menu: strict('Menu', {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: (menu: unknown) => void record.menus.push(menu),
    }),
    protocol: strict('protocol', {
      registerSchemesAsPrivileged: (schemes: ElectronRecord['schemes']) => {
        called('protocol.registerSchemesAsPrivileged');
        record.schemes.push(...schemes);
      },
    }),
    screen: strict('screen', { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] }),
    session: strict('session', { defaultSession: defaultSession.api }),
    shell: strict('shell', {
      openExternal: async (url: string) => void record.opened.push(url),
      showItemInFolder: (path: string) => void record.shown.push(path),
    }),
  };
  return { api: strict('electron', api) as unknown as ElectronApi, record }; // safe: whatever the shell uses beyond these members throws
}
