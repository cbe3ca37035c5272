import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { initArchive } from '../archive-file.ts';
import { nodeFs } from '../disk/node-fs.ts';
import { handClock, inScratch } from '../testing/scratch.ts';
import { acquireLock, holderOf, socketPathOf } from './lock.ts';

const fs = nodeFs();
const clock = handClock();
const needs = { process: 'cli', fs, clock } as const;
const HOLDER = fileURLToPath(new URL('../testing/hold-lock.ts', import.meta.url));
const children: ChildProcess[] = [];

/** Starts another process that takes the lock; gives its first line. */
async function another(folder: string, archiveId: string): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [HOLDER, folder, archiveId], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer]; // safe: what a pipe gives
  return { child, said: line.toString().trim() };
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function withArchive(work: (folder: string, archiveId: string) => Promise<void>): Promise<void> {
  await inScratch(async (scratch) => {
    const folder = `${scratch}/archive`;
    const { archiveId } = await initArchive(folder, { fs, clock });
    await work(folder, archiveId);
  });
}

describe('the lock of an archive', () => {
  it('is held by one process at a time, says by whom, and is free the moment that one is killed', async () => {
    await withArchive(async (folder, archiveId) => {
      const { child, said } = await another(folder, archiveId);
      expect(said).toBe(`held ${socketPathOf(folder, archiveId)}`);
      await expect(acquireLock(folder, archiveId, needs)).rejects.toMatchObject({ code: 'locked' });
      await expect(acquireLock(folder, archiveId, needs)).rejects.toThrow(
        new RegExp(`open in the web host \\(process ${child.pid}\\) on ${hostname()} since \\d{4}-`),
      );
      await killed(child);
      const lock = await acquireLock(folder, archiveId, needs);
      expect(await holderOf(folder, fs)).toMatchObject({ process: 'cli', pid: process.pid, since: '2026-11-25T09:00:00.000Z' });
      expect((await another(folder, archiveId)).said).toContain('open in the command line');
      await lock.release();
      expect(await holderOf(folder, fs)).toBeNull();
      expect((await another(folder, archiveId)).said).toContain('held');
    });
  });

  it('is the same under every path to the folder, and another one for a copy of it', async () => {
    await withArchive(async (folder, archiveId) => {
      await symlink(folder, `${folder}-link`);
      await mkdir(`${folder}-copy`);
      const lock = await acquireLock(folder, archiveId, needs);
      await expect(acquireLock(`${folder}-link`, archiveId, needs)).rejects.toMatchObject({ code: 'locked' });
      await (await acquireLock(`${folder}-copy`, archiveId, needs)).release();
      await lock.release();
    });
  });

  it('is not refused for what lock.json says, which may be of another computer or out of date', async () => {
    await withArchive(async (folder, archiveId) => {
      const stale = { process: 'shell', pid: 1, host: 'elsewhere', bootId: null, since: '2026-01-01T00:00:00.000Z', nonce: 'x' };
      for (const [content, elsewhere] of [
        [JSON.stringify(stale), stale],
        ['{', null],
        ['[]', null],
      ] as const) {
        await writeFile(`${folder}/lock.json`, content);
        const lock = await acquireLock(folder, archiveId, needs);
        expect(lock.elsewhere).toEqual(elsewhere);
        await lock.release();
      }
    });
  });

  it('leaves the lock.json of somebody else alone when it is given back', async () => {
    await withArchive(async (folder, archiveId) => {
      const lock = await acquireLock(folder, archiveId, needs);
      const other = { process: 'web', pid: 1, host: 'elsewhere', bootId: null, since: '', nonce: 'theirs' };
      await writeFile(`${folder}/lock.json`, JSON.stringify(other));
      await lock.release();
      expect(await holderOf(folder, fs)).toEqual(other);
    });
  });

  it.skipIf(process.platform === 'win32')(
    'names a socket in a folder that this user alone may enter, with a path short enough for a socket',
    async () => {
      await withArchive(async (folder, archiveId) => {
        const lock = await acquireLock(folder, archiveId, needs);
        const place = await stat(dirname(lock.socketPath));
        expect(place.mode & 0o777).toBe(0o700);
        expect(lock.socketPath.length).toBeLessThan(100);
        await lock.release();
      });
    },
  );
});
