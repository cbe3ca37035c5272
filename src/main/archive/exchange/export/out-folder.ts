import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { ArchiveError } from '../../../../shared/archive-error.ts';
import type { Fs, FsFile } from '../../ports.ts';

/** A file written into the folder: its path with `/`, its size, and the hash of what was meant to be written. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file that grows piece by piece. */
export interface GrowingFile {
  add(text: string): Promise<void>;
  end(): Promise<WrittenFile>;
}

/** A folder being written, apart from the place where it will stand. Nothing in it is ever overwritten. */
export interface OutFolder {
  write(path: string, bytes: Uint8Array): Promise<WrittenFile>;
  start(path: string): Promise<GrowingFile>;
  /** Reads a file again and says whether it holds what was written. */
  holds(file: WrittenFile): Promise<boolean>;
  /** Makes all names durable and moves the folder to its place. */
  finish(): Promise<void>;
  /** Removes everything written. */
  discard(): Promise<void>;
  /** Where it lies now. */
  readonly at: string;
}

/** Begins beside `out`, which must be missing or an empty folder. */
export async function beginFolder(fs: Fs, out: string): Promise<OutFolder> {
  await refuseUnlessFree(fs, out);
  const made = await makeFolders(fs, dirname(out));
  const at = await freeName(fs, out);
  await fs.mkdir(at);
  made.push(at);
  const folders = new Set(['.']);
  const files: string[] = [];
  const open = new Set<FsFile>();

  const makeFolder = async (folder: string): Promise<void> => {
    if (folders.has(folder)) return;
    await makeFolder(dirname(folder));
    await fs.mkdir(join(at, folder));
    made.push(join(at, folder));
    folders.add(folder);
  };
  const create = async (path: string): Promise<FsFile> => {
    await makeFolder(dirname(path));
    const file = await fs.open(join(at, path), 'wx');
    files.push(join(at, path));
    open.add(file);
    return file;
  };
  const close = async (file: FsFile): Promise<void> => {
    open.delete(file);
    await file.close();
  };
  const start = async (path: string) => {
    const file = await create(path);
    const hash = createHash('sha256');
    let bytes = 0;
    return {
      async addBytes(part: Uint8Array) {
        hash.update(part);
        bytes += part.length;
        await writeAll(file, part, path);
      },
      async end(): Promise<WrittenFile> {
        await file.sync();
        await close(file);
        return { path, bytes, sha256: hash.digest('hex') };
      },
    };
  };

  return {
    at,
    async write(path, bytes) {
      const file = await start(path);
      await file.addBytes(bytes);
      return file.end();
    },
    async start(path) {
      const file = await start(path);
      return { add: (text) => file.addBytes(Buffer.from(text, 'utf8')), end: file.end };
    },
    async holds({ path, bytes, sha256 }) {
      const read = await fs.readFile(join(at, path));
      return read.length === bytes && createHash('sha256').update(read).digest('hex') === sha256;
    },
    async finish() {
      for (const folder of made) await fs.syncFolder(folder);
      // An empty folder stands in the way of a rename on some systems.
      if ((await fs.stat(out)) !== null) await fs.rmdir(out);
      await fs.rename(at, out);
      await fs.syncFolder(dirname(out));
    },
    async discard() {
      for (const file of [...open]) await close(file);
      for (const file of files) await fs.unlink(file);
      for (const folder of made.toReversed()) await fs.rmdir(folder);
    },
  };
}

async function refuseUnlessFree(fs: Fs, out: string): Promise<void> {
  const there = await fs.stat(out);
  if (there === null) return;
  if (there.kind !== 'folder') throw new ArchiveError('exists', `${out} is a file. Name a folder that is missing or empty.`);
  const names = await fs.readdir(out);
  if (names.length > 0) {
    throw new ArchiveError(
      'exists',
      `The folder ${out} is not empty (it holds ${names[0] ?? ''}). Name one that is missing or empty.`,
    );
  }
}

/** Makes a folder and what is missing above it; answers with those it made, outermost first. */
async function makeFolders(fs: Fs, folder: string): Promise<string[]> {
  const there = await fs.stat(folder);
  if (there?.kind === 'folder') return [];
  if (there !== null) throw new ArchiveError('invalid', `${folder} is not a folder, so nothing can be written inside it.`);
  const made = await makeFolders(fs, dirname(folder));
  await fs.mkdir(folder);
  return [...made, folder];
}

/** A killed export leaves its folder; the next one does not touch it. */
async function freeName(fs: Fs, out: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? `${out}.partial` : `${out}.partial-${n}`;
    if ((await fs.stat(name)) === null) return name;
  }
}

async function writeAll(file: FsFile, bytes: Uint8Array, path: string): Promise<void> {
  const taken = await file.write(bytes);
  if (taken !== bytes.length)
    throw new ArchiveError('disk-full', `Only ${taken} of ${bytes.length} bytes of ${path} could be written.`);
}
