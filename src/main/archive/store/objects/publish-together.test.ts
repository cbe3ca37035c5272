import { describe, expect, it } from 'vitest';
import type { NewObject } from '../../seams.ts';
import { sha256 } from '../sha256.ts';
import { failure, memoryFs } from '../testing/memory-fs.ts';
import { bytesOf, saveCapture, scratchStore } from '../testing/scratch.ts';
import { watchedFs } from '../testing/watched-fs.ts';

const text = (content: string): NewObject => ({ role: 'text', mime: 'text/plain', bytes: bytesOf(content) });

/** A store that counts what it flushes: files of `tmp`, folders of objects, `objects` itself, the journal. */
async function countedStore() {
  const counts = { files: 0, folders: 0, objects: 0, journal: 0 };
  const fs = watchedFs(memoryFs(), (call, path) => {
    if (call === 'sync') counts[path.includes('/journal/') ? 'journal' : 'files'] += 1;
    if (call === 'syncFolder' && /objects\/..$/.test(path)) counts.folders += 1;
    if (call === 'syncFolder' && path.endsWith('/objects')) counts.objects += 1;
    return undefined;
  });
  const store = await scratchStore(fs);
  Object.assign(counts, { files: 0, folders: 0, objects: 0, journal: 0 });
  return { store, counts };
}

describe('flushing', () => {
  it('costs one save at most one flush a file, one a folder that names it, one for new folders, and one for its record', async () => {
    const { store, counts } = await countedStore();
    await store.put([text('evidence'), text('rendition'), text('manifest')]);
    await store.append([{ type: 'trash', articleIds: ['a-1'] }]);
    expect(counts).toEqual({ files: 3, folders: 3, objects: 1, journal: 1 });
  });

  it('is shared by saves that go on at the same time: sixty-four make two rounds, not sixty-four', async () => {
    const { store, counts } = await countedStore();
    const saves = Array.from({ length: 64 }, async (_, at) => {
      await store.put([text(`evidence ${at}`), text(`rendition ${at}`), text(`manifest ${at}`)]);
      return store.append([{ type: 'trash', articleIds: [`a-${at}`] }]);
    });
    await Promise.all(saves);
    const names = Array.from({ length: 64 }, (_, at) =>
      ['evidence', 'rendition', 'manifest'].map((what) => sha256(`${what} ${at}`)),
    );
    const folders = new Set(names.flat().map((name) => name.slice(0, 2)));
    expect(counts.files).toBe(192);
    expect(counts.folders).toBeLessThanOrEqual(folders.size + 3);
    expect(counts.objects).toBeLessThanOrEqual(2);
    expect(counts.journal).toBeLessThanOrEqual(3);
  });
});

describe('saves that go on at the same time', () => {
  it('fail alone: a file that cannot be written costs nobody else their save', async () => {
    const bad = sha256('bad');
    for (const call of ['open wx', 'write', 'sync', 'rename']) {
      const store = await scratchStore(
        watchedFs(memoryFs(), (each, path) => {
          if (each === call && path.includes(bad)) throw failure('EIO');
          return undefined;
        }),
      );
      const puts = await Promise.allSettled(
        ['one', 'bad', 'two', 'three'].map((content) => store.put([text(content), text(`${content}, too`)])),
      );
      expect(puts.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
      expect(await store.has(sha256('three, too'))).toBe(true);
    }
  });

  it('fail together when the folder that names their files cannot be flushed', async () => {
    const inOneFolder = Array.from({ length: 2000 }, (_, at) => `text ${at}`).filter((content) =>
      sha256(content).startsWith('00'),
    );
    let isFailing = false;
    const store = await scratchStore(
      watchedFs(memoryFs(), (call, path) => {
        if (isFailing && call === 'syncFolder' && path.endsWith('objects/00')) throw failure('EIO');
        return undefined;
      }),
    );
    isFailing = true;
    const puts = await Promise.allSettled([...inOneFolder.slice(0, 3), 'elsewhere'].map((content) => store.put([text(content)])));
    expect(puts.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'fulfilled']);
  });

  it('may hold the same bytes: both are told when these are durable', async () => {
    const store = await scratchStore(memoryFs());
    const puts = await Promise.all(['same', 'same', 'same'].map((content) => store.put([text(content)])));
    expect(puts.map((entries) => entries[0]?.sha256)).toEqual(Array.from({ length: 3 }, () => sha256('same')));
  });

  it('leave no file open, whatever fails', async () => {
    let open = 0;
    let calls = 0;
    const orFail = <T>(nth: number, work: () => Promise<T>) => {
      calls += 1;
      return calls % nth === 0 ? Promise.reject(failure('EIO')) : work();
    };
    const fs = memoryFs();
    const counted = {
      ...fs,
      open: async (...given: Parameters<typeof fs.open>) => {
        const file = await fs.open(...given);
        open += 1;
        return {
          write: (bytes: Uint8Array) => orFail(5, () => file.write(bytes)),
          overwrite: file.overwrite.bind(file),
          read: file.read.bind(file),
          sync: () => orFail(7, () => file.sync()),
          close: () => {
            open -= 1;
            return file.close();
          },
        };
      },
    };
    const store = await scratchStore(counted);
    await Promise.allSettled(Array.from({ length: 40 }, (_, at) => saveCapture(store, at)));
    await store.close();
    expect(open).toBe(0);
  });
});
