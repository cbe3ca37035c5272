import { ArchiveError } from '../../../../shared/archive-error.ts';
import type { Fs, Logger } from '../../ports.ts';
import type { NewObject, ObjectEntry } from '../../seams.ts';
import { codeOf, diskError } from '../disk/disk-error.ts';
import type { Layout } from '../layout.ts';
import { sha256 } from '../sha256.ts';
import { createPublisher } from './publish-together.ts';

/** The immutable files of an archive, each named by the SHA-256 of its bytes. */
export interface Objects {
  /** Durable when resolved: every file and every folder that names one was synced. */
  put(objects: readonly NewObject[]): Promise<ObjectEntry[]>;
  /** The bytes, checked against their name. */
  read(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
}

export function objectsIn(fs: Fs, layout: Layout, logger: Logger): Objects {
  const publisher = createPublisher(fs, layout, logger);

  async function put(objects: readonly NewObject[]): Promise<ObjectEntry[]> {
    const entries = objects.map(({ role, mime, bytes, url }) => ({
      role,
      mime,
      sha256: sha256(bytes),
      bytes: bytes.byteLength,
      ...(url === undefined ? {} : { url }),
    }));
    try {
      await publisher.publish(new Map(entries.map(({ sha256 }, at) => [sha256, objects[at]?.bytes ?? new Uint8Array()])));
    } catch (error) {
      throw diskError(`The files of a capture could not be written to ${layout.objects}`, error);
    }
    return entries;
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
