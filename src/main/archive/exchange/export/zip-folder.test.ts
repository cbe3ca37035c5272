import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { zipFolder } from './zip-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zip-'));
  await mkdir(join(folder, 'files', 'articles'), { recursive: true });
  await writeFile(join(folder, 'files', 'index.html'), '<p>index</p>'.repeat(100));
  await writeFile(join(folder, 'files', 'articles', '0001.html'), 'نص');
});
afterEach(() => rm(folder, { recursive: true }));

/** The files of a zip by its central directory: name and content. */
function unzipped(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let i = zip.readUInt16LE(end + 10); i > 0; i -= 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    files.set(name, (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8'));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

test('a zip holds the folder’s files under plain names, and is what its hash says', async () => {
  const { bytes, sha256 } = await zipFolder(join(folder, 'files'), join(folder, 'out.zip'));
  const zip = await readFile(join(folder, 'out.zip'));
  expect([zip.length, createHash('sha256').update(zip).digest('hex')]).toEqual([bytes, sha256]);
  expect([...unzipped(zip)]).toEqual([
    ['articles/0001.html', 'نص'],
    ['index.html', '<p>index</p>'.repeat(100)],
  ]);
});

test('the same folder gives the same zip, and no file is overwritten', async () => {
  const first = await zipFolder(join(folder, 'files'), join(folder, 'one.zip'));
  expect(await zipFolder(join(folder, 'files'), join(folder, 'two.zip'))).toEqual(first);
  await expect(zipFolder(join(folder, 'files'), join(folder, 'one.zip'))).rejects.toMatchObject({ code: 'EEXIST' });
});

test('a folder that cannot be read fails instead of hanging', async () => {
  await expect(zipFolder(join(folder, 'none'), join(folder, 'x.zip'))).rejects.toMatchObject({ code: 'ENOENT' });
});
