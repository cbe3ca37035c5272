import { randomBytes } from 'node:crypto';
import { ArchiveError } from '../../../../shared/archive-error.ts';
import type { Fs, Logger } from '../../ports.ts';
import type { Layout } from '../layout.ts';
import { codeOf, diskError } from './disk-error.ts';

const MEBIBYTE = 1024 * 1024;
/** Less free room than this, and nothing new is taken in. */
const LEAST_FREE = 200 * MEBIBYTE;
/** Times the size of what is to be stored that must be free. */
const HEADROOM = 3;

/** Refuses before anything is written when the disk has not room for it three times over. */
export async function requireRoom(fs: Fs, folder: string, bytes: number): Promise<void> {
  const free = await freeOn(fs, folder);
  const wanted = Math.max(LEAST_FREE, HEADROOM * bytes);
  if (free === null || free >= wanted) return;
  throw new ArchiveError(
    'disk-full',
    `There are ${megabytes(free)} MB free on the disk of ${folder}, and ${megabytes(wanted)} MB are needed to save safely. Everything saved before is safe; make room and try again.`,
  );
}

/** A file that only holds room: given up when the disk is full, so that a failure and unsaved notes can still be journaled. */
export interface Reserve {
  /** Makes it if it is missing and there is plenty of room. */
  keep(): Promise<void>;
  /** Gives its room up; false when there was none. */
  release(): Promise<boolean>;
}

export function reserveIn(fs: Fs, layout: Layout, logger: Logger, bytes: number): Reserve {
  let isKept = bytes === 0;
  return {
    async keep() {
      if (isKept) return;
      isKept = true;
      try {
        if (await fs.stat(layout.reserve)) return;
        const free = await fs.freeBytes(layout.folder);
        if (free !== null && free < LEAST_FREE + bytes) return;
        const file = await fs.open(layout.reserve, 'wx');
        try {
          // Chance, because some file systems store zeros in no room at all.
          for (let written = 0; written < bytes; written += MEBIBYTE)
            await file.write(randomBytes(Math.min(MEBIBYTE, bytes - written)));
        } finally {
          await file.close();
        }
      } catch (error) {
        logger.warn('the reserve for a full disk could not be made', { folder: layout.folder, error });
      }
    },
    async release() {
      isKept = false;
      try {
        await fs.unlink(layout.reserve);
        return true;
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return false;
        logger.warn('the reserve for a full disk could not be given up', { folder: layout.folder, error });
        return false;
      }
    },
  };
}

async function freeOn(fs: Fs, folder: string): Promise<number | null> {
  try {
    return await fs.freeBytes(folder);
  } catch (error) {
    throw diskError(`The free room on the disk of ${folder} could not be told`, error);
  }
}

const megabytes = (bytes: number) => Math.ceil(bytes / 1e6).toLocaleString('en');
