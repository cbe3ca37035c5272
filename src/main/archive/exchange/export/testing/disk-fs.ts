import * as disk from 'node:fs/promises';
import type { Fs } from '../../../ports.ts';

/** The disk as the export sees it. `damage` may change what is read back. */
export function diskFs(damage: (path: string, bytes: Uint8Array) => Uint8Array = (_path, bytes) => bytes): Fs {
  return {
    async open(path, flags) {
      const handle = await disk.open(path, flags);
      return {
        write: async (bytes) => (await handle.write(bytes)).bytesWritten,
        overwrite: async (position, bytes) => (await handle.write(bytes, 0, bytes.byteLength, position)).bytesWritten,
        read: async (position, length) => (await handle.read(new Uint8Array(length), 0, length, position)).buffer,
        sync: () => handle.sync(),
        close: () => handle.close(),
      };
    },
    readFile: async (path) => damage(path, await disk.readFile(path)),
    mkdir: async (path) => {
      await disk.mkdir(path);
    },
    readdir: (path) => disk.readdir(path),
    async stat(path) {
      const found = await disk.stat(path).catch(() => null);
      return found && { size: found.size, kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other' };
    },
    rename: (from, to) => disk.rename(from, to),
    unlink: (path) => disk.unlink(path),
    rmdir: (path) => disk.rmdir(path),
    syncFolder: async () => undefined,
    chmod: (path, mode) => disk.chmod(path, mode),
    freeBytes: async () => null,
  };
}
