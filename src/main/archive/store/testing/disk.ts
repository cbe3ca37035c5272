import type { Fs } from '../../ports.ts';
import { failure } from './memory-fs.ts';

/** A disk in memory as inodes: what a folder names and what a file holds, apart from each other, as real ones keep them. Bytes are never changed in place. */
export interface Disk {
  readonly folders: Map<number, Map<string, number>>;
  readonly files: Map<number, Uint8Array>;
}

/** One change of a disk, or a request to make changes durable. */
export type DiskOp =
  | { readonly kind: 'link'; readonly folder: number; readonly name: string; readonly node: number; readonly isFolder: boolean }
  | {
      readonly kind: 'move';
      readonly folder: number;
      readonly name: string;
      readonly toFolder: number;
      readonly toName: string;
      readonly node: number;
    }
  | { readonly kind: 'unlink'; readonly folder: number; readonly name: string; readonly node: number }
  | {
      readonly kind: 'write';
      readonly node: number;
      readonly offset: number;
      readonly bytes: Uint8Array;
      readonly isOver: boolean;
    }
  | { readonly kind: 'sync'; readonly node: number };

const ROOT = 0;

export function emptyDisk(): Disk {
  return { folders: new Map([[ROOT, new Map<string, number>()]]), files: new Map() };
}

export function copyOf({ folders, files }: Disk): Disk {
  return { folders: new Map([...folders].map(([node, names]) => [node, new Map(names)])), files: new Map(files) };
}

/** The inode at an absolute path, null when nothing is there. */
export function nodeAt({ folders }: Disk, path: string): number | null {
  let node: number | undefined = ROOT;
  for (const name of namesOf(path)) {
    node = folders.get(node)?.get(name);
    if (node === undefined) return null;
  }
  return node;
}

/** Every file that a name leads to, by absolute path. */
export function filesOn(disk: Disk, under = ''): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const visit = (node: number, path: string) => {
    const bytes = disk.files.get(node);
    if (bytes) found.set(path, bytes);
    for (const [name, child] of disk.folders.get(node) ?? []) visit(child, `${path}/${name}`);
  };
  const top = nodeAt(disk, under);
  if (top !== null) visit(top, under);
  return found;
}

/** The disk as a file system. `log` is told every change, after it is made. */
export function diskFs(disk: Disk, log: (op: DiskOp) => void = () => undefined): Fs {
  const { folders, files } = disk;
  let newest = Math.max(...folders.keys(), ...files.keys());

  const place = (path: string): { folder: number; name: string; names: Map<string, number> } => {
    const cut = path.lastIndexOf('/');
    const folder = nodeAt(disk, path.slice(0, cut));
    const names = folder === null ? undefined : folders.get(folder);
    if (folder === null || !names) throw failure('ENOENT', path);
    return { folder, name: path.slice(cut + 1), names };
  };
  const folderAt = (path: string) => {
    const node = nodeAt(disk, path);
    const names = node === null ? undefined : folders.get(node);
    if (node === null || !names) throw failure(node === null ? 'ENOENT' : 'ENOTDIR', path);
    return { node, names };
  };
  const fileAt = (path: string) => {
    const node = nodeAt(disk, path);
    const bytes = node === null ? undefined : files.get(node);
    if (node === null || !bytes) throw failure(node === null ? 'ENOENT' : 'EISDIR', path);
    return { node, bytes };
  };
  const link = (path: string, isFolder: boolean): number => {
    const { folder, name, names } = place(path);
    if (names.has(name)) throw failure('EEXIST', path);
    newest += 1;
    names.set(name, newest);
    log({ kind: 'link', folder, name, node: newest, isFolder });
    return newest;
  };
  const held = (node: number) => files.get(node) ?? new Uint8Array();
  const write = (node: number, offset: number, bytes: Uint8Array, isOver: boolean): number => {
    const given = bytes.slice();
    files.set(node, spliced(held(node), offset, given));
    log({ kind: 'write', node, offset, bytes: given, isOver });
    return given.byteLength;
  };

  return {
    async open(path, flags) {
      let node = nodeAt(disk, path);
      if (flags === 'r' || flags === 'r+' || (flags === 'a' && node !== null)) node = fileAt(path).node;
      else {
        node = link(path, false);
        files.set(node, new Uint8Array());
      }
      const opened = node;
      return {
        write: async (bytes) => write(opened, held(opened).byteLength, bytes, false),
        overwrite: async (position, bytes) => write(opened, position, bytes, true),
        read: async (position, length) => held(opened).slice(position, position + length),
        async sync() {
          log({ kind: 'sync', node: opened });
        },
        close: async () => undefined,
      };
    },
    readFile: async (path) => fileAt(path).bytes,
    async mkdir(path) {
      folders.set(link(path, true), new Map());
    },
    readdir: async (path) => [...folderAt(path).names.keys()],
    async stat(path) {
      const node = nodeAt(disk, path);
      if (node === null) return null;
      const bytes = files.get(node);
      return bytes ? { size: bytes.byteLength, kind: 'file' } : { size: 0, kind: 'folder' };
    },
    async rename(from, to) {
      const { node } = fileAt(from);
      const source = place(from);
      const target = place(to);
      source.names.delete(source.name);
      target.names.set(target.name, node);
      log({ kind: 'move', folder: source.folder, name: source.name, toFolder: target.folder, toName: target.name, node });
    },
    async unlink(path) {
      const { node } = fileAt(path);
      const { folder, name, names } = place(path);
      names.delete(name);
      log({ kind: 'unlink', folder, name, node });
    },
    async rmdir(path) {
      const { node, names: inside } = folderAt(path);
      if (inside.size > 0) throw failure('ENOTEMPTY', path);
      const { folder, name, names } = place(path);
      names.delete(name);
      log({ kind: 'unlink', folder, name, node });
    },
    async syncFolder(path) {
      log({ kind: 'sync', node: folderAt(path).node });
    },
    async chmod(path) {
      if (nodeAt(disk, path) === null) throw failure('ENOENT', path);
    },
    freeBytes: async () => null,
  };
}

/** Bytes written into others at an offset; what lies between the old end and the offset is zeros. */
export function spliced(before: Uint8Array, offset: number, bytes: Uint8Array): Uint8Array {
  const after = new Uint8Array(Math.max(before.byteLength, offset + bytes.byteLength));
  after.set(before);
  after.set(bytes, offset);
  return after;
}

const namesOf = (path: string) => path.split('/').filter((name) => name !== '');
