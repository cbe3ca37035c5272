import { ArchiveError } from '../../../../shared/archive-error.ts';
import type { Fs } from '../../ports.ts';
import type { Change } from '../../seams.ts';
import { archiveAt } from '../archive-file.ts';
import { type Finding, verifyObjects } from '../check/verify.ts';
import { fileHash } from '../disk/file-hash.ts';
import { giveUp } from '../disk/quarantine.ts';
import { headKey } from '../journal/heads.ts';
import { type JournalCheck, THIS_LISTING } from '../journal/journal.ts';
import { keepTail } from '../journal/own-writer.ts';
import type { Layout } from '../layout.ts';
import { type NamedObjects, namedObjects } from '../objects/named-objects.ts';
import { planJournals, putSegments, type SegmentPlan } from './repair-journals.ts';
import { restoreObjects } from './repair-objects.ts';
import { orphanCaptures, recordOfManifest } from './repair-records.ts';
import { type Source, sourceAt } from './repair-sources.ts';
import type { LostPart, Rebuilt, RepairNeeds, RepairStep, Restored, StoreRepair } from './repair-steps.ts';

/** Where lost parts may be found: all that a person named, and those of them that are copies of this archive. */
export interface Sources {
  readonly all: readonly Source[];
  readonly same: readonly Layout[];
}

/** Goes once through everything: journals, then objects, then records of captures that none names. */
export async function* repairRound(needs: RepairNeeds, sources: Sources): AsyncGenerator<RepairStep, StoreRepair> {
  const { fs, layout, archiveId, signal } = needs;
  const rebuilt: Rebuilt[] = [];
  const quarantined: string[] = [];
  yield { type: 'progress', stage: 'journals', done: 0, of: 1 };
  const plans = await usablePlans(needs, sources);
  if (plans.length > 0) {
    const put = await needs.withJournalsClosed(() => putSegments(fs, layout, plans));
    rebuilt.push(...put.mended.map((name) => ({ what: 'journal' as const, name })));
    quarantined.push(...put.quarantined);
  }
  const { named, journal, givenUp, lostRecords } = await readIntact(needs);
  yield { type: 'progress', stage: 'journals', done: 1, of: 1 };

  const orphans: string[] = [];
  for (const place of [layout, ...sources.same]) {
    for await (const { manifest, change } of orphanCaptures(fs, place, { archiveId, named })) {
      orphans.push(manifest);
      named.readCapture(change);
    }
  }
  const found = yield* checked(needs, named, journal);
  // What is kept online is not lost, and a copy in its place would only make the sync program undecided.
  const wanted = new Map([...found.findings].filter(([, { reason }]) => reason !== 'elsewhere'));
  const restored: Restored[] = [];
  const misplaced = wanted.size === 0 ? new Map<string, string>() : await misplacedIn(fs, layout, found);
  for await (const step of restoreObjects({ fs, layout, wanted, misplaced, sources: sources.all, signal })) {
    if (step.type !== 'restored') {
      yield { type: 'progress', stage: step.type, done: step.done, of: step.of };
      continue;
    }
    restored.push({ object: step.object, from: step.from });
    if (step.quarantined !== null) quarantined.push(step.quarantined);
  }
  yield { type: 'progress', stage: 'rebuilding', done: 0, of: 1 };
  const recovered = await rebuildRecords(needs, orphans);
  rebuilt.push(...recovered.map((name) => ({ what: 'capture' as const, name })));
  const isBack = new Set(restored.map(({ object }) => object));
  const lost = [...lostRecords, ...lostObjects(found, named, isBack)];
  return { restored, rebuilt, quarantined, lost, isJournalChanged: plans.length + recovered.length + givenUp > 0 };
}

/** Whether what a round put right shows more to do: a part of a journal, or a manifest, that had stood under the name of another object. */
export async function leadsFurther(
  needs: RepairNeeds,
  sources: Sources,
  { quarantined, restored }: Pick<StoreRepair, 'quarantined' | 'restored'>,
): Promise<boolean> {
  if (quarantined.length + restored.length === 0) return false;
  if ((await usablePlans(needs, sources)).length > 0) return true;
  const named = namedObjects();
  await needs.checkJournal({ onRecord: (record) => named.read(record) });
  for await (const _ of orphanCaptures(needs.fs, needs.layout, { archiveId: needs.archiveId, named })) return true;
  return false;
}

/** Looks at what a person named; each must be there. */
export async function sourcesOf({ fs, from, archiveId }: RepairNeeds): Promise<Sources> {
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

/** Segments that copies can make better, apart from those that another process is appending to. */
async function usablePlans({ fs, layout, ...needs }: RepairNeeds, { same }: Sources): Promise<SegmentPlan[]> {
  const { found, anchors } = await needs.checkJournal({ anchors: needs.anchors, onRecord: () => undefined });
  const hurt = new Set([...found, ...anchors.behind].map(({ writer }) => writer));
  const usable: SegmentPlan[] = [];
  for (const plan of await planJournals(fs, layout, { others: same, isHurt: (writer) => hurt.has(writer) }))
    if (!(await needs.isWritingElsewhere(plan.writer))) usable.push(plan);
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

async function rebuildRecords({ fs, layout, archiveId, append }: RepairNeeds, orphans: readonly string[]): Promise<string[]> {
  const recovered: string[] = [];
  let batch: Change[] = [];
  const flush = async () => {
    if (batch.length > 0) await append(batch);
    batch = [];
  };
  for (const manifest of orphans) {
    const change = await recordOfManifest(fs, layout, manifest, archiveId);
    if (!change) continue;
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
    if (isBack.has(name) || !named.sizes.has(name) || reason === 'elsewhere') return [];
    const what = `${role ?? 'object'}${expectedBytes === null ? '' : ` of ${expectedBytes} bytes`}`;
    const state = reason === 'missing' ? 'is missing' : reason === 'unreadable' ? 'cannot be read' : 'is not what was saved';
    return [
      { what: 'object', name, role, articleIds: named.ownersOf(name), text: `${what} ${state}, and no copy of it was found` },
    ];
  });
}
