import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeDownloadFolder } from './downloads.ts';

describe('downloads', () => {
  it('are found by id and name, never by a path, and are gone when the host ends', async () => {
    const downloads = await makeDownloadFolder();
    await mkdir(join(downloads.folder, 'exp_1', 'inner'), { recursive: true });
    await writeFile(join(downloads.folder, 'exp_1', 'river – 2024.zip'), 'zip');
    await writeFile(join(downloads.folder, 'secret'), 'beside');
    expect((await stat(downloads.folder)).mode & 0o077).toBe(0);
    expect((await downloads.find(`/download/exp_1/${encodeURIComponent('river – 2024.zip')}`))?.name).toBe('river – 2024.zip');
    for (const path of [
      '/download/exp_1/none',
      '/download/exp_1/inner',
      '/download/exp_1/..%2fsecret',
      '/download/../secret',
      '/download/./secret',
      '/download/exp_1/../secret',
      '/download/..%2f/secret',
      '/download/exp_1/',
      '/download/exp_1',
      '/download/none/none',
      '/download/exp_1/%ff',
      '/elsewhere/exp_1/river',
    ])
      expect([path, await downloads.find(path)]).toEqual([path, null]);
    await downloads.remove();
    expect(await downloads.find(`/download/exp_1/${encodeURIComponent('river – 2024.zip')}`)).toBeNull();
  });
});
