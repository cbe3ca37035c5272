import { describe, expect, it } from 'vitest';
import type { Fs } from '../../ports.ts';
import { memoryFs } from '../testing/memory-fs.ts';
import { bytesOf, inScratch } from '../testing/scratch.ts';
import { nodeFs } from './node-fs.ts';

const kinds: Record<string, (work: (fs: Fs, folder: string) => Promise<void>) => Promise<void>> = {
  'the disk': (work) => inScratch((folder) => work(nodeFs(), folder)),
  'a file system in memory': (work) => work(memoryFs(), ''),
};

describe.each(Object.entries(kinds))('%s', (_name, run) => {
  it('writes new files once, appends, and reads pieces', () =>
    run(async (fs, folder) => {
      const path = `${folder}/file`;
      const first = await fs.open(path, 'wx');
      expect(await first.write(bytesOf('one'))).toBe(3);
      await first.sync();
      await first.close();
      await expect(fs.open(path, 'wx')).rejects.toMatchObject({ code: 'EEXIST' });
      const more = await fs.open(path, 'a');
      await more.write(bytesOf('two'));
      await more.close();
      expect(Buffer.from(await fs.readFile(path)).toString()).toBe('onetwo');
      const read = await fs.open(path, 'r');
      expect(Buffer.from(await read.read(2, 3)).toString()).toBe('etw');
      expect((await read.read(5, 100)).byteLength).toBe(1);
      expect((await read.read(100, 1)).byteLength).toBe(0);
      await read.close();
    }));

  it('tells what is there, and names what is not by its code', () =>
    run(async (fs, folder) => {
      await fs.mkdir(`${folder}/a`);
      await expect(fs.mkdir(`${folder}/a`)).rejects.toMatchObject({ code: 'EEXIST' });
      await expect(fs.mkdir(`${folder}/b/c`)).rejects.toMatchObject({ code: 'ENOENT' });
      expect(await fs.stat(`${folder}/a`)).toMatchObject({ kind: 'folder' });
      expect(await fs.stat(`${folder}/none`)).toBeNull();
      await expect(fs.readFile(`${folder}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
      await expect(fs.open(`${folder}/none`, 'r')).rejects.toMatchObject({ code: 'ENOENT' });
      await expect(fs.readdir(`${folder}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
      await expect(fs.unlink(`${folder}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
      await expect(fs.syncFolder(`${folder}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
    }));

  it('moves, replaces and removes names', () =>
    run(async (fs, folder) => {
      for (const name of ['x', 'y']) {
        const file = await fs.open(`${folder}/${name}`, 'wx');
        await file.write(bytesOf(name));
        await file.close();
      }
      await fs.mkdir(`${folder}/in`);
      await fs.chmod(`${folder}/x`, 0o444);
      await fs.rename(`${folder}/x`, `${folder}/y`);
      await fs.rename(`${folder}/y`, `${folder}/in/y`);
      await fs.syncFolder(`${folder}/in`);
      expect(await fs.readdir(`${folder}/in`)).toEqual(['y']);
      expect(Buffer.from(await fs.readFile(`${folder}/in/y`)).toString()).toBe('x');
      expect(await fs.stat(`${folder}/in/y`)).toEqual({ size: 1, kind: 'file' });
      await fs.unlink(`${folder}/in/y`);
      await fs.rmdir(`${folder}/in`);
      expect(await fs.stat(`${folder}/in`)).toBeNull();
    }));
});
