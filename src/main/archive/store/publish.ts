import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { ArchiveError } from '../../../shared/archive-error.ts';
import type { Fs } from '../ports.ts';

/** Writes bytes to a new file of ours under `tmp`, flushed to the disk, and gives its path. What fails is left there for the next start to clear. */
export async function writeDraft(fs: Fs, tmp: string, stem: string, bytes: Uint8Array): Promise<string> {
  const path = join(tmp, `${stem}.${randomBytes(6).toString('hex')}`);
  const file = await fs.open(path, 'wx');
  try {
    const taken = bytes.byteLength === 0 ? 0 : await file.write(bytes);
    if (taken !== bytes.byteLength)
      throw new ArchiveError('failed', `Only ${taken} of ${bytes.byteLength} bytes of ${path} were taken by the disk.`);
    await file.sync();
  } finally {
    await file.close();
  }
  return path;
}

/** Puts a small file in place whole: a reader sees the old one or the new one, never a part. Durable when resolved. */
export async function publishFile(fs: Fs, tmp: string, path: string, bytes: Uint8Array): Promise<void> {
  const draft = await writeDraft(fs, tmp, basename(path).replace(/[^0-9a-z]+/g, '-'), bytes);
  await fs.rename(draft, path);
  await fs.syncFolder(dirname(path));
}
