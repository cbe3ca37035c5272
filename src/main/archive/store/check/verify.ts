import { ArchiveError } from '../../../../shared/archive-error.ts';
import type { Fs } from '../../ports.ts';
import type { ObjectRole } from '../../seams.ts';
import { codeOf } from '../disk/disk-error.ts';
import { fileHash } from '../disk/file-hash.ts';
import { inParallel } from '../disk/in-parallel.ts';
import { isAway, isAwayAt } from '../disk/placeholder.ts';
import type { RememberedHead } from '../journal/heads.ts';
import type { JournalCheck } from '../journal/journal.ts';
import { isSegmentName, isWriterId, type Layout } from '../layout.ts';
import { isManifest, LARGEST_MANIFEST } from '../objects/manifest.ts';
import type { NamedObjects } from '../objects/named-objects.ts';
import { objectFiles } from '../objects/object-files.ts';

/** What is wrong with one object. */
export interface Finding {
  readonly role: ObjectRole | null;
  readonly expectedBytes: number | null;
  readonly foundBytes: number | null;
  /** SHA-256 of what is there, where it was read. */
  readonly found: string | null;
  /** `elsewhere`: kept online, and not on this computer now. */
  readonly reason: 'changed' | 'size' | 'unreadable' | 'missing' | 'elsewhere';
}

export interface VerifyReport {
  readonly objects: number;
  readonly bytes: number;
  readonly ok: number;
  readonly changed: string[];
  readonly missing: string[];
  /** Objects of which only a placeholder is on this computer: neither missing nor checked. */
  readonly away: string[];
  /** Manifests that no record names, and files that are not ours. */
  readonly orphans: string[];
  readonly journal: {
    readonly records: number;
    readonly ok: boolean;
    readonly problems: readonly string[];
    readonly known: readonly string[];
  };
  /** Files of the archive itself that are not what was written. */
  readonly files: readonly { readonly path: string; readonly problem: string }[];
  readonly anchors: { readonly checked: number; readonly behind: readonly RememberedHead[] };
  readonly state: 'clean' | 'damaged';
  /** What is known of each object in `changed`, `missing` and `away`. */
  readonly findings: ReadonlyMap<string, Finding>;
  /** Articles and captures that the objects looked at belong to. */
  readonly articles: number;
  readonly captures: number;
}

export type VerifyStep =
  | {
      readonly type: 'progress';
      readonly done: number;
      readonly of: number;
      readonly bytes: number;
      readonly ofBytes: number;
    }
  | { readonly type: 'done'; readonly report: VerifyReport };

/** Part `n` of `t` of all objects, by their names: the same each time. */
export interface Part {
  readonly n: number;
  readonly t: number;
}

export interface VerifyNeeds {
  readonly fs: Fs;
  readonly layout: Layout;
  readonly mode: 'quick' | 'full';
  readonly signal: AbortSignal | undefined;
  readonly named: NamedObjects;
  readonly journal: JournalCheck;
  readonly files: VerifyReport['files'];
  readonly subset: Part | undefined;
  /** Only these objects; all without it. */
  readonly only: ReadonlySet<string> | undefined;
  /** Damage of these is known and does not count as new. */
  readonly known: ReadonlySet<string>;
}

const BATCH = 64;
const AT_ONCE = 8;

