import { ArchiveError } from '../../../shared/archive-error.ts';
import type { Fs, Logger } from '../ports.ts';
import type { NewObject, ObjectEntry } from '../seams.ts';
import { codeOf, diskError } from './disk-error.ts';
import { makeFolder } from './folders.ts';
import { inParallel } from './in-parallel.ts';
import type { Layout } from './layout.ts';
import { writeDraft } from './publish.ts';
import { setAside } from './quarantine.ts';
import { sha256 } from './sha256.ts';

/** The immutable files of an archive, each named by the SHA-256 of its bytes. */
export interface Objects {
  /** Durable when resolved: every file and every folder that names one was synced. */
  put(objects: readonly NewObject[]): Promise<ObjectEntry[]>;
  /** The bytes, checked against their name. */
  read(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
}

const AT_ONCE = 8;

export function objectsIn(fs: Fs, layout: Layout, logger: Logger): Objects {
  /** Fan-out folders whose names this process has made durable. */
  const durableFolders = new Set<string>();

  async function put(objects: readonly NewObject[]): Promise<ObjectEntry[]> {
    const entries = objects.map(({ role, mime, bytes, url }) => ({
      role,
      mime,
      sha256: sha256(bytes),
      bytes: bytes.byteLength,
      ...(url === undefined ? {} : { url }),
    }));
    const bySha = new Map(entries.map(({ sha256 }, at) => [sha256, objects[at]?.bytes ?? new Uint8Array()]));
    const folders = [...new Set([...bySha.keys()].map(layout.objectFolder))];
    try {
      await makeDurable(folders.filter((folder) => !durableFolders.has(folder)));
      await inParallel(bySha, AT_ONCE, ([name, bytes]) => publish(name, bytes));
      await inParallel(folders, AT_ONCE, (folder) => fs.syncFolder(folder));
    } catch (error) {
      throw diskError(`The files of a capture could not be written to ${layout.objects}`, error);
    }
    return entries;
  }

  /** Another process may have made a folder and been killed before it was synced, so the first use in each process syncs. */
  async function makeDurable(folders: readonly string[]): Promise<void> {
    if (folders.length === 0) return;
    for (const folder of folders) await makeFolder(fs, folder);
    await fs.syncFolder(layout.objects);
    for (const folder of folders) durableFolders.add(folder);
  }

  async function publish(name: string, bytes: Uint8Array): Promise<void> {
    const path = layout.object(name);
    if (await fs.stat(path)) {
      if (sha256(await fs.readFile(path)) === name) return;
      logger.error('a stored object was damaged and is replaced by the same bytes, given again', { object: name });
      await setAside(fs, layout, path);
    }
    const draft = await writeDraft(fs, layout.tmp, name, bytes);
    await readOnly(draft);
    await fs.rename(draft, path);
  }

  /** A courtesy against accidents; some volumes know no modes. */
  async function readOnly(path: string): Promise<void> {
    try {
      await fs.chmod(path, 0o444);
    } catch (error) {
      logger.info('an object could not be made read-only', { path, error });
    }
  }

  return {
    put,
    async read(name) {
      const path = layout.object(name);
      let bytes: Uint8Array;
      try {
        bytes = await fs.readFile(path);
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw diskError(`The object ${name} could not be read`, error);
        throw new ArchiveError(
          'not-found',
          `The object ${name} is not in this archive. \`verify\` lists everything that is missing.`,
          { cause: error },
        );
      }
      if (sha256(bytes) === name) return bytes;
      throw new ArchiveError(
        'damaged',
        `The object ${name} is not what was stored: its bytes on disk have changed. \`verify\` lists everything that has; a backup may hold it.`,
      );
    },
    async has(name) {
      return (await fs.stat(layout.object(name)))?.kind === 'file';
    },
  };
}
