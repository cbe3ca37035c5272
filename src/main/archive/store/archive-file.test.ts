import { stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { archiveAt, initArchive } from './archive-file.ts';
import { nodeFs } from './disk/node-fs.ts';
import { openStore } from './store.ts';
import { failure, memoryFs } from './testing/memory-fs.ts';
import { bytesOf, freely, handClock, inScratch, quiet, scratchStore, tagged } from './testing/scratch.ts';
import { watchedFs } from './testing/watched-fs.ts';

const clock = handClock();
const needs = { clock, logger: quiet, process: 'test', take: freely } as const;

describe('making an archive', () => {
  it('makes it once, with its parents, and changes nothing when it is there', async () => {
    await inScratch(async (folder) => {
      const fs = nodeFs();
      const path = `${folder}/new/archive`;
      expect(await archiveAt(path, fs)).toBeNull();
      const made = await initArchive(path, { fs, clock });
      expect(made).toMatchObject({ path, created: true });
      const before = await fs.readFile(`${path}/pressmark.json`);
      expect(await initArchive(path, { fs, clock })).toEqual({ ...made, created: false });
      expect(await fs.readFile(`${path}/pressmark.json`)).toEqual(before);
      expect(await archiveAt(path, fs)).toMatchObject({ archiveId: made.archiveId, formatVersion: 1, minReader: 1 });
      expect(new TextDecoder('utf-8').decode(await fs.readFile(`${path}/README.txt`))).toContain('sha256sum');
      expect((await fs.readdir(`${path}/tmp`)).length).toBe(0);
      if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o700);
    });
  });

  it('is made by one of several that begin at once, and the others find it', async () => {
    await inScratch(async (folder) => {
      const fs = nodeFs();
      const all = await Promise.all(Array.from({ length: 8 }, () => initArchive(`${folder}/archive`, { fs, clock })));
      expect(new Set(all.map(({ archiveId }) => archiveId)).size).toBe(1);
      expect(all.filter(({ created }) => created)).toHaveLength(1);
    });
  });

  it('is an archive from its last step on, wherever it is cut short', async () => {
    for (let last = 1; ; last++) {
      const fs = memoryFs();
      let calls = 0;
      const dying = watchedFs(fs, () => {
        calls += 1;
        if (calls > last) throw failure('EIO');
        return undefined;
      });
      await initArchive('/archive', { fs: dying, clock }).catch(() => undefined);
      const made = await initArchive('/archive', { fs, clock });
      expect(await archiveAt('/archive', fs)).toMatchObject({ archiveId: made.archiveId });
      if (calls <= last) break;
    }
  });

  it('refuses a folder that holds other files, and a file', async () => {
    const fs = memoryFs();
    fs.folders.add('/documents');
    fs.files.set('/documents/thesis.odt', bytesOf('x'));
    await expect(initArchive('/documents', { fs, clock })).rejects.toThrow(/thesis\.odt/);
    await expect(initArchive('/documents/thesis.odt', { fs, clock })).rejects.toMatchObject({ code: 'refused' });
    expect([...fs.files.keys()]).toEqual(['/documents/thesis.odt']);
  });
});

describe('opening an archive', () => {
  it('says when none is there, and when its file was changed', async () => {
    const fs = memoryFs();
    await expect(openStore('/archive', { ...needs, fs })).rejects.toMatchObject({ code: 'archive-missing' });
    await initArchive('/archive', { fs, clock });
    for (const content of ['', '{}', 'null', '{"format":"pressmark-archive"}', '\xff']) {
      fs.files.set('/archive/pressmark.json', bytesOf(content));
      await expect(openStore('/archive', { ...needs, fs })).rejects.toMatchObject({ code: 'damaged' });
    }
  });

  it('opens one that a newer version wrote for reading only', async () => {
    const fs = memoryFs();
    await (await scratchStore(fs)).append([tagged('a')]);
    const file = JSON.parse(new TextDecoder('utf-8').decode(await fs.readFile('/archive/pressmark.json'))) as object; // safe: an object was just written there
    fs.files.set('/archive/pressmark.json', bytesOf(JSON.stringify({ ...file, formatVersion: 7, minReader: 7, later: true })));
    const files = new Map(fs.files);
    const store = await openStore('/archive', { ...needs, fs });
    expect(store.readOnly).toBe(true);
    expect(store.notice).toContain('newer version');
    await expect(store.append([tagged('b')])).rejects.toMatchObject({ code: 'read-only' });
    await expect(store.put([])).rejects.toMatchObject({ code: 'read-only' });
    expect(fs.files).toEqual(files);
  });

  it('opens one on a disk that cannot be written for reading only', async () => {
    const fs = memoryFs();
    const first = await scratchStore(fs);
    await first.append([tagged('a')]);
    await first.close();
    const readOnly = watchedFs(fs, (call) => {
      if (['open a', 'open wx', 'write', 'rename'].includes(call)) throw failure('EROFS');
      return undefined;
    });
    const store = await openStore('/archive', { ...needs, fs: readOnly, installation: 'here' });
    expect(store.readOnly).toBe(true);
    expect(store.notice).toContain('cannot be written');
    await expect(store.append([tagged('b')])).rejects.toMatchObject({ code: 'read-only' });
  });
});
