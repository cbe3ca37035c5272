import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { inScratch } from '../testing/scratch.ts';
import { takeName } from './endpoint.ts';
import { ownFolder } from './endpoint-folder.ts';

describe('a held name', () => {
  it('is held by one holder at a time, in this process too', async () => {
    const name = `test-${process.pid}-${process.hrtime.bigint()}`;
    const first = await takeName(name);
    expect(first).not.toBeNull();
    expect(await takeName(name)).toBeNull();
    await first?.release();
    const second = await takeName(name);
    expect(second).not.toBeNull();
    await second?.release();
  });
});

describe.skipIf(process.platform === 'win32')('the folder of sockets', () => {
  it('is made for this user alone, and refused when others may enter it or it is something else', async () => {
    await inScratch(async (folder) => {
      await expect(ownFolder(`${folder}/a/b`)).resolves.toBe(`${folder}/a/b`);
      await mkdir(`${folder}/open`);
      await chmod(`${folder}/open`, 0o755);
      await expect(ownFolder(`${folder}/open`)).rejects.toMatchObject({ code: 'refused' });
      await symlink(`${folder}/a/b`, `${folder}/link`);
      await expect(ownFolder(`${folder}/link`)).rejects.toMatchObject({ code: 'refused' });
      await writeFile(`${folder}/file`, '');
      await expect(ownFolder(`${folder}/file`)).rejects.toThrow();
    });
  });
});
