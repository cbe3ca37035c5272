import { basename, dirname, join } from 'node:path';
import type { Fs } from '../../ports.ts';
import { codeOf } from './disk-error.ts';

/**
 * A sync program may keep a file in the cloud alone and leave a placeholder: the same name with no bytes behind it, or (older iCloud) a stub
 * `.name.icloud` in its place. Such a file is not here now; it is not missing and not damaged.
 */
export const AWAY = 'EAWAY';

/** Whether a file could not be read because only its placeholder is on this computer. */
export function isAway(error: unknown): boolean {
  return codeOf(error) === AWAY;
}

/** The bytes of a file; null when only its placeholder is on this computer. */
export async function bytesHere(fs: Fs, path: string): Promise<Uint8Array | null> {
  try {
    return await fs.readFile(path);
  } catch (error) {
    if (isAway(error)) return null;
    throw error;
  }
}

/** Whether only a placeholder of a file is here. */
export async function isAwayAt(fs: Fs, path: string): Promise<boolean> {
  try {
    const file = await fs.open(path, 'r');
    try {
      await file.read(0, 1);
    } finally {
      await file.close();
    }
    return false;
  } catch (error) {
    return isAway(error);
  }
}

/** A file system in which reading a file that is away fails with the one code, and stubs are listed under the names that they stand for. */
export function withPlaceholders(fs: Fs): Fs {
  async function told<T>(path: string, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      const code = codeOf(error);
      const away = UNREACHABLE.has(code) || (code === 'ENOENT' && (await fs.stat(stubOf(path))) !== null);
      if (!away) throw error;
      throw Object.assign(new Error(`${path} is kept online and is not on this computer now`, { cause: error }), { code: AWAY });
    }
  }
  return {
    ...fs,
    readFile: (path) => told(path, fs.readFile(path)),
    async open(path, flags) {
      if (flags !== 'r') return fs.open(path, flags);
      const file = await told(path, fs.open(path, flags));
      return { ...file, read: (position, length) => told(path, file.read(position, length)) };
    },
    async readdir(path) {
      return (await fs.readdir(path)).map((name) => /^\.(.+)\.icloud$/.exec(name)?.[1] ?? name);
    },
  };
}

const stubOf = (path: string) => join(dirname(path), `.${basename(path)}.icloud`);

/** What reading a placeholder fails with while the cloud cannot be reached: on Linux mounts, on macOS (where Node has no name for EDEADLK), on Windows. */
const UNREACHABLE = new Set([
  'ETIMEDOUT',
  'EDEADLK',
  'Unknown system error -11',
  'ENETDOWN',
  'ENETUNREACH',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENOTCONN',
  ...(process.platform === 'win32' ? ['UNKNOWN'] : []),
]);
