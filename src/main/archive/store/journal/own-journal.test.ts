import { describe, expect, it } from 'vitest';
import type { Fs } from '../../ports.ts';
import type { JournalItem } from '../../seams.ts';
import { failure, memoryFs } from '../testing/memory-fs.ts';
import { handClock, replayed, scratchStore, tagged, verified } from '../testing/scratch.ts';
import { watchedFs } from '../testing/watched-fs.ts';

/** The file system of one process among several, which lets the others act right before one of its calls. */
function interrupted(fs: Fs): { fs: Fs; before(call: string, act: () => Promise<unknown>): void } {
  let wanted = '';
  let act: (() => Promise<unknown>) | null = null;
  const pause = async (call: string, path: string) => {
    if (act === null || !path.includes('/journal/') || call !== wanted) return;
    const now = act;
    act = null;
    await now();
  };
  return {
    before(call, what) {
      wanted = call;
      act = what;
    },
    fs: {
      ...fs,
      async open(path, flags) {
        await pause(`open ${flags}`, path);
        const file = await fs.open(path, flags);
        return {
          ...file,
          async write(bytes) {
            await pause('write', path);
            return file.write(bytes);
          },
          async sync() {
            await pause('sync', path);
            await file.sync();
          },
        };
      },
    },
  };
}

const hashes = (items: readonly JournalItem[]) => items.map(({ position }) => position.hash);

async function expectAllThere(fs: Fs, acknowledged: readonly JournalItem[]): Promise<void> {
  const again = await scratchStore(fs, { readOnly: true });
  const items = await replayed(again);
  expect(hashes(items)).toEqual(expect.arrayContaining(hashes(acknowledged)));
  expect(new Set(items.map(({ record }) => `${record.writer} ${record.seq}`)).size).toBe(items.length);
  expect(again.readOnly && again.notice).toBeNull();
  expect(await verified(again)).toMatchObject({ state: 'clean' });
}

describe('two processes that believe to be the same writer', () => {
  it('one after the other: whoever finds bytes of another goes on under a fresh name', async () => {
    const fs = memoryFs();
    const first = await scratchStore(fs);
    const second = await scratchStore(fs);
    const acknowledged = [...(await first.append([tagged('a')]))];
    acknowledged.push(...(await second.append([tagged('b')])), ...(await first.append([tagged('c')])));
    acknowledged.push(...(await second.append([tagged('d')])), ...(await first.append([tagged('e')])));
    const fresh = acknowledged[1]?.record.writer;
    expect(fresh).toMatch(/^here-test-[0-9a-f]{8}$/);
    expect(acknowledged.map(({ record }) => `${record.writer} ${record.seq}`)).toEqual([
      'here-test 1',
      `${fresh} 1`,
      'here-test 2',
      `${fresh} 2`,
      'here-test 3',
    ]);
    await expectAllThere(fs, acknowledged);
  });

  it('a segment that could not be begun is begun under the same number: the other process looks for that one', async () => {
    const fs = memoryFs();
    const first = await scratchStore(fs);
    const acknowledged = [...(await first.append([tagged('a')]))];
    let isBroken = false;
    const second = await scratchStore({
      ...fs,
      stat: (path) => (isBroken && path.includes('/journal/') ? Promise.reject(failure('EIO')) : fs.stat(path)),
      open: (path, flags) => (isBroken && flags === 'wx' ? Promise.reject(failure('EIO')) : fs.open(path, flags)),
    });
    isBroken = true;
    await expect(second.append([tagged('b')])).rejects.toThrow('not saved');
    await expect(second.append([tagged('c')])).rejects.toThrow('not saved');
    isBroken = false;
    acknowledged.push(...(await second.append([tagged('d')])), ...(await first.append([tagged('e')])));
    await expectAllThere(fs, acknowledged);
  });

  const longer = ['c', 'c2', 'c3', 'c4'];
  for (const call of ['write', 'sync', 'open wx']) {
    it(`in the same moment, one right before the ${call} of the other: both are saved, under two names`, async () => {
      const fs = memoryFs();
      const seed = await scratchStore(fs);
      const acknowledged = [...(await seed.append([tagged('a')]))];
      await seed.close();
      const slow = interrupted(fs);
      const first = await scratchStore(slow.fs, { segmentBytes: call === 'open wx' ? 100 : 10_000 });
      const second = await scratchStore(fs);
      slow.before(call, async () => acknowledged.push(...(await second.append([tagged('b'), tagged('b2')]))));
      acknowledged.push(...(await first.append(longer.map(tagged))));
      acknowledged.push(...(await second.append([tagged('d')])), ...(await first.append([tagged('e')])));
      expect(new Set(acknowledged.map(({ record }) => record.writer)).size).toBeGreaterThan(1);
      await expectAllThere(fs, acknowledged);
      await first.close();
      await second.close();

      const third = await scratchStore(fs);
      acknowledged.push(...(await third.append([tagged('f')])));
      await expectAllThere(fs, acknowledged);
    });
  }

  it('one of which begins a segment while the other writes: nothing acknowledged is stepped over', async () => {
    const fs = memoryFs();
    const slow = interrupted(fs);
    const first = await scratchStore(slow.fs);
    const acknowledged = [...(await first.append([tagged('a')]))];
    const second = await scratchStore(fs, { segmentBytes: 100 });
    slow.before('sync', async () => acknowledged.push(...(await second.append([tagged('b')]))));
    acknowledged.push(...(await first.append([tagged('c')])));
    await expectAllThere(fs, acknowledged);
  });

  it('one of which has a failing disk: what the other acknowledged meanwhile is not stepped over', async () => {
    const fs = memoryFs();
    let isFailing = true;
    const first = await scratchStore(
      watchedFs(fs, (call, path) => {
        if (isFailing && call === 'sync' && path.includes('/journal/')) throw failure('EIO');
      }),
    );
    await expect(first.append([tagged('refused')])).rejects.toMatchObject({ code: 'failed' });
    const second = await scratchStore(fs);
    const acknowledged = [...(await second.append([tagged('b')]))];
    isFailing = false;
    acknowledged.push(...(await first.append([tagged('c')])));
    await expectAllThere(fs, acknowledged);
  });

  it('one of which goes on behind its own mark after a failure: another that begins there does not step over it', async () => {
    const fs = memoryFs();
    let isFailing = false;
    const first = await scratchStore(
      watchedFs(fs, (call, path) => {
        if (isFailing && call === 'sync' && path.endsWith('here-test/000001.jsonl')) throw failure('EIO');
      }),
    );
    const acknowledged = [...(await first.append([tagged('a')]))];
    isFailing = true;
    await expect(first.append([tagged('refused')])).rejects.toMatchObject({ code: 'failed' });
    const second = await scratchStore(fs);
    acknowledged.push(...(await first.append([tagged('b')])));
    acknowledged.push(...(await second.append([tagged('c')])), ...(await first.append([tagged('d')])));
    await expectAllThere(fs, acknowledged);
  });

  it('are not a way to slip a record in: a record that stands there twice is damage', async () => {
    const fs = memoryFs();
    const store = await scratchStore(fs);
    const [one] = await store.append([tagged('a')]);
    await store.append([tagged('b')]);
    await store.close();
    const path = '/archive/journal/here-test/000001.jsonl';
    const whole = fs.files.get(path) ?? new Uint8Array();
    fs.files.set(path, Buffer.concat([whole, whole.subarray(0, one?.position.offset)]));
    expect(await verified(await scratchStore(fs, { readOnly: true }))).toMatchObject({ state: 'damaged' });
  });
});

