import { execFile } from 'node:child_process';
import { mkdtemp, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A disk of its own, in memory, whose size and writing a test may change. */
export interface SmallDisk {
  readonly path: string;
  /** Changes what the disk is, as the system's `mount` says it: `size=400M`, `ro`. */
  remount(options: string): Promise<void>;
  remove(): Promise<void>;
}

/** Mounts a small disk; null on a system that does not let us. */
export async function smallDisk(options: string): Promise<SmallDisk | null> {
  if (process.platform !== 'linux') return null;
  const path = await mkdtemp(join(tmpdir(), 'pressmark-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', options, 'pressmark-test', path]);
  } catch {
    await rmdir(path);
    return null;
  }
  return {
    path,
    remount: async (changed) => void (await run('mount', ['-o', `remount,${changed}`, path])),
    async remove() {
      await run('umount', [path]);
      await rmdir(path);
    },
  };
}
