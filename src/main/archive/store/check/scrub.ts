import type { Fs } from '../../ports.ts';
import { codeOf } from '../disk/disk-error.ts';
import { fileHash } from '../disk/file-hash.ts';
import { namesIn } from '../disk/folders.ts';
import { isAway, withPlaceholders } from '../disk/placeholder.ts';
import type { Layout } from '../layout.ts';
import { isSha256 } from '../sha256.ts';

/** What one slice of a background check read. */
export interface ScrubSlice {
  /** The last object read; the next slice begins behind it. Empty when the round is over. */
  readonly after: string;
  readonly objects: number;
  readonly bytes: number;
  /** Objects whose bytes are not what their name says, and the hash of what is there where it could be read. */
  readonly damaged: readonly { readonly object: string; readonly found: string | null; readonly foundBytes: number | null }[];
}

/** Reads and hashes some objects behind a place, in the order of their names, until this many bytes or files are read. Changes nothing. */
export async function scrubSlice(
  disk: Fs,
  layout: Layout,
  { after, bytes: mostBytes, objects: mostObjects }: { readonly after: string; readonly bytes: number; readonly objects: number },
): Promise<ScrubSlice> {
  const fs = withPlaceholders(disk);
  const damaged: { object: string; found: string | null; foundBytes: number | null }[] = [];
  let objects = 0;
  let bytes = 0;
  for (let folder = after === '' ? 0 : Number.parseInt(after.slice(0, 2), 16); folder < FOLDERS; folder++) {
    const prefix = folder.toString(16).padStart(2, '0');
    const names = (await namesIn(fs, `${layout.objects}/${prefix}`)).filter((name) => isSha256(name) && name.startsWith(prefix));
    for (const name of names.filter((each) => each > after).sort()) {
      const path = layout.object(name);
      const found = await fs.stat(path);
      if (found?.kind === 'file') {
        const problem = await problemOf(fs, name, path, found.size);
        if (problem) damaged.push(problem);
        objects += 1;
        bytes += found.size;
      }
      if (bytes >= mostBytes || objects >= mostObjects) return { after: name, objects, bytes, damaged };
    }
  }
  return { after: '', objects, bytes, damaged };
}

/** How far a place is in a round, from 0 to 1: names are hashes, so objects lie evenly between. */
export function shareOf(after: string): number {
  return after === '' ? 0 : Number.parseInt(after.slice(0, 8), 16) / 2 ** 32;
}

const FOLDERS = 256;

async function problemOf(fs: Fs, object: string, path: string, size: number) {
  try {
    const { sha256, bytes } = await fileHash(fs, path, size);
    return sha256 === object ? null : { object, found: sha256, foundBytes: bytes };
  } catch (error) {
    // Moved away this moment by a purge at work, or kept online.
    if (codeOf(error) === 'ENOENT' || isAway(error)) return null;
    return { object, found: null, foundBytes: null };
  }
}