it('a disk that does not show what was written to it fails, and does not make writers for ever', async () => {
  const fs = memoryFs();
  const stale = { ...fs, stat: async (path: string) => (path.endsWith('.jsonl') ? null : fs.stat(path)) };
  const store = await scratchStore(stale);
  await expect(store.append([tagged('a')])).rejects.toMatchObject({ code: 'failed' });
  expect(fs.folders.size).toBeLessThan(40);
});

describe('an archive that was put back to an older state', () => {
  it('is written under a fresh name, so that no number is given twice when the newer journal comes back', async () => {
    const fs = memoryFs();
    const store = await scratchStore(fs);
    const path = '/archive/journal/here-test/000001.jsonl';
    const first = await store.append([tagged('a')]);
    const older = fs.files.get(path) ?? new Uint8Array();
    const second = await store.append([tagged('b')]);
    await store.close();
    const newer = fs.files.get(path) ?? new Uint8Array();

    fs.files.set(path, older);
    const again = await scratchStore(fs);
    expect(await again.holds(new Map(second.map(({ position }) => [position.writer, position])))).toBe(false);
    const third = await again.append([tagged('c')]);
    expect(third[0]?.record.writer).toMatch(/^here-test-[0-9a-f]{8}$/);
    await again.close();
    const later = await scratchStore(fs);
    third.push(...(await later.append([tagged('d')])));
    expect(third[1]?.record).toMatchObject({ writer: 'here-test-2', seq: 1 });
    await later.close();
    fs.files.set(path, newer);
    await expectAllThere(fs, [...first, ...second, ...third]);
  });
});

describe('a clock that is wrong by ten years', () => {
  it('is noticed by the next run when it has gone back, and never changes the order of records', async () => {
    const fs = memoryFs();
    const YEARS = 10 * 365 * 86_400_000;
    const now = Date.UTC(2026, 10, 25, 9);
    const said: (string | undefined)[] = [];
    for (const [number, wall] of [now, now + YEARS, now, now - YEARS, now].entries()) {
      const store = await scratchStore(fs, { clock: handClock(wall) });
      said.push((await store.append([tagged(`run ${number}`)]))[0]?.record.clock);
      await store.close();
    }
    expect(said).toEqual([undefined, undefined, 'back', 'back', undefined]);
    const items = await replayed(await scratchStore(fs));
    expect(items.map(({ record }) => ('tag' in record ? record.tag : ''))).toEqual(['run 0', 'run 1', 'run 2', 'run 3', 'run 4']);
  });
});
