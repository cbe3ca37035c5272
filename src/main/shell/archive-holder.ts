import { resolve } from 'node:path';
import type { StartedArchive } from '../api/start-archive.ts';
import type { Content } from '../archive/archive.ts';

/** The archive all windows show, which may be changed for another. */
export interface ArchiveHolder {
  folder(): string;
  archive(): StartedArchive;
  content(sha256: string): Promise<Content | null>;
  /** Opens another archive first and closes this one only then: a folder that does not open changes nothing. */
  switchTo(folder: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the archive in a folder; `start` is what opens any. */
export async function holdArchive(folder: string, start: (folder: string) => Promise<StartedArchive>): Promise<ArchiveHolder> {
  let current = { folder: resolve(folder), archive: await start(folder) };
  return {
    folder: () => current.folder,
    archive: () => current.archive,
    content: (sha256) => current.archive.content(sha256),
    async switchTo(other) {
      if (resolve(other) === current.folder) return;
      const before = current.archive;
      current = { folder: resolve(other), archive: await start(other) };
      await before.close();
    },
    close: () => current.archive.close(),
  };
}
