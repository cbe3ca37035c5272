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
      if (!id || !encoded) return null;
      // The names come from listing our own folder; the request only chooses among them.
      const names = await readdir(join(folder, id), { withFileTypes: true }).catch(() => []);
      const found = names.find(
        (entry) => entry.isFile() && encodeURIComponent(entry.name) === encodeURIComponent(decodeURIComponent(encoded)),
      );
      return found ? { file: join(folder, id, found.name), name: found.name } : null;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
