import { join } from 'node:path';
import type { Fs } from '../../ports.ts';
import { codeOf } from '../disk/disk-error.ts';
import { piecesOf } from '../disk/file-hash.ts';
import { namesIn } from '../disk/folders.ts';
import { isDay, type Layout, layoutOf } from '../layout.ts';
import { isSha256 } from '../sha256.ts';
import { isZipName, zipEntries } from './zip-entries.ts';

/** A place where lost bytes may be found. `archive` when it is laid out as one. */
export interface Source {
  /** As it was named, for people. */
  readonly name: string;
  readonly path: string;
  readonly archive: Layout | null;
}

/** Looks at what a person named: a backup or another archive, a folder of any kind, or one file. Null when nothing is there. */
export async function sourceAt(fs: Fs, path: string): Promise<Source | null> {
  const found = await fs.stat(path);
  if (found === null) return null;
  const layout = layoutOf(path);
  const isArchive = found.kind === 'folder' && (await fs.stat(layout.objects))?.kind === 'folder';
  return { name: path, path, archive: isArchive ? layout : null };
}

/** Paths at which an archive would keep an object, its own place first. */
export async function placesOf(fs: Fs, layout: Layout, sha256: string): Promise<string[]> {
  const days = (await namesIn(fs, layout.trash)).filter(isDay).map((day) => `${layout.trashDay(day)}/${sha256}`);
  return [layout.object(sha256), ...days, `${layout.quarantine}/${sha256}.damaged`];
}

/** Files of a folder and of those inside it, in order. Loops of links end at a depth. */
export async function* filesUnder(fs: Fs, path: string, depth = 0): AsyncGenerator<{ path: string; size: number }> {
  const found = await statOf(fs, path);
  if (found?.kind === 'file') yield { path, size: found.size };
  if (found?.kind !== 'folder' || depth > DEEPEST) return;
  for (const name of (await namesIn(fs, path)).sort()) yield* filesUnder(fs, join(path, name), depth + 1);
}

/** Bytes that may be what is looked for, wherever they lie. */
export interface Candidate {
  /** For people: a path, and for a file in a zip file its name there. */
  readonly name: string;
  readonly bytes: number;
  read(): AsyncGenerator<Uint8Array>;
}

/** Every file under a path, and every file in the zip files there. */
export async function* candidatesUnder(fs: Fs, path: string): AsyncGenerator<Candidate> {
  for await (const { path: name, size } of filesUnder(fs, path)) {
    yield { name, bytes: size, read: () => piecesOf(fs, name) };
    if (!isZipName(name)) continue;
    try {
      for await (const entry of zipEntries(fs, name, size))
        yield { name: `${name}, ${entry.name}`, bytes: entry.bytes, read: () => entry.read() };
    } catch {
      // A zip file that cannot be read holds nothing for us; others may.
    }
  }
}

/** Drafts that a save which was cut short may have left whole. */
export async function draftsOf(fs: Fs, layout: Layout): Promise<{ sha256: string; path: string }[]> {
  return (await namesIn(fs, layout.tmp)).flatMap((name) => {
    const sha256 = name.slice(0, 64);
    return isSha256(sha256) ? [{ sha256, path: `${layout.tmp}/${name}` }] : [];
  });
}

const DEEPEST = 16;

async function statOf(fs: Fs, path: string) {
  try {
    return await fs.stat(path);
  } catch (error) {
    // A link that leads nowhere, or a folder that may not be entered, holds nothing for us.
    if (['ELOOP', 'EACCES', 'EPERM'].includes(codeOf(error))) return null;
    throw error;
  }
}
