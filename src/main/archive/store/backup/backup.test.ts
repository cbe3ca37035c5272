import { describe, expect, it } from 'vitest';
import { sha256 } from '../sha256.ts';
import type { Store } from '../store.ts';
import { failure, type MemoryFs, memoryFs } from '../testing/memory-fs.ts';
import { bytesOf, freely, handClock, quiet, replayed, saveCapture, scratchStore, tagged, verified } from '../testing/scratch.ts';
import { watchedFs } from '../testing/watched-fs.ts';
import type { StoreBackup } from './backup.ts';
import { verifyBackup } from './backup-verify.ts';

async function made(store: Store, to = '/backup'): Promise<StoreBackup> {
  for await (const step of store.backup(to)) if (step.type === 'done') return step.report;
  throw new Error('a backup ended without a report');
}

async function checked(fs: MemoryFs, archiveId: string) {
  const needs = {
    fs,
    clock: handClock(),
    logger: quiet,
    process: 'test' as const,
    installation: 'there',
    take: freely,
    reserveBytes: 0,
  };
  for await (const step of verifyBackup('/backup', archiveId, needs, undefined)) if (step.type === 'done') return step.report;
  throw new Error('a check ended without a report');
}

async function archive() {
  const fs = memoryFs();
  const store = await scratchStore(fs);
  for (let number = 1; number <= 3; number++) await saveCapture(store, number);
  return { fs, store };
}

const below = (fs: MemoryFs, folder: string) => [...fs.files.keys()].filter((path) => path.startsWith(folder)).sort();

