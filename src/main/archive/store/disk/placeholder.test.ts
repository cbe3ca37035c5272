import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Fs } from '../../ports.ts';
import { failure, type MemoryFs, memoryFs } from '../testing/memory-fs.ts';
import { bytesOf, replayed, saveCapture, scratchStore, tagged, verified } from '../testing/scratch.ts';

/** Takes files into the cloud: some systems leave the name and fail to read it, older iCloud leaves a stub beside it. */
const STYLES: Readonly<Record<string, (fs: MemoryFs, path: string) => Fs>> = {
  'a name without bytes': (fs, path) => ({
    ...fs,
    readFile: async (each) => {
      if (each === path) throw failure('ETIMEDOUT', each);
      return fs.readFile(each);
    },
    open: async (each, flags) => {
      const file = await fs.open(each, flags);
      return each === path && flags === 'r' ? { ...file, read: () => Promise.reject(failure('ETIMEDOUT', each)) } : file;
    },
  }),
  'a stub': (fs, path) => {
    fs.files.delete(path);
    fs.files.set(`${dirname(path)}/.${basename(path)}.icloud`, new Uint8Array([1]));
    return fs;
  },
};

for (const [style, take] of Object.entries(STYLES)) {
  describe(`a file that is kept online, and is ${style} here`, () => {
    it('as an object is neither missing nor changed, is not set aside, and says so when it is read', async () => {
      const memory = memoryFs();
      const store = await scratchStore(memory);
      const [saved] = await saveCapture(store, 1);
      await store.close();
      const object = saved?.record.type === 'capture.add' ? (saved.record.objects[0]?.sha256 ?? '') : '';
      const fs = take(memory, store.objectPath(object));
      const again = await scratchStore(fs);
      for (const mode of ['quick', 'full'] as const) {
        const report = await verified(again, mode);
        expect(report).toMatchObject({ state: 'clean', missing: [], changed: [] });
        if (mode === 'full') expect(report.away).toEqual([object]);
      }
      await expect(again.read(object)).rejects.toThrow('kept online');
      expect([...memory.files.keys()].filter((path) => path.includes('/quarantine/'))).toEqual([]);
    });

    it('as an object is given again by a page that holds the same bytes', async () => {
      const memory = memoryFs();
      const store = await scratchStore(memory);
      const [entry] = await store.put([{ role: 'image', mime: 'image/png', bytes: bytesOf('a picture of the pier') }]);
      await store.close();
      const path = store.objectPath(entry?.sha256 ?? '');
      const again = await scratchStore(take(memory, path));
      await again.put([{ role: 'image', mime: 'image/png', bytes: bytesOf('a picture of the pier') }]);
      expect(Buffer.from(memory.files.get(path) ?? []).toString()).toBe('a picture of the pier');
      expect([...memory.files.keys()].filter((each) => each.includes('/quarantine/'))).toEqual([]);
    });

    it('as a journal is waited for: the archive opens, is written under a fresh name, and is whole when the file comes', async () => {
      const memory = memoryFs();
      const path = '/archive/journal/here-test/000001.jsonl';
      const store = await scratchStore(memory);
      const items = await store.append([tagged('a'), tagged('b')]);
      await store.close();
      const bytes = memory.files.get(path) ?? new Uint8Array();
      const positions = new Map(items.map(({ position }) => [position.writer, position]));

      const again = await scratchStore(take(memory, path));
      expect(again.readOnly).toBe(false);
      expect(again.notice).toContain('kept online');
      expect(await again.holds(positions)).toBe(true);
      expect(await replayed(again)).toEqual([]);
      const [later] = await again.append([tagged('c')]);
      expect(later?.record.writer).not.toBe('here-test');
      expect(await verified(again, 'full', positions)).toMatchObject({ state: 'clean' });
      expect(await again.checkJournal(positions)).toMatchObject({ problems: [], away: ['here-test'] });
      await again.close();

      memory.files.set(path, bytes);
      const whole = await scratchStore(memory);
      expect(await replayed(whole)).toHaveLength(3);
      expect(await verified(whole, 'full', positions)).toMatchObject({ state: 'clean' });
    });
  });
}
