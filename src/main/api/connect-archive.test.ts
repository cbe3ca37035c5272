import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectArchive } from './connect-archive.ts';
import { installationOf } from './installation.ts';
import { quietLogger } from './testing/fake-archive.ts';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'pressmark-connect-')), 'archive');
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

const connect = (create: boolean) =>
  connectArchive({
    folder,
    process: 'test',
    create,
    workers: installationOf(join(import.meta.dirname, '../cli/main.ts')).threads,
    logger: quietLogger(),
    settings: { get: async () => ({ settings: {}, uiState: {} }), set: async () => {} },
    appVersion: '0',
  });

describe('reaching an archive', () => {
  it('says that none is there when it may not make one', async () => {
    const archive = await connect(false);
    expect((await archive.client.archive.info()).state).toBe('missing');
    await expect(archive.client.collections.list()).rejects.toMatchObject({ code: 'archive-missing', defined: true });
    await archive.close();
  });

  it('opens it here, or goes through the process that has it open', async () => {
    const first = await connect(true);
    expect(first.forwarded).toBe(false);
    await first.client.collections.create({ path: 'River' });

    const second = await connect(false);
    expect(second.forwarded).toBe(true);
    expect((await second.client.collections.list()).collections.map(({ path }) => path)).toEqual(['River']);
    await second.client.collections.create({ path: 'River/Witness' });
    await second.close();

    expect((await first.client.collections.list()).collections.map(({ path }) => path)).toEqual(['River', 'River/Witness']);
    await first.close();

    const third = await connect(false);
    expect([third.forwarded, (await third.client.collections.list()).collections.length]).toEqual([false, 2]);
    await third.close();
  });

  it('says when another computer may have it open too, and not once that is past', async () => {
    await (await connect(true)).close();
    const theirs = { process: 'shell', pid: 7, host: 'their-desk', bootId: null, since: '2026-01-02T03:04:05.678Z', nonce: 'x' };
    await writeFile(join(folder, 'lock.json'), JSON.stringify(theirs));
    const archive = await connect(false);
    expect(await archive.client.archive.info()).toMatchObject({
      state: 'open',
      notice: expect.stringContaining('the desktop window (process 7) on their-desk since 2026-01-02T03:04:05Z') as string,
    });
    await archive.close();
    const later = await connect(false);
    expect((await later.client.archive.info()).notice).toBeNull();
    await later.close();
  });

  it('waits, when it is done itself, for those it serves', async () => {
    const holder = await connect(true);
    const guest = await connect(false);
    let isClosed = false;
    const closing = holder.close().then(() => {
      isClosed = true;
    });
    expect((await guest.client.archive.info()).state).toBe('open');
    expect(isClosed).toBe(false);
    await guest.close();
    await closing;
  });
});
