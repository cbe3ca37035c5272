import { stat } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewObject } from '../../seams.ts';
import { nodeFs } from '../disk/node-fs.ts';
import { sha256 } from '../sha256.ts';
import { failure, memoryFs } from '../testing/memory-fs.ts';
import { bytesOf, inScratch, saveCapture, scratchStore } from '../testing/scratch.ts';
import { watchedFs } from '../testing/watched-fs.ts';

const text = (content: string): NewObject => ({ role: 'text', mime: 'text/plain', bytes: bytesOf(content) });

describe('stored objects', () => {
  it('are got back as they were put, on a real disk, each under its hash and read-only', async () => {
    await inScratch(async (folder) => {
      const store = await scratchStore(nodeFs(), { folder: `${folder}/archive` });
      await fc.assert(
        fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 2000 }), { maxLength: 5 }), async (contents) => {
          const entries = await store.put(
            contents.map((bytes) => ({ role: 'image', mime: 'image/png', bytes, url: 'https://example.org/i.png' })),
          );
          expect(entries.map(({ sha256 }) => sha256)).toEqual(contents.map((bytes) => sha256(bytes)));
          for (const [at, { sha256, bytes }] of entries.entries()) {
            expect(new Uint8Array(await store.read(sha256))).toEqual(contents[at]);
            expect(bytes).toBe(contents[at]?.byteLength);
            expect((await stat(store.objectPath(sha256))).mode & 0o777).toBe(0o444);
          }
        }),
        { numRuns: 30 },
      );
      await store.close();
    });
  });

  it('are durable before they are acknowledged: file, then name, then every folder that names one', async () => {
    const calls: string[] = [];
    const fs = watchedFs(memoryFs(), (call, path) => {
      calls.push(`${call} ${path.replace(/[0-9a-f]{64}(\.[0-9a-f]{12})?/, 'X').replace(/objects\/[0-9a-f]{2}/, 'objects/xx')}`);
      return undefined;
    });
    const store = await scratchStore(fs);
    calls.length = 0;
    await store.put([text('one')]);
    const steps = calls.filter((call) => !/^(freeBytes|stat|chmod|close)/.test(call));
    expect(steps).toEqual([
      'mkdir /archive/objects/xx',
      'syncFolder /archive/objects',
      'open wx /archive/tmp/X',
      'write /archive/tmp/X',
      'sync /archive/tmp/X',
      'rename /archive/objects/xx/X',
      'syncFolder /archive/objects/xx',
    ]);
  });

  it('sync each file and each folder once, however many objects go into it', async () => {
    const syncs = new Map<string, number>();
    const fs = watchedFs(memoryFs(), (call, path) => {
      if (call.startsWith('sync')) syncs.set(path, (syncs.get(path) ?? 0) + 1);
      return undefined;
    });
    const store = await scratchStore(fs);
    syncs.clear();
    await store.put(Array.from({ length: 300 }, (_, at) => text(`object ${at}`)));
    expect(Math.max(...syncs.values())).toBe(1);
  });

  it('are kept when the same bytes come again, and replaced when they were damaged, the damaged ones set aside', async () => {
    const fs = memoryFs();
    const store = await scratchStore(fs);
    const [entry] = await store.put([text('evidence')]);
    const path = store.objectPath(entry?.sha256 ?? '');
    const before = fs.files.get(path);
    await store.put([text('evidence'), text('evidence')]);
    expect(fs.files.get(path)).toBe(before);

    fs.files.set(path, bytesOf('tampered'));
    await expect(store.read(entry?.sha256 ?? '')).rejects.toMatchObject({ code: 'damaged' });
    await store.put([text('evidence')]);
    expect(await store.read(entry?.sha256 ?? '')).toEqual(bytesOf('evidence'));
    expect(fs.files.get(`/archive/quarantine/${sha256('tampered')}.damaged`)).toEqual(bytesOf('tampered'));
  });

  it('that are not there, or have a name that is none, are refused in words', async () => {
    const store = await scratchStore(memoryFs());
    await expect(store.read(sha256('nothing'))).rejects.toMatchObject({ code: 'not-found' });
    expect(await store.has(sha256('nothing'))).toBe(false);
    for (const name of ['', '../../etc/passwd', sha256('x').toUpperCase(), `${sha256('x')}\0`, 'ab']) {
      await expect(store.read(name)).rejects.toMatchObject({ code: 'invalid' });
      expect(() => store.objectPath(name)).toThrow(/not the name of/);
    }
  });

  it('are refused before anything is written when the disk has not room for them three times over', async () => {
    const fs = memoryFs();
    let free = 199 * 1024 * 1024;
    const store = await scratchStore({ ...fs, freeBytes: async () => free });
    const files = fs.files.size;
    await expect(store.put([text('x')])).rejects.toMatchObject({ code: 'disk-full' });
    await expect(store.requireRoom(0)).rejects.toThrow(/209 MB free.*210 MB are needed/);
    free = 1024 * 1024 * 1024;
    await expect(store.requireRoom(400 * 1024 * 1024)).rejects.toMatchObject({ code: 'disk-full' });
    expect(fs.files.size).toBe(files);
    await expect(store.put([text('x')])).resolves.toHaveLength(1);
  });

  it('are not acknowledged when any step fails, and the next attempt succeeds', async () => {
    for (const fault of ['open wx', 'write', 'short', 'sync', 'rename', 'syncFolder', 'mkdir']) {
      const fs = memoryFs();
      let isFailing = false;
      const store = await scratchStore(
        watchedFs(fs, (call) => {
          if (!isFailing) return undefined;
          if (fault === 'short' && call === 'write') return 'short';
          if (call === fault) throw failure('EIO');
          return undefined;
        }),
      );
      isFailing = true;
      await expect(saveCapture(store, 1)).rejects.toMatchObject({ name: 'ArchiveError' });
      isFailing = false;
      await expect(saveCapture(store, 1)).resolves.toHaveLength(1);
    }
  });
});
