import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ORPCError } from '@orpc/server';
import { afterEach, describe, expect, it } from 'vitest';
import type { SettingsStore } from '../archive/ports.ts';
import { type StartedArchive, startArchive } from './start-archive.ts';
import { IMAGE, ORIGINAL, quietLogger } from './testing/fake-archive.ts';

const held: string[] = [];
const containing = (text: string): unknown => expect.stringContaining(text);
let archive: StartedArchive | undefined;

const settingsInMemory = (): SettingsStore => {
  const kept = { settings: {} as Record<string, unknown>, uiState: {} as Record<string, unknown> };
  return {
    get: async () => kept,
    set: async (patch) => {
      Object.assign(kept.settings, patch.settings);
      Object.assign(kept.uiState, patch.uiState);
    },
  };
};

async function start(folder: string, settings = settingsInMemory()) {
  const logger = quietLogger();
  held.length = 0;
  archive = await startArchive({
    entry: join(import.meta.dirname, 'testing/fake-worker.ts'),
    options: { folder, process: 'test', workers: { extract: '', index: '' }, downloads: null, appVersion: '0', ownPorts: [] },
    logger,
    settings,
    onHeld: (socketPath) => held.push(socketPath),
  });
  return { archive, logger };
}

afterEach(async () => {
  await archive?.close();
  archive = undefined;
});

describe('an archive in its thread', () => {
  it('answers calls and streams, and gives bytes by their hash', async () => {
    const { archive } = await start('here');
    expect(held).toEqual([expect.stringMatching(/a\.sock$/)]);
    expect((await archive.client.archive.info()).path).toBe('here');
    const seen: string[] = [];
    for await (const event of await archive.client.archive.reindex()) seen.push(event.type);
    expect(seen).toEqual(['progress', 'progress', 'done']);
    expect(Buffer.from((await archive.content(IMAGE.sha256))?.bytes ?? [])).toEqual(Buffer.from(IMAGE.bytes));
    expect(await archive.content('c'.repeat(64))).toBeNull();
    expect(await archive.content('../../etc/passwd')).toBeNull();
    expect(Buffer.from((await archive.original(ORIGINAL.captureId))?.bytes ?? [])).toEqual(Buffer.from(ORIGINAL.bytes));
    expect(await archive.original('c-none')).toBeNull();
    await expect(archive.original('c-damaged')).rejects.toMatchObject({ name: 'ArchiveError', code: 'damaged' });
  });

  it('reads and writes the settings that its host keeps', async () => {
    const settings = settingsInMemory();
    const { archive } = await start('here', settings);
    await archive.client.settings.set({ settings: { theme: 'dark' } });
    expect((await settings.get()).settings).toEqual({ theme: 'dark' });
    expect((await archive.client.settings.get()).settings).toEqual({ theme: 'dark' });
  });

  it('says where commands may be served, once a missing archive has been made', async () => {
    const { archive } = await start('missing');
    expect(held).toEqual([]);
    await archive.client.archive.create();
    for (let tries = 0; held.length === 0 && tries < 3000; tries++) await sleep(10);
    expect(held).toEqual([expect.stringMatching(/a\.sock$/)]);
  });

  it('says why it does not open', async () => {
    await expect(start('refuse')).rejects.toMatchObject({ code: 'locked', message: containing('process 7') });
  });

  it('fails what was under way when its thread dies, starts again, and gives up when that goes on', async () => {
    const { archive, logger } = await start('here');
    for (let death = 0; death < 4; death++) {
      const watching = await archive.client.changes.watch();
      const next = watching.next();
      const reasons = await Promise.allSettled([archive.client.savedSearches.list(), next]);
      for (const outcome of reasons) {
        if (outcome.status !== 'rejected') throw new Error('the call outlived its thread');
        const reason: unknown = outcome.reason;
        expect(reason).toBeInstanceOf(ORPCError);
        expect(reason).toMatchObject({ code: 'failed', defined: true, message: containing('try this once more') });
      }
      if (death < 3) expect((await archive.client.archive.info()).path).toBe('here');
    }
    for (let tries = 0; !logger.lines.some((line) => line.includes('not started any more')) && tries < 3000; tries++)
      await sleep(10);
    await expect(archive.client.archive.info()).rejects.toMatchObject({
      code: 'failed',
      message: containing('Start Pressmark anew'),
    });
    archive.close = async () => {};
  });
});
