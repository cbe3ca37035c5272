import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fs } from '../ports.ts';
import { expandPath } from './expand-paths.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pressmark-expand-'));
  await mkdir(join(folder, 'b/deep'), { recursive: true });
  await mkdir(join(folder, '.hidden'));
  for (const name of ['z.html', 'a.txt', 'b/2.md', 'b/1.htm.gz', 'b/deep/x.HTML', 'b/image.png', '.hidden/y.html', '.z.html'])
    await writeFile(join(folder, name), '');
});

afterAll(() => rm(folder, { recursive: true }));

/** As much of the port as the walk needs, on the real disk. */
const fs = {
  readdir: (path: string) => readdir(path),
  async stat(path: string) {
    const found = await stat(path).catch(() => null);
    return found === null ? null : { size: found.size, kind: found.isDirectory() ? 'folder' : 'file' };
  },
} as Pick<Fs, 'readdir' | 'stat'> as Fs; // safe: expandPath calls these two only

async function expanded(path: string): Promise<string[]> {
  const found: string[] = [];
  for await (const each of expandPath(path, fs)) found.push(relative(folder, each));
  return found;
}

it('gives a folder as the files in it that can be saved, sorted', async () => {
  expect(await expanded(folder)).toEqual(['a.txt', 'b/1.htm.gz', 'b/2.md', 'b/deep/x.HTML', 'z.html']);
});

it('gives a file as itself, whatever it is', async () => {
  expect(await expanded(join(folder, 'b/image.png'))).toEqual(['b/image.png']);
});

it('says when there is nothing', async () => {
  await expect(expanded(join(folder, 'gone'))).rejects.toMatchObject({ code: 'not-found' });
});
