import { createHash } from 'node:crypto';
import { ArchiveError, isArchiveError } from '../../../../shared/archive-error.ts';
import type { Fs } from '../../ports.ts';
import type { Finding } from '../check/verify.ts';
import { copyToDraft } from '../disk/copy-file.ts';
import { piecesOf } from '../disk/file-hash.ts';
import { makeFolder } from '../disk/folders.ts';
import { setAside } from '../disk/quarantine.ts';
import type { Layout } from '../layout.ts';
import { LARGEST_MANIFEST } from '../objects/manifest.ts';
import { type Candidate, candidatesUnder, draftsOf, placesOf, type Source } from './repair-sources.ts';

/** An object that is wanted, and what is known of it. */
export type Wanted = ReadonlyMap<string, Pick<Finding, 'expectedBytes' | 'reason'>>;

export interface ObjectRepair {
  readonly fs: Fs;
  readonly layout: Layout;
  readonly wanted: Wanted;
  /** Files of this archive whose bytes are an object's although their name says another: objects that were swapped or renamed. */
  readonly misplaced: ReadonlyMap<string, string>;
  readonly sources: readonly Source[];
  readonly signal: AbortSignal | undefined;
}

export type ObjectStep =
  | { readonly type: 'searching' | 'restoring'; readonly done: number; readonly of: number }
  | { readonly type: 'restored'; readonly object: string; readonly from: string; readonly quarantined: string | null };

/** Looks for whole bytes of wanted objects, near places first, and puts them back. What is damaged is moved to quarantine only when the right bytes are at hand. */
export async function* restoreObjects(repair: ObjectRepair): AsyncGenerator<ObjectStep> {
  const { fs, layout, wanted, misplaced, sources, signal } = repair;
  const missing = new Map(wanted);
  const folders = new Set<string>();
  const drafts = await draftsOf(fs, layout);
  const archives = [layout, ...sources.flatMap(({ archive }) => archive ?? [])];
  const nameOf = (path: string) => (path.startsWith(`${layout.folder}/`) ? path.slice(layout.folder.length + 1) : path);

  let done = 0;
  for (const sha256 of wanted.keys()) {
    stopIfAsked(signal);
    const places = [misplaced.get(sha256) ?? [], drafts.flatMap((draft) => (draft.sha256 === sha256 ? draft.path : []))].flat();
    for (const archive of archives) places.push(...(await placesOf(fs, archive, sha256)));
    for (const place of places) {
      // Its own place was looked at already.
      if (place === layout.object(sha256) || !(await isFile(fs, place))) continue;
      const quarantined = await put(sha256, piecesOf(fs, place));
      if (quarantined === undefined) continue;
      yield { type: 'restored', object: sha256, from: nameOf(place), quarantined };
      break;
    }
    done += 1;
    yield { type: 'restoring', done, of: wanted.size };
  }

  // Any file at all may be it: an export, a folder of images, a download. What cannot have the right size is not read.
  const loose = [layout.quarantine, layout.tmp, ...sources.map(({ path }) => path)];
  let seen = 0;
  for (const folder of missing.size > 0 ? loose : []) {
    for await (const candidate of candidatesUnder(fs, folder)) {
      stopIfAsked(signal);
      if (missing.size === 0) break;
      seen += 1;
      if (seen % 100 === 0) yield { type: 'searching', done: seen, of: seen };
      if (!mayBeWanted(candidate.bytes)) continue;
      const found = await hashOf(candidate);
      if (found === null || !missing.has(found)) continue;
      const quarantined = await put(found, candidate.read());
      if (quarantined !== undefined) yield { type: 'restored', object: found, from: nameOf(candidate.name), quarantined };
    }
  }
  for (const folder of folders) await fs.syncFolder(folder);

  /** Only manifests are named without their size. */
  function mayBeWanted(bytes: number): boolean {
    for (const { expectedBytes } of missing.values())
      if (expectedBytes === null ? bytes <= LARGEST_MANIFEST : expectedBytes === bytes) return true;
    return false;
  }

  /** Undefined when the bytes are not the right ones; else the name in quarantine of what was there, null when nothing was. */
  async function put(sha256: string, from: AsyncIterable<Uint8Array>): Promise<string | null | undefined> {
    let draft: Awaited<ReturnType<typeof copyToDraft>>;
    try {
      draft = await copyToDraft(fs, told(from), { tmp: layout.tmp, stem: sha256, mustBe: sha256 });
    } catch (error) {
      if (isUnreadable(error)) return undefined;
      throw error;
    }
    if (draft === null) return undefined;
    const folder = layout.objectFolder(sha256);
    if (await makeFolder(fs, folder)) await fs.syncFolder(layout.objects);
    const place = layout.object(sha256);
    const quarantined = (await fs.stat(place)) ? await setAside(fs, layout, place) : null;
    await fs.rename(draft.path, place);
    await fs.chmod(place, 0o444).catch(() => undefined); // a courtesy: some volumes know no modes
    folders.add(folder);
    missing.delete(sha256);
    return quarantined;
  }
}

/** The SHA-256 of a candidate; null for one that cannot be read, which holds nothing for us. */
async function hashOf(candidate: Candidate): Promise<string | null> {
  const digest = createHash('sha256');
  try {
    for await (const piece of told(candidate.read())) digest.update(piece);
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
  return digest.digest('hex');
}

/** Bytes whose failure is told from one of the disk that they are written to. */
async function* told(from: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* from;
  } catch (cause) {
    throw new ArchiveError('not-found', 'These bytes cannot be read.', { cause });
  }
}

const isUnreadable = (error: unknown) => isArchiveError(error) && error.code === 'not-found';

async function isFile(fs: Fs, path: string): Promise<boolean> {
  return (await fs.stat(path))?.kind === 'file';
}

function stopIfAsked(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new ArchiveError('cancelled', 'The repair was stopped. What was put back stays; run it again to go on.');
}
