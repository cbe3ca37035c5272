import { constants } from 'node:fs';
import * as disk from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fs, FsFile } from '../../ports.ts';

/** The real file system. `mkdir` makes one folder; nothing here retries a sync. */
export function nodeFs(): Fs {
  return {
    async open(path, flags) {
      return openFile(await disk.open(path, OPEN_FLAGS[flags], 0o644));
    },
    readFile: (path) => disk.readFile(path),
    async mkdir(path) {
      await disk.mkdir(path);
    },
    readdir: (path) => disk.readdir(path),
    async stat(path) {
      try {
        const found = await disk.stat(path);
        return { size: found.size, kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other' };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    rename: process.platform === 'win32' ? renameOnWindows : disk.rename,
    unlink: disk.unlink,
    rmdir: disk.rmdir,
    syncFolder,
    chmod: disk.chmod,
    async freeBytes(path) {
      try {
        const { bavail, bsize } = await disk.statfs(path);
        return bavail * bsize;
      } catch {
        // The port's own answer for volumes that cannot tell.
        return null;
      }
    },
  };
}

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_WRONLY } = constants;
const OPEN_FLAGS = { wx: O_WRONLY | O_CREAT | O_EXCL, a: O_WRONLY | O_CREAT | O_APPEND, r: O_RDONLY, 'r+': O_RDWR };

function openFile(handle: disk.FileHandle): FsFile {
  return {
    async write(bytes) {
      return (await handle.write(bytes)).bytesWritten;
    },
    async overwrite(position, bytes) {
      return (await handle.write(bytes, 0, bytes.byteLength, position)).bytesWritten;
    },
    async read(position, length) {
      const buffer = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    },
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

/** Some file systems have no way to sync a folder and say so; all other failures are real ones. */
const NO_FOLDER_SYNC = process.platform === 'win32' ? ['EPERM', 'EACCES', 'EISDIR', 'EINVAL'] : ['EINVAL', 'ENOTSUP'];

async function syncFolder(path: string): Promise<void> {
  try {
    const handle = await disk.open(path, O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!NO_FOLDER_SYNC.includes(codeOf(error))) throw error;
  }
}

/** Virus scanners hold a fresh file for a moment; a rename that they refuse succeeds when tried again. */
async function renameOnWindows(from: string, to: string): Promise<void> {
  const until = performance.now() + 60_000;
  for (let waitMs = 10; ; waitMs = Math.min(waitMs + 10, 100)) {
    try {
      return await disk.rename(from, to);
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error)) || performance.now() > until) throw error;
    }
    await sleep(waitMs);
  }
}

const isMissing = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');
