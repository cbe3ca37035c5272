import { describe, expect, it } from 'vitest';
import type { JournalItem } from '../seams.ts';
import type { Store } from './store.ts';
import { failure, type MemoryFs, memoryFs } from './testing/memory-fs.ts';
import { replayed, saveCapture, scratchStore, tagged, verified } from './testing/scratch.ts';
import { watchedFs } from './testing/watched-fs.ts';

/** Saves, edits, and saves again; gives what was acknowledged. */
async function work(store: Store, acknowledged: JournalItem[], onRefused: (error: unknown) => void): Promise<void> {
  const attempts = [
    () => saveCapture(store, 1),
    () => store.append([tagged('a')]),
    () => saveCapture(store, 2),
    () => Promise.all([store.append([tagged('b')]), store.append([tagged('c')])]).then((all) => all.flat()),
    () => saveCapture(store, 3),
  ];
  for (const attempt of attempts) {
    try {
      acknowledged.push(...(await attempt()));
    } catch (error) {
      onRefused(error);
    }
  }
}

async function expectWhole(fs: MemoryFs, acknowledged: readonly JournalItem[]): Promise<void> {
  const store = await scratchStore(fs);
  const items = await replayed(store);
  const ids = items.map(({ position }) => position.hash);
  expect(ids).toEqual(expect.arrayContaining(acknowledged.map(({ position }) => position.hash)));
  expect(new Set(items.map(({ record }) => record.seq)).size).toBe(items.length);
  expect(await verified(store)).toMatchObject({ changed: [], missing: [], journal: { problems: [] }, state: 'clean' });
  expect(await saveCapture(store, 99)).toHaveLength(1);
  await store.close();
}

describe('a process that is killed', () => {
  it('at any step of saving keeps everything acknowledged, and leaves an archive that is whole', async () => {
    for (let last = 1; ; last++) {
      const fs = memoryFs();
      let calls = 0;
      const acknowledged: JournalItem[] = [];
      const dying = watchedFs(fs, () => {
        calls += 1;
        if (calls > last) throw failure('EKILLED');
        return undefined;
      });
      try {
        const store = await scratchStore(dying);
        await work(store, acknowledged, (error) => {
          throw error;
        });
      } catch {
        // Dead: whatever happens after the last call happens to nobody.
      }
      await expectWhole(fs.copy(), acknowledged);
      if (calls <= last) break;
    }
  });

  it('in the midst of a write leaves a tail that is set aside, at whatever byte it stopped', async () => {
    const fs = memoryFs();
    const store = await scratchStore(fs);
    const acknowledged = await saveCapture(store, 1);
    await store.append([tagged('torn')]);
    await store.close();
    const path = '/archive/journal/here-test/000001.jsonl';
    const whole = fs.files.get(path) ?? new Uint8Array();
    for (let end = acknowledged[0]?.position.offset ?? 0; end < whole.byteLength; end++) {
      const torn = fs.copy();
      torn.files.set(path, whole.slice(0, end));
      await expectWhole(torn, acknowledged);
      const zeroed = fs.copy();
      zeroed.files.set(path, Buffer.concat([whole.slice(0, end), new Uint8Array(whole.byteLength - end)]));
      await expectWhole(zeroed, acknowledged);
    }
  });
});

describe('a disk that fails once', () => {
  for (const fault of ['EIO', 'ENOSPC', 'EROFS', 'EMFILE', 'short'] as const) {
    it(`with ${fault} at any step never costs what was acknowledged, and saving goes on`, async () => {
      for (let nth = 1; ; nth++) {
        const fs = memoryFs();
        let calls = 0;
        let isArmed = false;
        const store = await scratchStore(
          watchedFs(fs, (call) => {
            if (!isArmed) return undefined;
            calls += 1;
            if (calls !== nth) return undefined;
            if (fault !== 'short') throw failure(fault);
            return call === 'write' ? 'short' : undefined;
          }),
        );
        isArmed = true;
        const acknowledged: JournalItem[] = [];
        await work(store, acknowledged, (error) => expect(error).toMatchObject({ name: 'ArchiveError' }));
        isArmed = false;
        acknowledged.push(...(await saveCapture(store, 4)));
        await store.close();
        await expectWhole(fs, acknowledged);
        if (calls < nth) break;
      }
    });
  }
});