/** Checks objects against the journal: quick, by presence and size; full, by reading and hashing. Changes nothing. */
export async function* verifyObjects(needs: VerifyNeeds): AsyncGenerator<VerifyStep> {
  const { fs, layout, mode, signal, named, journal, files, subset, only, known } = needs;
  const looksAt = (sha256: string) => (only === undefined || only.has(sha256)) && (subset === undefined || isIn(sha256, subset));
  const there = await objectFiles(fs, layout);
  const objects = there.objects.filter(looksAt);
  const orphans = [...there.strangers, ...(await journalStrangers(fs, layout))];
  const missing = new Set([...named.sizes.keys()].filter(looksAt));
  const findings = new Map<string, Finding>();
  const away: string[] = [];
  let ofBytes = 0;
  for (const sha256 of missing) ofBytes += named.sizes.get(sha256) ?? 0;
  let bytes = 0;
  let done = 0;
  const progress = () => ({ type: 'progress' as const, done, of: objects.length, bytes, ofBytes: Math.max(ofBytes, bytes) });
  yield progress();
  for (let at = 0; at < objects.length; at += BATCH) {
    if (signal?.aborted) throw new ArchiveError('cancelled', `The check was stopped after ${done} of ${objects.length} objects.`);
    await inParallel(objects.slice(at, at + BATCH), AT_ONCE, async (name) => {
      const found = await check(name);
      if (found === 'away') {
        missing.delete(name);
        away.push(name);
      }
      if (found === null || found === 'away') return;
      bytes += found.size;
      missing.delete(name);
      if (found.finding) findings.set(name, found.finding);
      if (found.isOrphan) orphans.push(name);
    });
    done = Math.min(at + BATCH, objects.length);
    yield progress();
  }
  const changed = [...findings.keys()].sort();
  for (const name of missing) findings.set(name, finding(name, 'missing', null, null));
  const isNew = (name: string) => !known.has(name);
  const isDamaged = [...findings.keys()].some(isNew) || journal.problems.length > 0 || files.length > 0;
  for (const name of away) findings.set(name, finding(name, 'elsewhere', null, null));
  const { records, problems } = journal;
  yield {
    type: 'done',
    report: {
      objects: objects.length,
      bytes,
      ok: objects.length - changed.length - away.length,
      changed,
      missing: [...missing].sort(),
      away: away.sort(),
      orphans: orphans.sort(),
      journal: { records, problems, known: journal.known, ok: problems.length === 0 },
      files,
      anchors: journal.anchors,
      state: isDamaged ? 'damaged' : 'clean',
      findings,
      ...belonging(named, looksAt),
    },
  };

  function finding(name: string, reason: Finding['reason'], foundBytes: number | null, found: string | null): Finding {
    return { role: named.roleOf(name), expectedBytes: named.sizes.get(name) ?? null, foundBytes, found, reason };
  }

  async function check(name: string): Promise<{ size: number; finding: Finding | null; isOrphan: boolean } | 'away' | null> {
    const path = layout.object(name);
    const found = await fs.stat(path);
    if (found === null) return (await isAwayAt(fs, path)) ? 'away' : null;
    const size = named.sizes.get(name);
    const isNamed = named.everNamed.has(name);
    if (found.kind !== 'file') return { size: 0, finding: finding(name, 'unreadable', null, null), isOrphan: false };
    const mayBeManifest = !isNamed && found.size <= LARGEST_MANIFEST;
    if (mode === 'quick' && !mayBeManifest) {
      const isWhole = size === undefined || size === null || size === found.size;
      return { size: found.size, finding: isWhole ? null : finding(name, 'size', found.size, null), isOrphan: false };
    }
    try {
      const read = await fileHash(fs, path, found.size);
      const isWhole = read.sha256 === name;
      const isOrphan = isWhole && mayBeManifest && isManifest(await fs.readFile(path));
      return { size: read.bytes, finding: isWhole ? null : finding(name, 'changed', read.bytes, read.sha256), isOrphan };
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      if (isAway(error)) return 'away';
      // Bytes that the disk cannot give back are as lost as changed ones.
      return { size: found.size, finding: finding(name, 'unreadable', found.size, null), isOrphan: false };
    }
  }
}

/** Every capture has one manifest, so that counting those counts captures. */
function belonging(named: NamedObjects, looksAt: (sha256: string) => boolean): { articles: number; captures: number } {
  const articles = new Set<string>();
  let captures = 0;
  for (const name of named.sizes.keys()) {
    if (!looksAt(name)) continue;
    for (const owner of named.ownersOf(name)) articles.add(owner);
    if (named.roleOf(name) === 'manifest') captures += 1;
  }
  return { articles: articles.size, captures };
}

/** Hashes are spread evenly, so every part has about as many objects. */
function isIn(sha256: string, { n, t }: Part): boolean {
  return Number.parseInt(sha256.slice(0, 12), 16) % t === n - 1;
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
