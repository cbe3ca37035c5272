import { ArchiveError } from '../../../shared/archive-error.ts';
import type { Clock, Fs } from '../ports.ts';
import type { Change, JournalItem, ObjectRole } from '../seams.ts';
import { archiveAt } from './archive-file.ts';
import { fileHash } from './file-hash.ts';
import { headKey } from './heads.ts';
import { type CheckNeeds, type JournalCheck, THIS_LISTING } from './journal.ts';
import type { Layout } from './layout.ts';
import { type NamedObjects, namedObjects } from './named-objects.ts';
import { keepTail } from './own-writer.ts';
import { giveUp } from './quarantine.ts';
import { mendArchiveFiles } from './repair-archive-file.ts';
import { planJournals, putSegments, type SegmentPlan } from './repair-journals.ts';
import { restoreObjects, type Wanted } from './repair-objects.ts';
import { orphanCaptures } from './repair-records.ts';
import { type Source, sourceAt } from './repair-sources.ts';
import { type Finding, verifyObjects } from './verify.ts';

/** What a repair could not get back. */
export interface LostPart {
  readonly what: 'object' | 'records';
  /** An object's hash, or the writer whose records are lost. */
  readonly name: string;
  readonly role: ObjectRole | null;
  readonly articleIds: readonly string[];
  readonly text: string;
}

export interface StoreRepair {
  readonly restored: readonly { readonly object: string; readonly from: string }[];
  readonly rebuilt: readonly { readonly what: 'archive-file' | 'readme' | 'journal' | 'capture'; readonly name: string }[];
  readonly quarantined: readonly string[];
  readonly lost: readonly LostPart[];
  /** Records came back, or were written: what is derived from the journal is to be built again. */
  readonly isJournalChanged: boolean;
}

export type RepairStep =
  | {
      readonly type: 'progress';
      readonly stage: 'checking' | 'journals' | 'searching' | 'restoring' | 'rebuilding';
      readonly done: number;
      readonly of: number;
    }
  | { readonly type: 'done'; readonly report: StoreRepair };

export interface RepairNeeds {
  readonly fs: Fs;
  readonly clock: Clock;
  readonly layout: Layout;
  readonly archiveId: string;
  /** Paths of backups, other archives, folders or files to search. */
  readonly from: readonly string[];
  readonly signal: AbortSignal | undefined;
  readonly anchors: CheckNeeds['anchors'];
  /** Of the journal as it is at the moment. */
  readonly checkJournal: (needs: CheckNeeds) => Promise<JournalCheck>;
  /** Whether another live process appends to a writer's journal. */
  readonly isWritingElsewhere: (writer: string) => Promise<boolean>;
  /** Does work while nothing is appended, and reads the journals anew afterwards. */
  readonly withJournalsClosed: <T>(work: () => Promise<T>) => Promise<T>;
  readonly append: (changes: readonly Change[]) => Promise<JournalItem[]>;
}

/**
 * Mends an archive and deletes nothing: files of the archive itself, journals from their copies, objects from wherever their bytes are, records of captures
 * from their manifests; what cannot be mended is written down, so that everything intact can be used. Run again, it finds nothing more to do.
 */
