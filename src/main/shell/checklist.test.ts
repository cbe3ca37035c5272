import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startedShell } from './testing/started-shell.ts';

/** Electron's newest line as last looked up, 2026-11-23. Raise it when a new one is out: the test then asks for the upgrade. */
const LATEST_ELECTRON = { major: 45, minor: 4 };

/** Electron's own security checklist (SECURITY section 6), over every window and every browser session the shell makes. */
let shell: Awaited<ReturnType<typeof startedShell>>;
beforeAll(async () => {
  shell = await startedShell();
  shell.record.app.emit('activate');
  shell.record.newSession();
});
afterAll(() => shell.close());

const PERMISSIONS = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'unknown',
  'usb',
  'window-management',
  'fileSystem',
  'deprecated-sync-clipboard-read',
  'bluetooth',
];
const ELSEWHERE = [
  'https://example.org/',
  'http://127.0.0.1:9/',
  'http://localhost/',
  'file:///etc/passwd',
  'app://bundle.evil/',
  'app://other/',
  'app:bundle',
  'content://object/',
  'javascript:alert(1)',
  'data:text/html,x',
  'about:blank',
  'blob:app://bundle/x',
  'app://bundle@evil/',
  'app://user:pw@bundle/',
  'ms-msdt:/id',
  'smb://host/',
  'chrome://settings',
  'devtools://x',
  'not a url',
  '',
];
const MANY = ELSEWHERE.flatMap((url) => [url, `${url}#x`, `${url}?y`, `${url.toUpperCase()}//`, ` ${url}x/../..`]).filter(
  (url) => !/^app:\/\/bundle(\/|\?|#|$)/i.test(url.trim()),
);

describe('every window', () => {
  it('1, 18: loads the app’s own page from its own scheme, never a file', () => {
    expect(shell.record.windows.length).toBeGreaterThan(0);
    for (const { urls } of shell.record.windows) {
      expect(urls).toHaveLength(1);
      expect(urls[0]).toMatch(/^app:\/\/bundle\/index\.html(#|$)/);
    }
  });

  it('2 to 4, 6, 8 to 12: is sandboxed, isolated, without Node, without experiments, without embedded views', () => {
    for (const { options } of shell.record.windows) {
      expect(options.webPreferences).toEqual({
        preload: '/installed/preload/index.cjs',
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
      });
    }
    expect(shell.record.calls.indexOf('app.enableSandbox')).toBeLessThan(shell.record.calls.indexOf('app.whenReady'));
    expect(shell.record.switches).toEqual([]);
  });

  it('12, 13: stays on its own origin, and no embedded view attaches', () => {
    expect(MANY.length).toBeGreaterThan(90);
    for (const { contents } of shell.record.windows) {
      const stopped = (event: string, details: object) => {
        let isStopped = false;
        contents.events.emit(event, { ...details, preventDefault: () => (isStopped = true) });
        return isStopped;
      };
      for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
        for (const url of MANY) expect([event, url, stopped(event, { url, isMainFrame: true })]).toEqual([event, url, true]);
        expect(stopped(event, { url: 'app://bundle/index.html#list', isMainFrame: true })).toBe(false);
      }
      for (const url of MANY.filter((url) => !/^\s*content:\/\/object/i.test(url)))
        expect([url, stopped('will-frame-navigate', { url, isMainFrame: false })]).toEqual([url, true]);
      expect(stopped('will-frame-navigate', { url: `content://object/${'a'.repeat(64)}`, isMainFrame: false })).toBe(false);
      expect(stopped('will-attach-webview', {})).toBe(true);
    }
  });

  it('14: opens no other window', () => {
    for (const { contents } of shell.record.windows)
      for (const url of [...MANY, 'app://bundle/index.html']) expect(contents.openHandler?.({ url })).toEqual({ action: 'deny' });
  });
});

describe('every browser session', () => {
  it('5: refuses every permission and device, whoever asks', () => {
    expect(shell.record.sessions.length).toBe(2);
    for (const session of shell.record.sessions) {
      for (const permission of PERMISSIONS) {
        for (const origin of ['app://bundle', 'content://object', 'https://example.org']) {
          const answers: boolean[] = [];
          session.permissionRequest?.({}, permission, (allowed) => answers.push(allowed));
          expect([permission, answers, session.permissionCheck?.({}, permission, origin)]).toEqual([permission, [false], false]);
        }
      }
      expect(session.device?.({})).toBe(false);
    }
  });

  it('lets no request out: the filter passes our schemes alone, and the proxy leads nowhere', () => {
    for (const session of shell.record.sessions) {
      const passes = (url: string) => {
        const verdicts: boolean[] = [];
        session.beforeRequest?.({ url }, ({ cancel }) => verdicts.push(!cancel));
        return verdicts[0];
      };
      const outside = ['http', 'https', 'ws', 'wss', 'ftp', 'file', 'app', 'content', 'chrome-extension', 'mailto'].flatMap(
        (scheme) =>
          [
            'example.org',
            '127.0.0.1',
            'localhost:80',
            'bundle.evil',
            'x@bundle',
            'object.evil',
            '[::1]',
            'evil/bundle',
            'evil?app://bundle',
            'a.b.c',
            '169.254.169.254',
            'router',
            'user:pw@object',
            'evil#content://object/',
            '0',
            '1.1.1.1',
            'xn--e1afmkfd.org',
            'tracker.test:8443',
            'host',
            'objects',
          ].map((host) => `${scheme}://${host}/`),
      );
      expect(outside).toHaveLength(200);
      expect(outside.filter((url) => passes(url))).toEqual([]);
      for (const url of ['app://bundle/assets/a.js', `content://object/${'a'.repeat(64)}`, 'data:image/png;base64,AA=='])
        expect(passes(url)).toBe(true);
      expect(session.proxy).toMatchObject({ mode: 'fixed_servers', proxyRules: 'socks5://127.0.0.1:9' });
      let isStopped = false;
      session.events.emit('will-download', { preventDefault: () => (isStopped = true) });
      expect(isStopped).toBe(true);
    }
  });
});

describe('the shell as a whole', () => {
  it('7: serves its page under a policy without eval and wildcards, scripts from itself alone', async () => {
    const policies = await Promise.all(
      [...shell.record.sessions].flatMap((session) =>
        [...session.schemes].flatMap(([scheme, handler]) =>
          [`${scheme}://bundle/index.html`, `${scheme}://object/${'b'.repeat(64)}`, `${scheme}://nothing/`].map(async (url) => {
            const { headers } = await handler(new Request(url));
            return { scheme, policy: headers.get('content-security-policy') ?? '' };
          }),
        ),
      ),
    );
    expect(policies).toHaveLength(6);
    for (const { scheme, policy } of policies) {
      const directives = new Map(policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)] as const));
      expect(directives.get('default-src')).toEqual(["'none'"]);
      expect(policy).not.toContain('unsafe-eval');
      expect(policy).not.toContain('*');
      expect(directives.get('script-src')).toEqual(scheme === 'app' ? ["'self'"] : undefined);
      expect(directives.has('sandbox')).toBe(scheme === 'content');
    }
  });

  it('15, 18: names two schemes, standard and secure and nothing more, before the app is ready', () => {
    expect(shell.record.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true } },
      { scheme: 'content', privileges: { standard: true, secure: true } },
    ]);
    expect(shell.record.calls.indexOf('protocol.registerSchemesAsPrivileged')).toBeLessThan(
      shell.record.calls.indexOf('app.whenReady'),
    );
  });

  it('16: is built on the newest line of Electron that is on record, at most one minor behind', () => {
    const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const [major, minor] = (manifest.devDependencies.electron ?? '').split('.').map(Number);
    expect(major).toBe(LATEST_ELECTRON.major);
    expect(minor).toBeGreaterThanOrEqual(LATEST_ELECTRON.minor - 1);
  });

  it('4, 10: no source file of the shell and no package script switches a protection off', () => {
    const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    const texts = [
      ...files.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')),
      readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'),
    ];
    for (const text of texts)
      expect(text).not.toMatch(
        /no-sandbox|appendSwitch|loadFile|enableBlinkFeatures|experimentalFeatures|allowRunningInsecureContent|openPath/,
      );
  });
});
