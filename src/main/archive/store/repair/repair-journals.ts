import type { Fs } from '../../ports.ts';
import { codeOf } from '../disk/disk-error.ts';
import { makeFolder, namesIn } from '../disk/folders.ts';
import { isAway, isAwayAt } from '../disk/placeholder.ts';
import { publishFile } from '../disk/publish.ts';
import { keepCopy } from '../disk/quarantine.ts';
import { linesOf } from '../journal/segments.ts';
import { isSegmentName, isWriterId, type Layout } from '../layout.ts';
import { dropMisplaced, placeSegments, type Slots } from './place-segments.ts';
import { mendSegment, recordsBy } from './repair-segment.ts';
import { filesUnder } from './repair-sources.ts';

export interface MendedJournals {
  /** `writer/segment` of every file that has records now which it had not. */
  readonly mended: string[];
  /** Names in quarantine of what was there before. */
  readonly quarantined: string[];
}

/** A segment that copies can make better, and what it becomes. Nothing is changed yet. */
export interface SegmentPlan {
  readonly writer: string;
  readonly segment: string;
  readonly bytes: Uint8Array;
}

/**
 * Compares every journal with its copies in other archives and, of writers whose journal is hurt, with files of ours that have lost their place. A journal that
 * reads well is not touched for those: a conflicted copy beside it is read where it lies.
 */
export async function planJournals(
  fs: Fs,
  layout: Layout,
  { others, isHurt }: { readonly others: readonly Layout[]; readonly isHurt: (writer: string) => boolean },
): Promise<SegmentPlan[]> {
  const plans: SegmentPlan[] = [];
  const kept = await journalFiles(fs, layout);
  for (const writer of await writersOf(fs, [layout, ...others], kept)) {
    const slots = await slotsOf(fs, layout, others, writer);
    if (slots === null) continue;
    const files = kept.filter((file) => file.writers.has(writer));
    const spare = files.map(({ bytes }) => bytes);
    if (isHurt(writer) || isElsewhere(writer, layout, slots, files)) placeSegments(writer, slots, spare);
    else dropMisplaced(writer, slots);
    for (const [segment, { there, ours, copies }] of slots) {
      const bytes = mendSegment(writer, ours, copies)?.bytes ?? ours;
      if (bytes && bytes !== there && !(there && Buffer.compare(bytes, there) === 0)) plans.push({ writer, segment, bytes });
    }
  }
  return plans;
}

/** A writer's segments and their copies; null when a part of them is kept online, so that nothing can be told. */
async function slotsOf(fs: Fs, layout: Layout, others: readonly Layout[], writer: string): Promise<Slots | null> {
  const slots: Slots = new Map();
  try {
    for (const segment of await segmentsOf(fs, [layout, ...others], writer)) {
      const there = await bytesAt(fs, layout.segment(writer, segment));
      const copies: Uint8Array[] = [];
      for (const other of others) {
        const copy = await bytesAt(fs, other.segment(writer, segment));
        if (copy) copies.push(copy);
      }
      slots.set(segment, { there, ours: there, copies });
    }
    return slots;
  } catch (error) {
    if (isAway(error)) return null;
    throw error;
  }
}

/** Puts better segments in place, each after a durable copy of what was there. No process may be appending to these journals. */
export async function putSegments(fs: Fs, layout: Layout, plans: readonly SegmentPlan[]): Promise<MendedJournals> {
  const mended: string[] = [];
  const quarantined: string[] = [];
  for (const { writer, segment, bytes } of plans) {
    const path = layout.segment(writer, segment);
    const ours = await bytesAt(fs, path);
    if (ours) quarantined.push(await keepCopy(fs, layout, ours));
    if (await makeFolder(fs, layout.writer(writer))) await fs.syncFolder(layout.journal);
    await publishFile(fs, layout.tmp, path, bytes);
    mended.push(`${writer}/${segment}`);
  }
  return { mended, quarantined };
}

/** Whether records of a writer lie in files outside its folder, and not in it. */
function isElsewhere(writer: string, layout: Layout, slots: Slots, files: readonly JournalFile[]): boolean {
  const outside = files.filter(({ path }) => !path.startsWith(`${layout.writer(writer)}/`));
  if (outside.length === 0) return false;
  const own = new Set(
    [...slots.values()].flatMap(({ there }) => (there ? recordsBy(writer, there) : [])).map(({ hash }) => hash),
  );
  return outside.some(({ bytes }) => recordsBy(writer, bytes).some(({ hash }) => !own.has(hash)));
}

interface JournalFile {
  readonly path: string;
  readonly writers: ReadonlySet<string>;
  readonly bytes: Uint8Array;
}

/** Files with records in them: those of the journals, whatever they are named, and those in quarantine. */
async function journalFiles(fs: Fs, layout: Layout): Promise<JournalFile[]> {
  const files: JournalFile[] = [];
  for (const folder of [layout.journal, layout.quarantine]) {
    for await (const { path, size } of filesUnder(fs, folder)) {
      if (size > LARGEST_SEGMENT || (await isAwayAt(fs, path))) continue;
      const bytes = await fs.readFile(path);
      const writers = new Set<string>();
      for (const { line } of linesOf(bytes)) if (line && isWriterId(line.body.writer)) writers.add(line.body.writer);
      if (writers.size > 0) files.push({ path, writers, bytes });
    }
  }
  return files;
}

async function writersOf(fs: Fs, layouts: readonly Layout[], kept: readonly JournalFile[]): Promise<string[]> {
  const names = new Set(kept.flatMap(({ writers }) => [...writers]));
  for (const { journal } of layouts) for (const name of (await namesIn(fs, journal)).filter(isWriterId)) names.add(name);
  return [...names].sort();
}

async function segmentsOf(fs: Fs, layouts: readonly Layout[], writer: string): Promise<string[]> {
  const names = new Set<string>();
  for (const layout of layouts)
    for (const name of (await namesIn(fs, layout.writer(writer))).filter(isSegmentName)) names.add(name);
  return [...names].sort();
}

async function bytesAt(fs: Fs, path: string): Promise<Uint8Array | null> {
  try {
    return await fs.readFile(path);
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes(codeOf(error))) return null;
    throw error;
  }
}

/** A segment is turned over at 8 MiB; one record may be as big again. */
const LARGEST_SEGMENT = 64 * 1024 * 1024;
