import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { ArchiveError } from '../../../../shared/archive-error.ts';
import type { Fs } from '../../ports.ts';

/** A new file of ours under `tmp` that was written and not flushed yet. */
export interface Draft {
  readonly path: string;
  /** Flushes it to the disk and closes it. To be called once: what was not flushed then is given up. */
  settle(): Promise<void>;
}

/** Writes bytes to a new file. What fails is left there for the next start to clear. */
export async function beginDraft(fs: Fs, tmp: string, stem: string, bytes: Uint8Array): Promise<Draft> {
  const path = join(tmp, `${stem}.${randomBytes(6).toString('hex')}`);
  const file = await fs.open(path, 'wx');
  try {
    const taken = bytes.byteLength === 0 ? 0 : await file.write(bytes);
    if (taken !== bytes.byteLength)
      throw new ArchiveError('failed', `Only ${taken} of ${bytes.byteLength} bytes of ${path} were taken by the disk.`);
  } catch (error) {
    await file.close().catch(() => undefined); // the failure to write is the one to tell
    throw error;
  }
  return {
    path,
    async settle() {
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}

/** Writes bytes to a new file, flushed to the disk, and gives its path. */
export async function writeDraft(fs: Fs, tmp: string, stem: string, bytes: Uint8Array): Promise<string> {
  const draft = await beginDraft(fs, tmp, stem, bytes);
  await draft.settle();
  return draft.path;
}

/** Puts a small file in place whole: a reader sees the old one or the new one, never a part. Durable when resolved. */
export async function publishFile(fs: Fs, tmp: string, path: string, bytes: Uint8Array): Promise<void> {
  const draft = await writeDraft(
    fs,
    tmp,
    basename(path)
      .replace(/[^0-9a-z]+/g, '-')
      .slice(0, LONGEST_STEM),
    bytes,
  );
  await fs.rename(draft, path);
  await fs.syncFolder(dirname(path));
}

/** Of every name in an archive. */
const LONGEST_STEM = 64;
