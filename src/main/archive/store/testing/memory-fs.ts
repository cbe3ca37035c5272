import { dirname } from 'node:path';
import type { Fs } from '../../ports.ts';

/** A file system in memory: files by path, so that a test can make thousands of archives and damage each one. Everything is durable at once. */
export interface MemoryFs extends Fs {
  readonly files: Map<string, Uint8Array>;
  readonly folders: Set<string>;
  /** A second one with the same content, that nothing done to the first can reach. */
  copy(): MemoryFs;
}

export function memoryFs(files = new Map<string, Uint8Array>(), folders = new Set(['/'])): MemoryFs {
  const file = (path: string): Uint8Array => {
    const bytes = files.get(path);
    if (!bytes) throw failure(folders.has(path) ? 'EISDIR' : 'ENOENT', path);
    return bytes;
  };
  const inside = (path: string) => {
    if (!folders.has(dirname(path))) throw failure('ENOENT', path);
  };
  return {
    files,
    folders,
    copy: () => memoryFs(new Map([...files].map(([path, bytes]) => [path, bytes.slice()])), new Set(folders)),
    async open(path, flags) {
      inside(path);
      if (flags === 'wx' && (files.has(path) || folders.has(path))) throw failure('EEXIST', path);
      if (flags === 'r' || flags === 'r+') file(path);
      else if (!files.has(path)) files.set(path, new Uint8Array());
      return {
        async write(bytes) {
          files.set(path, new Uint8Array(Buffer.concat([file(path), bytes])));
          return bytes.byteLength;
        },
        async overwrite(position, bytes) {
          const after = file(path).slice();
          after.set(bytes, position);
          files.set(path, after);
          return bytes.byteLength;
        },
        read: async (position, length) => file(path).slice(position, position + length),
        sync: async () => undefined,
        close: async () => undefined,
      };
    },
    readFile: async (path) => file(path).slice(),
    async mkdir(path) {
      inside(path);
      if (folders.has(path) || files.has(path)) throw failure('EEXIST', path);
      folders.add(path);
    },
    async readdir(path) {
      if (!folders.has(path)) throw failure('ENOENT', path);
      return [...files.keys(), ...folders]
        .filter((each) => each !== '/' && dirname(each) === path)
        .map((each) => each.slice(path === '/' ? 1 : path.length + 1));
    },
    async stat(path) {
      if (folders.has(path)) return { size: 0, kind: 'folder' };
      const bytes = files.get(path);
      return bytes ? { size: bytes.byteLength, kind: 'file' } : null;
    },
    async rename(from, to) {
      inside(to);
      files.set(to, file(from));
      files.delete(from);
    },
    async unlink(path) {
      file(path);
      files.delete(path);
    },
    async rmdir(path) {
      if (!folders.delete(path)) throw failure('ENOENT', path);
    },
    async syncFolder(path) {
      if (!folders.has(path)) throw failure('ENOENT', path);
    },
    async chmod(path) {
      if (!folders.has(path)) file(path);
    },
    freeBytes: async () => null,
  };
}

export function failure(code: string, path = ''): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
