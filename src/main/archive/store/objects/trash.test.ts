import { describe, expect, it } from 'vitest';
import { sha256 } from '../sha256.ts';
import { memoryFs } from '../testing/memory-fs.ts';
import { bytesOf, handClock, scratchStore } from '../testing/scratch.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('objects of articles deleted for ever', () => {
  it('are moved aside by day and deleted when their time is over, never earlier', async () => {
    const fs = memoryFs();
    const clock = handClock(Date.UTC(2026, 10, 25, 23, 59));
    const store = await scratchStore(fs, { clock });
    const [entry] = await store.put([{ role: 'warc', mime: 'application/warc', bytes: bytesOf('page') }]);
    const name = entry?.sha256 ?? '';
    await store.toTrash([name, sha256('never there')]);
    await store.toTrash([name]);
    expect(await store.has(name)).toBe(false);
    expect(fs.files.get(`/archive/trash/2026-11-25/${name}`)).toEqual(bytesOf('page'));
    clock.move(30 * DAY);
    expect(await store.emptyTrash(30 * DAY)).toEqual([]);
    clock.move(DAY);
    expect(await store.emptyTrash(30 * DAY)).toEqual([name]);
    expect(fs.folders.has('/archive/trash/2026-11-25')).toBe(false);
    expect(await store.emptyTrash(30 * DAY)).toEqual([]);
  });

  it('can be saved again while they wait', async () => {
    const store = await scratchStore(memoryFs());
    const page = { role: 'warc', mime: 'application/warc', bytes: bytesOf('page') } as const;
    const [entry] = await store.put([page]);
    await store.toTrash([entry?.sha256 ?? '']);
    await store.put([page]);
    expect(await store.read(entry?.sha256 ?? '')).toEqual(bytesOf('page'));
  });

  it('go back when an article needs them again, and are never deleted while one does', async () => {
    const fs = memoryFs();
    const clock = handClock();
    const store = await scratchStore(fs, { clock });
    const entries = await store.put(
      ['shared', 'gone'].map((text) => ({ role: 'image' as const, mime: 'image/png', bytes: bytesOf(text) })),
    );
    const [shared = '', gone = ''] = entries.map((entry) => entry.sha256);
    await store.toTrash([shared, gone]);
    clock.move(40 * DAY);
    expect(await store.emptyTrash(30 * DAY, (name) => name === shared)).toEqual([gone]);
    expect(await store.read(shared)).toEqual(bytesOf('shared'));
    expect(await store.has(gone)).toBe(false);
  });
});
