import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ArchiveError } from '../../../../shared/archive-error.ts';
import type { Fs } from '../../ports.ts';
import { isUnwritable } from './disk-error.ts';

/**
 * Fails when the disk or the folder can only be read: an archive whose folders are all there opens without writing anything, and would find out at the
 * first change. Fails as well when the disk does not keep names as they are given: then nothing that was saved would be found again.
 */
export async function refuseUnwritable(fs: Fs, tmp: string): Promise<void> {
  // As long as the longest name of an archive.
  const name = `${randomBytes(32).toString('hex')}.${randomBytes(6).toString('hex')}`;
  const path = join(tmp, name);
  let isKept: boolean;
  try {
    await (await fs.open(path, 'wx')).close();
    isKept = (await fs.readdir(tmp)).includes(name);
    await fs.unlink(path);
  } catch (error) {
    // A full disk is another matter: the archive makes room of its own.
    if (isUnwritable(error)) throw error;
    return;
  }
  if (!isKept)
    throw new ArchiveError(
      'refused',
      `The disk of ${tmp} does not keep the names of files as they are given, so an archive on it could not be read again. Move it to another disk.`,
    );
}
