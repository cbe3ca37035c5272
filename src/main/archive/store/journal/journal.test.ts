import { describe, expect, it } from 'vitest';
import type { JournalItem } from '../../seams.ts';
import type { TakeName } from '../lock/endpoint.ts';
import { failure, memoryFs } from '../testing/memory-fs.ts';
import { captureAdd, freely, replayed, scratchStore, tagged, verified } from '../testing/scratch.ts';
import { watchedFs } from '../testing/watched-fs.ts';
import { decodeLine, encodeLine } from './journal-line.ts';

const SEGMENT = '/archive/journal/here-test/000001.jsonl';

describe('the journal', () => {
  it('gives back what was appended, in order, as one chain', async () => {
    const fs = memoryFs();
    const store = await scratchStore(fs);
    const appended = [...(await store.append([tagged('a'), tagged('b')])), ...(await store.append([tagged('c')]))];
    expect(appended.map(({ record }) => [record.seq, record.lamport])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    await store.close();
    const again = await scratchStore(fs);
    expect(await replayed(again)).toEqual(appended);
    expect(await replayed(again, positionsOf(appended.slice(0, 2)))).toEqual(appended.slice(2));
    expect((await again.append([tagged('d')]))[0]?.record).toMatchObject({
      seq: 4,
      lamport: 4,
      prev: appended[2]?.position.hash,
    });
  });

  it('writes and syncs once for all calls made while a write is under way', async () => {
    const calls: string[] = [];
    const store = await scratchStore(
      watchedFs(memoryFs(), (call, path) => {
        if (path.includes('/journal/') && call !== 'stat') calls.push(call);
        return undefined;
      }),
    );
    await store.append([tagged('first')]);
    calls.length = 0;
    const all = await Promise.all(Array.from({ length: 20 }, (_, at) => store.append([tagged(`t${at}`), tagged(`u${at}`)])));
    // The first call goes alone, the other nineteen together.
    expect(calls).toEqual(['write', 'sync', 'write', 'sync']);
    expect(all.flat().map(({ record }) => record.seq)).toEqual(Array.from({ length: 40 }, (_, at) => at + 2));
  });

  it('goes on in a new segment when one is full, in the same chain', async () => {
    const fs = memoryFs();
    const store = await scratchStore(fs);
    const big = 'x'.repeat(3 * 1024 * 1024);
    const appended: JournalItem[] = [];
    for (let at = 0; at < 4; at++) appended.push(...(await store.append([tagged(big + at)])));
    expect(appended.map(({ position }) => position.segment)).toEqual([
      '000001.jsonl',
      '000001.jsonl',
      '000002.jsonl',
      '000002.jsonl',
    ]);
    // The new segment says where the old one ended.
    expect((await replayed(store)).filter(({ record }) => record.type === 'tag.set')).toEqual(appended);
    expect((await replayed(store)).map(({ record }) => record.seq)).toEqual([1, 2, 3, 4, 5]);
    expect((await verified(store)).journal).toMatchObject({ records: 5, ok: true, problems: [] });
  });

  it('refuses a change of the wrong form before anything is written', async () => {
    const store = await scratchStore(memoryFs());
    const wrong = { ...tagged('x'), on: 'yes' } as unknown as ReturnType<typeof tagged>; // on purpose: what a fault in a flow would hand over
    await expect(store.append([wrong])).rejects.toMatchObject({ code: 'internal' });
    expect(await replayed(store)).toEqual([]);
  });

  it('orders the records of several writers by (lamport, writer, seq)', async () => {
    const fs = memoryFs();
    const b = await scratchStore(fs, { installation: 'bbb' });
    await b.append([tagged('1'), tagged('2')]);
    const a = await scratchStore(fs, { installation: 'aaa' });
    await a.append([tagged('3')]);
    await b.append([tagged('3b')]);
    const order = (await replayed(a)).map(({ record }) => [record.lamport, record.writer]);
    expect(order).toEqual([
      [1, 'bbb-test'],
      [2, 'bbb-test'],
      [3, 'aaa-test'],
      [3, 'bbb-test'],
    ]);
  });

  it('gives a second process of the same kind a writer of its own', async () => {
    const fs = memoryFs();
    const held = new Set<string>();
    const take: TakeName = async (name) => {
      if (held.has(name)) return null;
      held.add(name);
      return { release: async () => void held.delete(name) };
    };
    const first = await scratchStore(fs, { take });
    const second = await scratchStore(fs, { take });
    const records = [...(await first.append([tagged('a')])), ...(await second.append([tagged('b')]))];
    expect(records.map(({ record }) => record.writer)).toEqual(['here-test', 'here-test-2']);
    await first.close();
    const third = await scratchStore(fs, { take });
    expect((await third.append([tagged('c')]))[0]?.record).toMatchObject({ writer: 'here-test', seq: 2 });
  });

  it('says in the record that the clock went back or leapt ahead', async () => {
    let wall = Date.UTC(2026, 10, 25);
    let steady = 0;
    const pass = (wallMs: number, steadyMs: number) => {
      wall += wallMs;
      steady += steadyMs;
    };
    const store = await scratchStore(memoryFs(), { clock: { now: () => wall, monotonic: () => steady } });
    const DAY = 24 * 60 * 60 * 1000;
    const said: unknown[] = [];
    for (const [wallMs, steadyMs] of [
      [0, 0],
      [DAY, DAY],
      [-5000, 1000],
      [3 * DAY, 10],
      [3 * DAY, 3 * DAY],
      [500, 1500],
    ] as const) {
      pass(wallMs, steadyMs);
      said.push((await store.append([tagged('a')]))[0]?.record.clock);
    }
    expect(said).toEqual([undefined, undefined, 'back', 'ahead', undefined, undefined]);
    expect((await replayed(store)).map(({ record }) => record.clock)).toEqual(said);
  });

  it('keeps records of a type it does not know', async () => {
    const fs = memoryFs();
    const store = await scratchStore(fs);
    await store.append([tagged('a')]);
    await store.close();
    // A later version appends, then this one again.
    const newer = { ...captureAdd(1), type: 'highlight.set' } as unknown as ReturnType<typeof captureAdd>; // on purpose: a type of the future
    const [first] = await replayed(store);
    const head = {
      v: 1,
      seq: 2,
      prev: first?.position.hash ?? '',
      writer: 'here-test',
      lamport: 2,
      at: '2026-11-25T10:00:00.000Z',
    } as const;
    fs.files.set(
      SEGMENT,
      Buffer.concat([fs.files.get(SEGMENT) ?? new Uint8Array(), encodeLine(head, JSON.stringify(newer)).bytes]),
    );
    const again = await scratchStore(fs);
    await again.append([tagged('b')]);
    expect((await replayed(again)).map(({ record }) => record.type)).toEqual(['tag.set', '?highlight.set', 'tag.set']);
    expect((await verified(again)).state).toBe('clean');
  });
});

describe('when the disk fails under the journal', () => {
  for (const fault of ['write', 'sync', 'short', 'open wx'] as const) {
    it(`acknowledges nothing after a failed ${fault}, gives the file up and goes on in a new segment`, async () => {
      const fs = memoryFs();
      let isFailing = false;
      const opened: string[] = [];
      const store = await scratchStore(
        watchedFs(fs, (call, path) => {
          if (!path.includes('/journal/here')) return;
          if (call.startsWith('open') && call !== 'open r') opened.push(`${call} ${path.slice(-12)}`);
          if (!isFailing) return;
          if (fault === 'short' && call === 'write') return 'short';
          if (call === fault) throw failure('EIO');
        }),
      );
      const before = await store.append([tagged('before')]);
      if (fault === 'open wx') fs.files.set('/archive/journal/here-test/000002.jsonl', new Uint8Array());
      isFailing = true;
      const big = fault === 'open wx' ? 'x'.repeat(9 * 1024 * 1024) : 'x';
      await expect(store.append([tagged(big)])).rejects.toMatchObject({ name: 'ArchiveError', code: 'failed' });
      isFailing = false;
      opened.length = 0;
      const after = await store.append([tagged('after')]);
      // Never the same file again, nor the one that was to say so while the disk still failed. One that is there although opening it failed may be
      // another process's: a fresh writer goes on.
      expect(opened).toEqual(fault === 'open wx' ? ['open wx 000002.jsonl', 'open wx 000001.jsonl'] : ['open wx 000003.jsonl']);
      const changes = (await replayed(store)).filter(({ record }) => record.type === 'tag.set');
      expect(changes).toEqual([...before, ...after]);
      await store.close();
      const again = await scratchStore(fs);
      expect((await replayed(again)).filter(({ record }) => record.type === 'tag.set')).toEqual([...before, ...after]);
      expect(new Set((await replayed(again)).map(({ record }) => `${record.writer} ${record.seq}`)).size).toBe(
        (await replayed(again)).length,
      );
      expect((await verified(again)).journal.problems).toEqual([]);
    });
  }

  it('gives up its reserve when the disk is full, so that the change still fits', async () => {
    const fs = memoryFs();
    const store = await scratchStore(
      watchedFs(fs, (call, path) => {
        if (call === 'write' && path.includes('/journal/') && fs.files.has('/archive/tmp/reserve')) throw failure('ENOSPC');
      }),
      { reserveBytes: 4096 },
    );
    await expect(store.append([tagged('note')])).resolves.toHaveLength(1);
    expect(fs.files.has('/archive/tmp/reserve')).toBe(false);
    expect((await replayed(store)).map(({ record }) => record.type)).toEqual(['?segment.continues', 'tag.set']);
  });

  it('says that the disk is full when there is no reserve left', async () => {
    const fs = memoryFs();
    let isFull = false;
    const store = await scratchStore(
      watchedFs(fs, (call, path) => {
        if (isFull && call === 'write' && path.includes('/journal/')) throw failure('ENOSPC');
      }),
    );
    await store.append([tagged('a')]);
    isFull = true;
    await expect(store.append([tagged('b')])).rejects.toMatchObject({ code: 'disk-full' });
  });
});

describe('a journal that was damaged', () => {
  it('sets a torn tail aside also when the next segment was begun and holds nothing, whoever opens the archive', async () => {
    for (const process of ['test', 'cli'] as const) {
      const fs = memoryFs();
      const store = await scratchStore(fs);
      const kept = await store.append([tagged('kept')]);
      await store.append([tagged('torn')]);
      await store.close();
      fs.files.set(SEGMENT, (fs.files.get(SEGMENT) ?? new Uint8Array()).slice(0, -20));
      fs.files.set(SEGMENT.replace('000001', '000002'), new Uint8Array());
      const again = await scratchStore(fs, { process });
      expect(await replayed(again)).toEqual(kept);
      expect((await verified(again)).state).toBe('clean');
      expect(again.readOnly).toBe(false);
      await again.append([tagged('after')]);
      expect((await replayed(again)).filter(({ record }) => record.type === 'tag.set')).toHaveLength(2);
      await again.close();
    }
  });

  it('keeps a torn tail aside, cuts nothing, and goes on in a new segment', async () => {
    const fs = memoryFs();
    const store = await scratchStore(fs);
    const kept = await store.append([tagged('a')]);
    await store.append([tagged('b')]);
    await store.close();
    const whole = fs.files.get(SEGMENT) ?? new Uint8Array();
    const torn = whole.slice(0, -20);
    fs.files.set(SEGMENT, torn);

    const again = await scratchStore(fs);
    expect(again.notice).toContain('not a whole record');
    expect(again.readOnly).toBe(false);
    expect(fs.files.get(SEGMENT)).toEqual(torn);
    const tails = [...fs.files].filter(([path]) => path.startsWith('/archive/quarantine/'));
    expect(tails.map(([, bytes]) => Buffer.from(bytes))).toEqual([Buffer.from(torn.slice(kept[0]?.position.offset))]);
    const more = await again.append([tagged('c')]);
    expect(more[0]?.position.segment).toBe('000002.jsonl');
    expect((await replayed(again)).filter(({ record }) => record.type === 'tag.set')).toEqual([...kept, ...more]);
    expect((await verified(again)).state).toBe('clean');
    await again.close();
    expect((await scratchStore(fs)).notice).toBeNull();
  });

  it('opens for reading only when a record in the midst is damaged, and shows every intact one', async () => {
    const fs = memoryFs();
    const store = await scratchStore(fs);
    const items = await store.append([tagged('a'), tagged('b'), tagged('c')]);
    await store.close();
    const bytes = fs.files.get(SEGMENT) ?? new Uint8Array();
    const at = (items[0]?.position.offset ?? 0) + 100;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const again = await scratchStore(fs);
    expect(await replayed(again)).toEqual([items[0], items[2]]);
    expect(again.readOnly).toBe(true);
    expect(again.notice).toContain('damaged');
    await expect(again.append([tagged('d')])).rejects.toMatchObject({ code: 'read-only' });
  });

  it('tells when the journal is behind what was read of it before', async () => {
    const fs = memoryFs();
    const store = await scratchStore(fs);
    const items = await store.append([tagged('a'), tagged('b')]);
    const positions = positionsOf(items);
    expect(await store.holds(positions)).toBe(true);
    await store.close();
    fs.files.set(SEGMENT, (fs.files.get(SEGMENT) ?? new Uint8Array()).slice(0, items[0]?.position.offset));
    const again = await scratchStore(fs);
    expect((await verified(again)).state).toBe('clean');
    expect((await verified(again, 'full', positions)).state).toBe('damaged');
    expect(await again.holds(positions)).toBe(false);
    expect(again.notice).toContain('older than it was');
    expect((await verified(again)).state).toBe('damaged');
    await expect(replayed(again, positions)).rejects.toMatchObject({ code: 'damaged' });
  });

  it('waits for a part that another machine has not delivered yet', async () => {
    const fs = memoryFs();
    const other = await scratchStore(fs, { installation: 'other' });
    for (let at = 0; at < 3; at++) await other.append([tagged('x'.repeat(5 * 1024 * 1024) + at)]);
    await other.close();
    const late = fs.copy();
    late.files.delete('/archive/journal/other-test/000002.jsonl');
    const here = await scratchStore(late);
    expect((await replayed(here)).map(({ record }) => record.seq)).toEqual([1]);
    expect(here.readOnly).toBe(false);
    const own = await scratchStore(late, { installation: 'other' });
    expect((await replayed(own)).map(({ record }) => record.seq)).toEqual([1, 4, 5]);
    expect(own.readOnly).toBe(true);
  });

  it('does not take what another process is just writing for damage', async () => {
    const fs = memoryFs();
    const other = await scratchStore(fs, { process: 'web' });
    await other.append([tagged('a')]);
    await other.append([tagged('b')]);
    const path = '/archive/journal/here-web/000001.jsonl';
    fs.files.set(path, (fs.files.get(path) ?? new Uint8Array()).slice(0, -9));
    const held: TakeName = async () => null;
    expect((await verified(await scratchStore(fs, { readOnly: true, take: held }))).state).toBe('clean');
    expect((await verified(await scratchStore(fs, { readOnly: true }))).state).toBe('damaged');
  });

  it('reports every truncation and every flipped bit', async () => {
    const fs = memoryFs();
    const store = await scratchStore(fs);
    const anchors = positionsOf(await store.append([tagged('a'), tagged('b')]));
    await store.close();
    const whole = fs.files.get(SEGMENT) ?? new Uint8Array();
    const check = async (bytes: Uint8Array) => {
      fs.files.set(SEGMENT, bytes);
      const opened = await scratchStore(fs, { readOnly: true, take: freely });
      return (await verified(opened, 'quick', anchors)).state;
    };
    expect(await check(whole)).toBe('clean');
    for (let length = 0; length < whole.byteLength; length++) expect(await check(whole.slice(0, length))).toBe('damaged');
    for (let bit = 0; bit < whole.byteLength * 8; bit++) {
      const flipped = whole.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await check(flipped)).toBe('damaged');
    }
  });

  it('reports records that were removed, doubled, swapped or forged', async () => {
    const fs = memoryFs();
    const store = await scratchStore(fs);
    const items = await store.append([tagged('a'), tagged('b'), tagged('c')]);
    await store.close();
    const whole = fs.files.get(SEGMENT) ?? new Uint8Array();
    const [a = 0, b = 0] = items.map(({ position }) => position.offset);
    const lines = [whole.slice(0, a), whole.slice(a, b), whole.slice(b)];
    const orders = [
      [1, 2],
      [0, 2],
      [0, 0, 1, 2],
      [1, 0, 2],
      [0, 2, 1],
      [0, 1, 2, 2],
    ];
    for (const order of orders) {
      fs.files.set(SEGMENT, new Uint8Array(Buffer.concat(order.map((at) => lines[at] ?? new Uint8Array()))));
      expect((await verified(await scratchStore(fs, { readOnly: true }))).state).toBe('damaged');
    }
    const line = decodeLine(lines[1]?.subarray(0, -1) ?? new Uint8Array());
    expect(line?.body.seq).toBe(2);
  });
});

function positionsOf(items: readonly JournalItem[]) {
  return new Map(items.map(({ position }) => [position.writer, position]));
}
