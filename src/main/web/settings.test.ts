import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileSettings, settingsFile } from './settings.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pressmark-settings-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('settings in a file', () => {
  it('start empty, keep what is set, and take away what is set to null', async () => {
    const settings = fileSettings(join(folder, 'deep/web.json'));
    expect(await settings.get()).toEqual({ settings: {}, uiState: {} });
    await settings.set({ settings: { theme: 'dark', zone: 'UTC' }, uiState: { width: 300 } });
    await settings.set({ settings: { zone: null } });
    expect(await settings.get()).toEqual({ settings: { theme: 'dark' }, uiState: { width: 300 } });
    expect((await stat(join(folder, 'deep/web.json'))).mode & 0o077).toBe(0);
  });

  it('lose nothing when changes come at once', async () => {
    const settings = fileSettings(join(folder, 'web.json'));
    await Promise.all(Array.from({ length: 20 }, (_, i) => settings.set({ uiState: { [`key${i}`]: i } })));
    expect(Object.keys((await settings.get()).uiState)).toHaveLength(20);
  });

  it('say which file is broken and leave it as it is', async () => {
    const file = join(folder, 'web.json');
    await writeFile(file, '{ not json');
    const settings = fileSettings(file);
    await expect(settings.get()).rejects.toMatchObject({ code: 'damaged' });
    await expect(settings.set({ settings: { a: 1 } })).rejects.toMatchObject({ code: 'damaged' });
    expect(await readFile(file, 'utf8')).toBe('{ not json');
  });

  it('take hostile keys for plain ones', async () => {
    const settings = fileSettings(join(folder, 'web.json'));
    await settings.set({ settings: JSON.parse('{"__proto__":{"polluted":true},"constructor":1}') as Record<string, unknown> });
    expect(Object.hasOwn({}, 'polluted') || 'polluted' in {}).toBe(false);
    expect((await settings.get()).settings.constructor).toBe(1);
  });

  it('lie outside the archive, where the platform keeps such things or where the environment says', () => {
    expect(settingsFile({ PRESSMARK_CONFIG: '/x.json' })).toBe('/x.json');
    expect(settingsFile({ XDG_CONFIG_HOME: '/config', APPDATA: '/config' })).toContain(join('pressmark', 'web.json'));
  });
});
