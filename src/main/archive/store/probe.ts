import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Fs } from '../ports.ts';
import { isUnwritable } from './disk-error.ts';

/** Fails when the disk or the folder can only be read: an archive whose folders are all there opens without writing anything, and would find out at the first change. */
export async function refuseUnwritable(fs: Fs, tmp: string): Promise<void> {
  const path = join(tmp, `probe.${randomBytes(6).toString('hex')}`);
  try {
    await (await fs.open(path, 'wx')).close();
    await fs.unlink(path);
  } catch (error) {
    // A full disk is another matter: the archive makes room of its own.
    if (isUnwritable(error)) throw error;
  }
}
