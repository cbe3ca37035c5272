import { ArchiveError } from '../../../shared/archive-error.ts';
import type { Fs } from '../ports.ts';
import { codeOf } from './disk-error.ts';
import { inParallel } from './in-parallel.ts';
import { isSegmentName, isWriterId, type Layout } from './layout.ts';
import type { NamedObjects } from './named-objects.ts';
import { objectFiles } from './object-files.ts';
import { sha256 } from './sha256.ts';

export interface VerifyReport {
  readonly objects: number;
  readonly bytes: number;
  readonly ok: number;
  readonly changed: string[];
  readonly missing: string[];
  /** Manifests that no record names, and files that are not ours. */
  readonly orphans: string[];
  readonly journal: { readonly records: number; readonly ok: boolean; readonly problems: string[] };
  readonly state: 'clean' | 'damaged';
}

export type VerifyStep =
  | { readonly type: 'progress'; readonly done: number; readonly of: number }
  | { readonly type: 'done'; readonly report: VerifyReport };

export interface VerifyNeeds {
  readonly fs: Fs;
  readonly layout: Layout;
  readonly mode: 'quick' | 'full';
  readonly signal: AbortSignal | undefined;
  readonly named: NamedObjects;
  readonly journal: { readonly records: number; readonly problems: string[] };
}

const BATCH = 64;
const AT_ONCE = 8;
/** A manifest is small; a bigger file that no record names is a leftover of an interrupted save. */
const LARGEST_MANIFEST = 16 * 1024 * 1024;

/** Checks every object against the journal: quick, by presence and size; full, by reading and hashing. Changes nothing. */
export async function* verifyObjects({ fs, layout, mode, signal, named, journal }: VerifyNeeds): AsyncGenerator<VerifyStep> {
  const { objects, strangers } = await objectFiles(fs, layout);
  const missing = new Set(named.sizes.keys());
  const changed: string[] = [];
  const orphans = [...strangers, ...(await journalStrangers(fs, layout))];
  let bytes = 0;
  let done = 0;
  yield { type: 'progress', done, of: objects.length };
  for (let at = 0; at < objects.length; at += BATCH) {
    if (signal?.aborted) throw new ArchiveError('cancelled', `The check was stopped after ${done} of ${objects.length} objects.`);
    await inParallel(objects.slice(at, at + BATCH), AT_ONCE, async (name) => {
      const found = await check(name);
      if (found === null) return;
      bytes += found.size;
      missing.delete(name);
      if (!found.isWhole) changed.push(name);
      if (found.isOrphan) orphans.push(name);
    });
    done = Math.min(at + BATCH, objects.length);
    yield { type: 'progress', done, of: objects.length };
  }
  const isDamaged = changed.length > 0 || missing.size > 0 || journal.problems.length > 0;
  yield {
    type: 'done',
    report: {
      objects: objects.length,
      bytes,
      ok: objects.length - changed.length,
      changed: changed.sort(),
      missing: [...missing].sort(),
      orphans: orphans.sort(),
      journal: { ...journal, ok: journal.problems.length === 0 },
      state: isDamaged ? 'damaged' : 'clean',
    },
  };

  async function check(name: string): Promise<{ size: number; isWhole: boolean; isOrphan: boolean } | null> {
    const path = layout.object(name);
    const found = await fs.stat(path);
    if (found === null) return null;
    const size = named.sizes.get(name);
    const isNamed = named.everNamed.has(name);
    const mustRead = mode === 'full' || (!isNamed && found.size <= LARGEST_MANIFEST);
    if (found.kind !== 'file') return { size: 0, isWhole: false, isOrphan: false };
    if (!mustRead)
      return { size: found.size, isWhole: size === undefined || size === null || size === found.size, isOrphan: false };
    try {
      const read = await fs.readFile(path);
      return { size: read.byteLength, isWhole: sha256(read) === name, isOrphan: !isNamed && isManifest(read) };
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      // Bytes that the disk cannot give back are as lost as changed ones.
      return { size: found.size, isWhole: false, isOrphan: false };
    }
  }
}

/** Files in the journal's folders whose names are not ours, such as the conflicted copies of a sync program. */
async function journalStrangers(fs: Fs, layout: Layout): Promise<string[]> {
  const strangers: string[] = [];
  for (const writer of await fs.readdir(layout.journal)) {
    if (!isWriterId(writer)) {
      strangers.push(`journal/${writer}`);
      continue;
    }
    for (const name of await fs.readdir(layout.writer(writer)))
      if (!isSegmentName(name)) strangers.push(`journal/${writer}/${name}`);
  }
  return strangers;
}

/** Whether bytes are the manifest of a capture: canonical JSON that names its archive, article, capture and objects. */
function isManifest(bytes: Uint8Array): boolean {
  if (bytes[0] !== OPENING_BRACE || bytes.byteLength > LARGEST_MANIFEST) return false;
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8').decode(bytes));
    return (
      typeof parsed === 'object' &&
      parsed !== null &&
      ['archiveId', 'articleId', 'capture', 'objects'].every((member) => member in parsed)
    );
  } catch {
    // Not JSON, so not a manifest.
    return false;
  }
}

const OPENING_BRACE = 0x7b;