describe('a backup', () => {
  it('is an archive that opens, verifies and holds every record', async () => {
    const { fs, store } = await archive();
    expect(await made(store)).toMatchObject({ copied: 6, objects: 6, verified: true, missing: [], skipped: [], changed: [] });
    const backup = await scratchStore(fs, { folder: '/backup', readOnly: true });
    expect(await replayed(backup)).toEqual(await replayed(store));
    expect((await verified(backup)).state).toBe('clean');
    expect((await checked(fs, store.archiveId)).state).toBe('clean');
  });

  it('takes only what is new, and its anchor goes along', async () => {
    const { fs, store } = await archive();
    await made(store);
    const before = fs.files.get('/backup/anchor.txt');
    expect(await made(store)).toMatchObject({ copied: 0, verified: true });
    await saveCapture(store, 4);
    expect(await made(store)).toMatchObject({ copied: 2, objects: 8 });
    expect(fs.files.get('/backup/anchor.txt')).not.toEqual(before);
  });

  it('goes on where it was stopped, whatever step failed, and never names what it does not hold', async () => {
    const { fs } = await archive();
    let steps = 0;
    const counted = watchedFs(fs.copy(), (_call, path) => {
      if (path.startsWith('/backup')) steps += 1;
      return undefined;
    });
    await made(await scratchStore(counted, { readOnly: true }));
    for (let failing = 1; failing <= steps; failing++) {
      const copy = fs.copy();
      let at = 0;
      const store = await scratchStore(
        watchedFs(copy, (_call, path) => {
          if (path.startsWith('/backup') && ++at === failing) throw failure('EIO', path);
          return undefined;
        }),
        { readOnly: true },
      );
      await made(store).catch(() => undefined);
      if (copy.files.has('/backup/pressmark.json')) {
        const opened = await verified(await scratchStore(copy, { folder: '/backup', readOnly: true }), 'quick');
        expect([failing, opened.missing]).toEqual([failing, []]);
      }
      expect(await made(await scratchStore(copy, { readOnly: true }))).toMatchObject({ verified: true, objects: 6, missing: [] });
      expect((await checked(copy, store.archiveId)).state).toBe('clean');
    }
  });

  it('never takes a damaged file, and never lets one replace a whole one', async () => {
    const { fs, store } = await archive();
    await made(store);
    await saveCapture(store, 4);
    const old = sha256(bytesOf('page 1'));
    const fresh = sha256(bytesOf('page 4'));
    for (const name of [old, fresh]) fs.files.set(`/archive/objects/${name.slice(0, 2)}/${name}`, bytesOf('rotten'));
    fs.files.set(`/archive/objects/${old.slice(0, 2)}/${old}`, bytesOf('rotten and longer'));
    expect(await made(store)).toMatchObject({ copied: 1, verified: true, skipped: [old, fresh].sort(), missing: [fresh] });
    expect(fs.files.get(`/backup/objects/${old.slice(0, 2)}/${old}`)).toEqual(bytesOf('page 1'));
  });

  it('keeps the records that the archive has lost', async () => {
    const { fs, store } = await archive();
    await made(store);
    await store.close();
    const path = '/archive/journal/here-test/000001.jsonl';
    const whole = fs.files.get(path) ?? new Uint8Array();
    fs.files.set(path, whole.slice(0, whole.lastIndexOf(10, -2) + 1));
    const rolledBack = await scratchStore(fs);
    await made(rolledBack);
    expect(fs.files.get('/backup/journal/here-test/000001.jsonl')).toEqual(whole);
    await rolledBack.append([tagged('another story')]);
    const report = await made(rolledBack);
    expect(report.skipped).toEqual(['journal/here-test/000001.jsonl']);
    expect(fs.files.get('/backup/journal/here-test/000001.jsonl')).toEqual(whole);
  });

  it('is reported when it is cut, changed or unfinished', async () => {
    const { fs, store } = await archive();
    await made(store);
    const page = sha256(bytesOf('page 2'));
    const object = `/backup/objects/${page.slice(0, 2)}/${page}`;
    const cases: readonly [string, (copy: MemoryFs) => void][] = [
      ['changed', (copy) => copy.files.set(object, bytesOf('other'))],
      ['gone', (copy) => copy.files.delete(object)],
      [
        'cut',
        (copy) => {
          const path = '/backup/journal/here-test/000001.jsonl';
          const whole = copy.files.get(path) ?? new Uint8Array();
          copy.files.set(path, whole.slice(0, whole.lastIndexOf(10, -2) + 1));
        },
      ],
    ];
    for (const [what, damage] of cases) {
      const copy = fs.copy();
      damage(copy);
      expect([what, (await checked(copy, store.archiveId)).state]).toEqual([what, 'damaged']);
    }
    const unfinished = fs.copy();
    unfinished.files.delete('/backup/anchor.txt');
    await expect(checked(unfinished, store.archiveId)).rejects.toMatchObject({ code: 'damaged' });
    await expect(checked(fs, 'arc-other')).rejects.toMatchObject({ code: 'invalid' });
  });

  it('goes into no folder that is not a backup of this archive, and writes nothing there', async () => {
    const { fs, store } = await archive();
    fs.folders.add('/letters');
    fs.files.set('/letters/letter.txt', bytesOf('mine'));
    await scratchStore(fs, { folder: '/other' });
    const other = await scratchStore(fs, { folder: '/another' });
    await made(other, '/backup-of-another');
    for (const [path, bytes] of [...fs.files])
      if (path.startsWith('/archive/')) fs.files.set(path.replace('/archive/', '/twin/'), bytes);
    for (const folder of [...fs.folders]) if (folder.startsWith('/archive')) fs.folders.add(folder.replace('/archive', '/twin'));
    const before = below(fs, '/');
    for (const to of [
      '/archive',
      '/archive/deep',
      '/',
      '/letters',
      '/letters/letter.txt',
      '/other',
      '/backup-of-another',
      '/twin',
    ])
      await expect(made(store, to), to).rejects.toMatchObject({ code: 'refused' });
    expect(below(fs, '/')).toEqual(before);
  });

  it('is refused before anything is copied when there is no room for it', async () => {
    const { fs } = await archive();
    const store = await scratchStore({ ...fs, freeBytes: async () => 1000 } as MemoryFs, { readOnly: true });
    await expect(made(store)).rejects.toMatchObject({ code: 'disk-full' });
    expect(below(fs, '/backup/objects')).toEqual([]);
  });
});
