import { describe, expect, it } from 'vitest';
import type { JournalItem } from '../../seams.ts';
import { sha256 } from '../sha256.ts';
import { type MemoryFs, memoryFs } from '../testing/memory-fs.ts';
import { bytesOf, replayed, scratchStore, tagged, verified } from '../testing/scratch.ts';
import { copiedSegment } from './conflicted.ts';

const SEGMENT = '/archive/journal/here-test/000001.jsonl';
const COPY = '/archive/journal/here-test/000001 (conflicted copy 2026-11-25).jsonl';

/** Three records, and the journal's bytes after each of them. */
async function threeRecords(): Promise<{ fs: MemoryFs; items: JournalItem[]; until: (records: number) => Uint8Array }> {
  const fs = memoryFs();
  const store = await scratchStore(fs);
  const items = await store.append([tagged('a'), tagged('b'), tagged('c')]);
  await store.close();
  const whole = fs.files.get(SEGMENT) ?? new Uint8Array();
  return { fs, items, until: (records) => whole.slice(0, items[records - 1]?.position.offset) };
}

const tagsOf = (items: readonly JournalItem[]) => items.flatMap(({ record }) => ('tag' in record ? [record.tag] : []));

describe('a conflicted copy of a journal segment', () => {
  it('is known by the ways in which sync programs name one', () => {
    for (const name of [
      '000001 (conflicted copy 2026-11-25).jsonl',
      "000001 (Tarn's conflicted copy 2026-11-25).jsonl",
      '000001-TARN-PC.jsonl',
      '000001-TARN-PC-2.jsonl',
      '000001.sync-conflict-20261125-093000-TARN7AA.jsonl',
      '000001 2.jsonl',
      '000001 (1).jsonl',
      '000001_conflict-20261125-093000.jsonl',
      '000001 (SFConflict tarn 2026-11-25-09-30-00).jsonl',
    ])
      expect(copiedSegment(name)).toBe('000001.jsonl');
    for (const name of ['000001.jsonl', '0000012.jsonl', '.syncthing.000001.jsonl.tmp', '000001.jsonl.part', 'notes.jsonl'])
      expect(copiedSegment(name)).toBeNull();
  });

  it('that holds no more than the segment is passed over, named by verify, and left where it is', async () => {
    const { fs, items, until } = await threeRecords();
    fs.files.set(COPY, until(2));
    const store = await scratchStore(fs);
    expect(await replayed(store)).toEqual(items);
    expect(await verified(store)).toMatchObject({ state: 'clean', orphans: [COPY.slice('/archive/'.length)] });
    expect((await store.append([tagged('d')]))[0]?.record).toMatchObject({ writer: 'here-test', seq: 4 });
    expect(fs.files.get(COPY)).toEqual(until(2));
  });

  it('that goes on where the segment ends is read in its place, and nothing more is written under that name', async () => {
    const { fs, items, until } = await threeRecords();
    fs.files.set(COPY, until(3));
    fs.files.set(SEGMENT, until(1));
    const store = await scratchStore(fs);
    expect(await replayed(store)).toEqual(items);
    const [later] = await store.append([tagged('d')]);
    expect(later?.record.writer).not.toBe('here-test');
    await store.close();

    // The sync program makes up its mind, and puts the whole journal back.
    fs.files.set(SEGMENT, until(3));
    const again = await scratchStore(fs);
    expect(tagsOf(await replayed(again))).toEqual(['a', 'b', 'c', 'd']);
    expect(await verified(again)).toMatchObject({ state: 'clean' });
  });

  it('whose segment is not there at all is read in its place', async () => {
    const { fs, items, until } = await threeRecords();
    fs.files.set(COPY, until(3));
    fs.files.delete(SEGMENT);
    const store = await scratchStore(fs, { installation: 'other' });
    expect(await replayed(store)).toEqual(items);
  });

  it('that branches off is read as of a writer of its own, in a listing brought up step by step too', async () => {
    const { fs, items, until } = await threeRecords();
    const clone = fs.copy();
    clone.files.set(SEGMENT, until(1));
    const other = await scratchStore(clone);
    const branch = await other.append([tagged('x'), tagged('y')]);
    await other.close();
    fs.files.set(COPY, clone.files.get(SEGMENT) ?? new Uint8Array());

    const store = await scratchStore(fs);
    const all = await replayed(store);
    const hashes = (of: readonly JournalItem[]) => of.map(({ position }) => position.hash).sort();
    expect(hashes(all)).toEqual(hashes([...items, ...branch]));
    expect(new Set(all.map(({ record }) => `${record.writer} ${record.seq}`)).size).toBe(5);
    const positions = new Map(all.map(({ position }) => [position.writer, position]));
    expect(await store.holds(positions)).toBe(true);
    expect(await replayed(store, positions)).toEqual([]);
    expect((await store.append([tagged('d')]))[0]?.record.writer).not.toBe('here-test');
    expect(await verified(store)).toMatchObject({ state: 'clean' });

    const told = [];
    for await (const { hash, raw } of store.custody('oldest', null)) {
      expect(sha256(bytesOf(raw))).toBe(hash);
      told.push(hash);
    }
    expect(told).toEqual(expect.arrayContaining(hashes(all)));
    for await (const _step of store.backup('/backup'));
    const kept = await replayed(await scratchStore(fs, { folder: '/backup', readOnly: true }));
    expect(hashes(kept)).toEqual(expect.arrayContaining(hashes(all)));
  });
});
