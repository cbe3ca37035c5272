import type { Clock, Fs } from '../../ports.ts';
import { codeOf, diskError } from '../disk/disk-error.ts';
import { makeFolder } from '../disk/folders.ts';
import { isDay, type Layout } from '../layout.ts';
import { isSha256 } from '../sha256.ts';

/** Objects of purged articles on their way out: moved aside by day, deleted after their grace time. */
export interface ObjectTrash {
  toTrash(names: readonly string[]): Promise<void>;
  /** Deletes what was moved aside longer ago than this; gives the objects deleted. What is needed again is put back and never deleted. */
  emptyTrash(olderThanMs: number, isNeeded?: (sha256: string) => boolean): Promise<string[]>;
}

export function objectTrash(fs: Fs, layout: Layout, clock: Clock): ObjectTrash {
  async function putBack(path: string, name: string): Promise<void> {
    const place = layout.objectFolder(name);
    await makeFolder(fs, place);
    // Also when it was there: whoever made it may have been killed before this.
    await fs.syncFolder(layout.objects);
    await fs.rename(path, layout.object(name));
    await fs.syncFolder(place);
  }

  return {
    async toTrash(names) {
      const day = layout.trashDay(new Date(clock.now()).toISOString().slice(0, 10));
      const folders = new Set<string>();
      try {
        await makeFolder(fs, layout.trash);
        await makeFolder(fs, day);
        await fs.syncFolder(layout.trash);
        for (const name of names) {
          try {
            await fs.rename(layout.object(name), `${day}/${name}`);
            folders.add(layout.objectFolder(name));
          } catch (error) {
            // Moved already, when this runs again after an interruption.
            if (codeOf(error) !== 'ENOENT') throw error;
          }
        }
        // The new name first: a file must never be in neither place.
        await fs.syncFolder(day);
        for (const folder of folders) await fs.syncFolder(folder);
      } catch (error) {
        throw diskError(`The files of deleted articles could not be moved to ${day}`, error);
      }
    },
    async emptyTrash(olderThanMs, isNeeded = () => false) {
      const deleted: string[] = [];
      if (!(await fs.stat(layout.trash))) return deleted;
      for (const day of (await fs.readdir(layout.trash)).filter(isDay)) {
        // A day counts from its end, so that nothing leaves early.
        if (clock.now() - (Date.parse(day) + DAY_MS) < olderThanMs) continue;
        const folder = layout.trashDay(day);
        for (const name of (await fs.readdir(folder)).filter(isSha256)) {
          if (isNeeded(name)) {
            if (!(await fs.stat(layout.object(name)))) await putBack(`${folder}/${name}`, name);
            continue;
          }
          await fs.unlink(`${folder}/${name}`);
          deleted.push(name);
        }
        if ((await fs.readdir(folder)).length === 0) await fs.rmdir(folder);
        else await fs.syncFolder(folder);
      }
      await fs.syncFolder(layout.trash);
      return deleted;
    },
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;
