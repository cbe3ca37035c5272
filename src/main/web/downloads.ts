import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const DOWNLOAD_PREFIX = '/download/';

/** Finished exports on their way to a browser: a folder of this run that its owner alone may enter, gone when the host ends. */
export interface DownloadFolder {
  readonly folder: string;
  /** The file a path on the app's origin stands for; null for anything the archive did not put there. */
  find(path: string): Promise<{ readonly file: string; readonly name: string } | null>;
  remove(): Promise<void>;
}

export async function makeDownloadFolder(): Promise<DownloadFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'pressmark-downloads-'));
  return {
    folder,
    async find(path) {
      const [, id, encoded] = /^\/download\/([0-9A-Za-z_-]{1,100})\/([^/]+)$/.exec(path) ?? [];
      const name = encoded === undefined ? null : decoded(encoded);
      if (id === undefined || name === null) return null;
      // The names come from listing our own folder; the request only chooses among them.
      const entries = await readdir(join(folder, id), { withFileTypes: true }).catch(() => []);
      const found = entries.find((entry) => entry.isFile() && entry.name === name);
      return found ? { file: join(folder, id, found.name), name: found.name } : null;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // no UTF-8: no name of ours
  }
}