export async function* repairArchive(needs: RepairNeeds): AsyncGenerator<RepairStep> {
  const { fs, layout, archiveId, signal } = needs;
  const rebuilt: StoreRepair['rebuilt'][number][] = [];
  const quarantined: string[] = [];
  const sources = await sourcesOf(needs);

  const files = await mendArchiveFiles(layout.folder, needs);
  rebuilt.push(...files.rebuilt.map((what) => ({ what, name: what === 'readme' ? 'README.txt' : 'pressmark.json' })));
  quarantined.push(...files.quarantined);

  yield { type: 'progress', stage: 'journals', done: 0, of: 1 };
  const plans = await usablePlans(needs, await planJournals(fs, layout, sources.same));
  if (plans.length > 0) {
    const put = await needs.withJournalsClosed(() => putSegments(fs, layout, plans));
    rebuilt.push(...put.mended.map((name) => ({ what: 'journal' as const, name })));
    quarantined.push(...put.quarantined);
  }
  const { named, journal, givenUp, lostRecords } = await readIntact(needs);
  yield { type: 'progress', stage: 'journals', done: 1, of: 1 };

  const found = yield* checked(needs, named, journal);
  const wanted = new Map<string, Finding | { expectedBytes: number | null; reason: 'missing' }>(found.findings);
  for (const source of sources.same) {
    for await (const { manifest, change } of orphanCaptures(fs, source, { archiveId, named }))
      for (const { sha256, bytes } of [{ sha256: manifest, bytes: null }, ...change.objects])
        if (!wanted.has(sha256) && !(await fs.stat(layout.object(sha256))))
          wanted.set(sha256, { expectedBytes: bytes, reason: 'missing' });
  }
  const restored: { object: string; from: string }[] = [];
  const misplaced = wanted.size === 0 ? new Map<string, string>() : await misplacedIn(fs, layout, found);
  for await (const step of restoreObjects({ fs, layout, wanted: wanted as Wanted, misplaced, sources: sources.all, signal })) {
    if (step.type !== 'restored') {
      yield { type: 'progress', stage: step.type, done: step.done, of: step.of };
      continue;
    }
    restored.push({ object: step.object, from: step.from });
    if (step.quarantined !== null) quarantined.push(step.quarantined);
  }

  yield { type: 'progress', stage: 'rebuilding', done: 0, of: 1 };
  const recovered = await rebuildRecords(needs, named);
  rebuilt.push(...recovered.map((name) => ({ what: 'capture' as const, name })));
  const isBack = new Set(restored.map(({ object }) => object));
  const lost = [...lostRecords, ...lostObjects(found, named, isBack)];
  if (restored.length + rebuilt.length + givenUp > 0) {
    // Read anew: what was found damaged before is mended or written down now.
    await needs.withJournalsClosed(async () => undefined);
    await needs.append([
      { type: 'repair.report', restored, rebuilt, lost: lost.map(({ what, name, text }) => ({ what, name, text })) },
    ]);
  }
  const isJournalChanged = plans.length + recovered.length + givenUp > 0;
  yield { type: 'done', report: { restored, rebuilt, quarantined, lost, isJournalChanged } };
}

async function sourcesOf({ fs, from, archiveId }: RepairNeeds): Promise<{ all: Source[]; same: Layout[] }> {
  const all: Source[] = [];
  const same: Layout[] = [];
  for (const path of from) {
    const source = await sourceAt(fs, path);
    if (!source) throw new ArchiveError('not-found', `${path}: nothing is there to mend from. Nothing was changed.`);
    all.push(source);
    if (source.archive && (await idAt(fs, path)) === archiveId) same.push(source.archive);
  }
  return { all, same };
}

/** Null where it cannot be told: then only objects are taken from there, which prove themselves. */
async function idAt(fs: Fs, folder: string): Promise<string | null> {
  try {
    return (await archiveAt(folder, fs))?.archiveId ?? null;
  } catch (error) {
    if (error instanceof ArchiveError && error.code === 'damaged') return null;
    throw error;
  }
}

async function usablePlans({ isWritingElsewhere }: RepairNeeds, plans: readonly SegmentPlan[]): Promise<SegmentPlan[]> {
  const usable: SegmentPlan[] = [];
  for (const plan of plans) if (!(await isWritingElsewhere(plan.writer))) usable.push(plan);
  return usable;
}

interface IntactJournal {
  readonly named: NamedObjects;
  readonly journal: JournalCheck;
  /** How many parts were given up just now. */
  readonly givenUp: number;
  readonly lostRecords: readonly LostPart[];
}

