import { afterEach, describe, expect, it } from 'vitest';
import { fakeElectron } from './testing/fake-electron.ts';
import { startedShell } from './testing/started-shell.ts';
import { readWindowState } from './window-state.ts';

const { screen } = fakeElectron().api;
const storeOf = (window: unknown) => ({ get: () => window, set: () => undefined });
const stateAt = (x: number, y: number, width = 900, height = 700) => ({
  bounds: { x, y, width, height },
  maximized: false,
  fullScreen: false,
});

describe('where a window stood', () => {
  it('is used again only where a screen shows enough of it to take hold of', () => {
    for (const [x, y] of [
      [0, 0],
      [1700, 900],
      [-700, 10],
    ] as const)
      expect(readWindowState(storeOf(stateAt(x, y)), screen)).toEqual(stateAt(x, y));
    for (const [x, y] of [
      [1900, 10],
      [-900, 10],
      [10, -50],
      [10, 1079],
      [5000, 5000],
    ] as const)
      expect(readWindowState(storeOf(stateAt(x, y)), screen)).toBeNull();
  });

  it('is forgotten when what was kept makes no sense', () => {
    for (const kept of [undefined, null, 'window', {}, { bounds: { x: 0 } }, stateAt(Number.NaN, 0), stateAt(0, 0, 10, 10)])
      expect(readWindowState(storeOf(kept), screen)).toBeNull();
  });
});

let shell: Awaited<ReturnType<typeof startedShell>> | undefined;
afterEach(async () => {
  await shell?.close();
  shell = undefined;
});

describe('the app’s windows', () => {
  it('open where the last one stood, and keep where they stand as they close', async () => {
    shell = await startedShell({ kept: { window: { ...stateAt(30, 40), maximized: true } } });
    const [window] = shell.record.windows;
    expect(window?.options).toMatchObject({ x: 30, y: 40, width: 900, height: 700, minWidth: 480, minHeight: 400, show: false });
    expect(shell.record.calls).toContain('window.maximize');
    window?.events.emit('close');
    expect(shell.kept.window).toEqual(stateAt(10, 20));
  });

  it('come to the front when Pressmark is started again, or open anew when none is left', async () => {
    shell = await startedShell();
    shell.record.app.emit('second-instance');
    expect([shell.record.windows.length, shell.record.calls.includes('window.focus')]).toEqual([1, true]);
    shell.record.windows[0]?.events.emit('closed');
    shell.record.app.emit('activate');
    expect(shell.record.windows).toHaveLength(2);
  });

  it('are one app’s only: a second start ends at once', async () => {
    shell = await startedShell({ gotLock: false });
    expect([shell.record.windows.length, shell.record.calls]).toEqual([
      0,
      ['app.enableSandbox', 'protocol.registerSchemesAsPrivileged', 'app.quit'],
    ]);
  });

  it('do not open where the archive does not: the reason is said and the app ends', async () => {
    shell = await startedShell({ kept: { archiveFolder: 'refuse' } });
    expect([shell.record.windows.length, shell.record.errors[0]]).toEqual([
      0,
      'Pressmark cannot open the archive: The archive is open in the web host (process 7) since 09:12.',
    ]);
    expect(shell.record.calls).toContain('app.exit 1');
    shell.record.calls.push('app.quit');
  });
});
