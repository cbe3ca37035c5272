import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** Packs a finished export for download: its files by name, folders with `/`, into a new file at `out`. The folder is not changed. */
export async function zipFolder(folder: string, out: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const zip = new ZipFile();
  const failed = new Promise<never>((_, reject) => zip.on('error', reject));
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found.filter((file) => file.isFile()).map((file) => relative(folder, join(file.parentPath, file.name)));
  for (const path of paths.sort()) zip.addFile(join(folder, path), path.split(/[\\/]/).join('/'), { mtime: EPOCH });
  zip.end();

  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await Promise.race([pipeline(zip.outputStream, measure, createWriteStream(out, { flags: 'wx' })), failed]);
  return { bytes, sha256: hash.digest('hex') };
}

/** The files' own times say when they were exported, which the manifest does not promise: the same export gives the same zip. */
const EPOCH = new Date(Date.UTC(1980, 0, 2));