/** Reads all journals; what is damaged beyond mending is written down, which may open the way to intact records behind it. */
async function readIntact(needs: RepairNeeds): Promise<IntactJournal> {
  const { fs, layout } = needs;
  for (let givenUp = 0; ; ) {
    const named = namedObjects();
    const journal = await needs.checkJournal({ anchors: needs.anchors, onRecord: (record) => named.read(record) });
    let isDone = true;
    for (const { kind, key, text, isKnown, writer, segment, offset } of journal.found) {
      if (isKnown) continue;
      if (kind === 'tail') {
        await keepTail(fs, layout, (await fs.readFile(layout.segment(writer, segment))).subarray(offset));
      } else {
        await giveUp(fs, layout, key, text);
        isDone = false;
      }
      givenUp += 1;
    }
    for (const head of journal.anchors.behind) {
      if (head.from === THIS_LISTING || !journal.problems.some((text) => text.startsWith(`${head.writer}: record ${head.seq},`)))
        continue;
      await giveUp(fs, layout, headKey(head), `${head.writer}: record ${head.seq} (${head.hash}), of ${head.from}, is lost`);
      isDone = false;
      givenUp += 1;
    }
    if (isDone) return { named, journal, givenUp, lostRecords: journal.known.map(lostRecord) };
  }
}

function lostRecord(text: string): LostPart {
  return { what: 'records', name: text.split(/[/:]/, 1)[0] ?? '', role: null, articleIds: [], text };
}

interface Checked {
  readonly findings: ReadonlyMap<string, Finding>;
  readonly strangers: readonly string[];
}

async function* checked(needs: RepairNeeds, named: NamedObjects, journal: JournalCheck): AsyncGenerator<RepairStep, Checked> {
  const { fs, layout, signal } = needs;
  const steps = verifyObjects({
    fs,
    layout,
    mode: 'full',
    signal,
    named,
    journal,
    files: [],
    subset: undefined,
    only: undefined,
    known: new Set(),
  });
  for await (const step of steps) {
    if (step.type === 'progress') yield { type: 'progress', stage: 'checking', done: step.done, of: step.of };
    else {
      const strangers = step.report.orphans.filter((path) => path.startsWith('objects/'));
      return { findings: step.report.findings, strangers };
    }
  }
  throw new Error('a check ended without a report');
}

/** Objects whose bytes stand under a wrong name: two that were swapped, one that was renamed. */
async function misplacedIn(fs: Fs, layout: Layout, { findings, strangers }: Checked): Promise<Map<string, string>> {
  const misplaced = new Map<string, string>();
  for (const [name, { found }] of findings) if (found !== null) misplaced.set(found, layout.object(name));
  for (const stranger of strangers) {
    const path = `${layout.folder}/${stranger}`;
    const there = await fs.stat(path);
    if (there?.kind === 'file') misplaced.set((await fileHash(fs, path, there.size)).sha256, path);
  }
  return misplaced;
}

async function rebuildRecords({ fs, layout, archiveId, append }: RepairNeeds, named: NamedObjects): Promise<string[]> {
  const recovered: string[] = [];
  let batch: Change[] = [];
  const flush = async () => {
    if (batch.length > 0) await append(batch);
    batch = [];
  };
  for await (const { change } of orphanCaptures(fs, layout, { archiveId, named })) {
    batch.push(change);
    recovered.push(change.capture.id);
    if (batch.length >= RECORDS_AT_ONCE) await flush();
  }
  await flush();
  return recovered;
}

const RECORDS_AT_ONCE = 200;

function lostObjects({ findings }: Checked, named: NamedObjects, isBack: ReadonlySet<string>): LostPart[] {
  return [...findings].flatMap(([name, { role, reason, expectedBytes }]): LostPart[] => {
    // Bytes that no record names and that are not what their name says never were part of the archive.
    if (isBack.has(name) || !named.sizes.has(name)) return [];
    const what = `${role ?? 'object'}${expectedBytes === null ? '' : ` of ${expectedBytes} bytes`}`;
    const state = reason === 'missing' ? 'is missing' : reason === 'unreadable' ? 'cannot be read' : 'is not what was saved';
    return [
      { what: 'object', name, role, articleIds: named.ownersOf(name), text: `${what} ${state}, and no copy of it was found` },
    ];
  });
}
