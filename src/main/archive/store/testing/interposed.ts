import type { Fs, FsFile } from '../../ports.ts';

/** A call to the file system on its way. */
export interface FsCall {
  readonly name:
    | 'open wx'
    | 'open a'
    | 'open r'
    | 'open r+'
    | 'write'
    | 'overwrite'
    | 'sync'
    | 'close'
    | 'read'
    | Exclude<keyof Fs, 'open'>;
  /** Of a rename, the new name. */
  readonly path: string;
  readonly from?: string;
  /** Of a write. */
  readonly bytes?: Uint8Array;
}

/** Stands between a caller and the file system: makes the call, makes another one, or answers by itself. A write may be made with other bytes. */
export type Between = <T>(call: FsCall, go: (bytes?: Uint8Array) => Promise<T>) => Promise<T>;

export function interposed(fs: Fs, between: Between): Fs {
  const file = (opened: FsFile, path: string): FsFile => ({
    write: async (bytes) => between({ name: 'write', path, bytes }, async (other = bytes) => opened.write(other)),
    overwrite: async (position, bytes) =>
      between({ name: 'overwrite', path, bytes }, async (other = bytes) => opened.overwrite(position, other)),
    read: async (position, length) => between({ name: 'read', path }, async () => opened.read(position, length)),
    sync: async () => between({ name: 'sync', path }, async () => opened.sync()),
    close: async () => between({ name: 'close', path }, async () => opened.close()),
  });
  return {
    open: async (path, flags) => file(await between({ name: `open ${flags}`, path }, async () => fs.open(path, flags)), path),
    readFile: async (path) => between({ name: 'readFile', path }, async () => fs.readFile(path)),
    mkdir: async (path) => between({ name: 'mkdir', path }, async () => fs.mkdir(path)),
    readdir: async (path) => between({ name: 'readdir', path }, async () => fs.readdir(path)),
    stat: async (path) => between({ name: 'stat', path }, async () => fs.stat(path)),
    rename: async (from, path) => between({ name: 'rename', path, from }, async () => fs.rename(from, path)),
    unlink: async (path) => between({ name: 'unlink', path }, async () => fs.unlink(path)),
    rmdir: async (path) => between({ name: 'rmdir', path }, async () => fs.rmdir(path)),
    syncFolder: async (path) => between({ name: 'syncFolder', path }, async () => fs.syncFolder(path)),
    chmod: async (path, mode) => between({ name: 'chmod', path }, async () => fs.chmod(path, mode)),
    freeBytes: async (path) => between({ name: 'freeBytes', path }, async () => fs.freeBytes(path)),
  };
}
