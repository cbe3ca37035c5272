import { describe, expect, it } from 'vitest';
import type { ReadingEntry } from '../../seams.ts';
import { memoryFs } from '../testing/memory-fs.ts';
import { bytesOf, saveCapture, scratchStore, tagged, verified } from '../testing/scratch.ts';

async function archive() {
  const fs = memoryFs();
  const store = await scratchStore(fs);
  for (let number = 1; number <= 3; number++) await saveCapture(store, number);
  const objects = [...fs.files.keys()].filter((path) => path.startsWith('/archive/objects/')).sort();
  return { fs, store, objects };
}
const nameOf = (path = '') => path.slice(-64);

const READING: ReadingEntry = {
  title: 'Another',
  byline: [],
  siteName: null,
  canonicalUrl: null,
  publishedAt: null,
  updatedAt: null,
  lang: null,
  dir: 'ltr',
  excerpt: '',
  wordCount: 0,
  leadImage: null,
  needsCare: [],
  warnings: [],
};

describe('verify', () => {
  it('finds nothing wrong with a whole archive, and says what it read', async () => {
    const { store, fs, objects } = await archive();
    const bytes = objects.reduce((sum, path) => sum + (fs.files.get(path)?.byteLength ?? 0), 0);
    const before = [...fs.files.keys()];
    for (const mode of ['quick', 'full'] as const) {
      expect(await verified(store, mode)).toMatchObject({
        objects: 6,
        bytes,
        ok: 6,
        changed: [],
        missing: [],
        away: [],
        orphans: [],
        journal: { records: 3, ok: true, problems: [], known: [] },
        files: [],
        anchors: { checked: 0, behind: [] },
        state: 'clean',
      });
    }
    expect([...fs.files.keys()]).toEqual(before);
    expect(await store.usage()).toEqual({ objects: 6, bytes });
  });

  it('reports every flipped bit of every object, and by a quick check every object of another size', async () => {
    const { store, fs, objects } = await archive();
    for (const path of objects) {
      const whole = fs.files.get(path) ?? new Uint8Array();
      for (let bit = 0; bit < whole.byteLength * 8; bit++) {
        const flipped = whole.slice();
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        fs.files.set(path, flipped);
        expect((await verified(store)).changed).toEqual([nameOf(path)]);
      }
      fs.files.set(path, whole.slice(1));
      expect(await verified(store, 'quick')).toMatchObject({ changed: [nameOf(path)], ok: 5, state: 'damaged' });
      fs.files.set(path, whole);
    }
  });

  it('reports every object that is gone', async () => {
    const { store, fs, objects } = await archive();
    for (const path of objects) {
      const whole = fs.files.get(path) ?? new Uint8Array();
      fs.files.delete(path);
      for (const mode of ['quick', 'full'] as const)
        expect(await verified(store, mode)).toMatchObject({ missing: [nameOf(path)], state: 'damaged' });
      fs.files.set(path, whole);
    }
  });

  it('lists manifests that no record names: what a journal cut at the end of a record leaves behind', async () => {
    const { store, fs } = await archive();
    await store.close();
    const path = '/archive/journal/here-test/000001.jsonl';
    const whole = fs.files.get(path) ?? new Uint8Array();
    fs.files.set(path, whole.slice(0, whole.lastIndexOf(10, -2) + 1));
    const report = await verified(await scratchStore(fs));
    expect(report.orphans).toHaveLength(1);
    expect(JSON.parse(new TextDecoder('utf-8').decode(await store.read(report.orphans[0] ?? '')))).toMatchObject({
      articleId: 'a-3',
    });
  });

  it('does not take the leftovers of an interrupted save for damage', async () => {
    const { store } = await archive();
    await store.put([{ role: 'warc', mime: 'application/warc', bytes: bytesOf('not journaled') }]);
    expect(await verified(store)).toMatchObject({ objects: 7, orphans: [], state: 'clean' });
  });

  it('names files that are not ours, such as the conflicted copies of a sync program', async () => {
    const { store, fs } = await archive();
    fs.files.set('/archive/journal/here-test/000001 (conflicted copy).jsonl', bytesOf('x'));
    fs.files.set('/archive/objects/ab/notes.txt', bytesOf('x'));
    fs.folders.add('/archive/objects/ab');
    fs.folders.add('/archive/objects/AB');
    const report = await verified(store);
    expect(report.orphans).toEqual(['journal/here-test/000001 (conflicted copy).jsonl', 'objects/AB', 'objects/ab/notes.txt']);
    expect(report.state).toBe('clean');
  });

  it('wants nothing of what was deleted for ever', async () => {
    const { store, objects } = await archive();
    const purged = objects.map(nameOf);
    await store.append([{ type: 'purge-intent', articleIds: ['a-1', 'a-2', 'a-3'], objects: purged }]);
    expect((await verified(store)).state).toBe('clean');
    await store.toTrash(purged);
    expect(await verified(store)).toMatchObject({ objects: 0, missing: [], state: 'clean' });
  });

  it('still wants what another article has of the same bytes', async () => {
    const { store, objects } = await archive();
    const [shared = ''] = objects.map(nameOf);
    const page = await store.read(shared);
    const entries = await store.put([{ role: 'image', mime: 'image/png', bytes: page }]);
    await store.append([
      { type: 'reading.add', articleId: 'a-9', captureId: 'c-9', objects: entries, entry: READING, extractor: '1' },
    ]);
    await store.append([{ type: 'purge-intent', articleIds: ['a-1', 'a-2', 'a-3'], objects: objects.map(nameOf) }]);
    await store.toTrash(objects.map(nameOf));
    expect(await verified(store)).toMatchObject({ missing: [shared], state: 'damaged' });
  });

  it('stops when it is told to', async () => {
    const { store } = await archive();
    const steps = store.verify('full', AbortSignal.abort());
    await steps.next();
    await expect(steps.next()).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('reports a journal whose file is gone as soon as its captures are missed', async () => {
    const { store, fs } = await archive();
    const [anchor] = await store.append([tagged('x')]);
    await store.close();
    fs.files.delete('/archive/journal/here-test/000001.jsonl');
    const again = await scratchStore(fs);
    expect((await verified(again)).orphans).toHaveLength(3);
    if (!anchor) throw new Error('nothing was appended');
    expect((await verified(again, 'full', new Map([['here-test', anchor.position]]))).state).toBe('damaged');
  });
});
