import { describe, expect, it } from 'vitest';
import { layoutOf } from '../layout.ts';
import { failure, memoryFs } from '../testing/memory-fs.ts';
import { bytesOf, saveCapture, scratchStore } from '../testing/scratch.ts';
import { watchedFs } from '../testing/watched-fs.ts';
import { type ScrubSlice, scrubSlice, shareOf } from './scrub.ts';

async function archive() {
  const fs = memoryFs();
  const store = await scratchStore(fs);
  for (let number = 1; number <= 20; number++) await saveCapture(store, number);
  const objects = [...fs.files.keys()].filter((path) => path.startsWith('/archive/objects/')).sort();
  return { fs, objects };
}

async function round(fs: ReturnType<typeof memoryFs>, objects: number, bytes = 1e9): Promise<ScrubSlice[]> {
  const slices: ScrubSlice[] = [];
  for (let after = ''; ; ) {
    const slice = await scrubSlice(fs, layoutOf('/archive'), { after, bytes, objects });
    slices.push(slice);
    after = slice.after;
    if (after === '') return slices;
  }
}

describe('a slice of the background check', () => {
  it('reads every object once a round, however small the slices are', async () => {
    const { fs, objects } = await archive();
    const size = objects.reduce((sum, path) => sum + (fs.files.get(path)?.byteLength ?? 0), 0);
    for (const most of [1, 7, 1000]) {
      const slices = await round(fs, most);
      expect(slices.reduce((sum, slice) => sum + slice.objects, 0)).toBe(40);
      expect(slices.reduce((sum, slice) => sum + slice.bytes, 0)).toBe(size);
      expect(slices.flatMap(({ damaged }) => damaged)).toEqual([]);
      const places = slices.map(({ after }) => shareOf(after)).slice(0, -1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
    expect((await round(fs, 1000, 100)).length).toBeGreaterThan(10);
  });

  it('names what has changed, and what the disk cannot give back', async () => {
    const { fs, objects } = await archive();
    const [one = '', two = ''] = objects;
    fs.files.set(one, bytesOf('other'));
    const failing = watchedFs(fs, (call, path) => {
      if (call === 'readFile' && path === two) throw failure('EIO', path);
      return undefined;
    });
    const { damaged } = await scrubSlice(failing, layoutOf('/archive'), { after: '', bytes: 1e9, objects: 1000 });
    expect(damaged).toMatchObject([
      { object: one.slice(-64), foundBytes: 5 },
      { object: two.slice(-64), found: null },
    ]);
  });

  it('ends a round in an empty archive at once', async () => {
    const fs = memoryFs();
    await scratchStore(fs);
    expect(await round(fs, 10)).toEqual([{ after: '', objects: 0, bytes: 0, damaged: [] }]);
  });
});
