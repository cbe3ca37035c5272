import type { Fs } from '../ports.ts';
import { codeOf } from './disk-error.ts';
import { makeFolder } from './folders.ts';
import { isSegmentName, isWriterId, type Layout } from './layout.ts';
import { publishFile } from './publish.ts';
import { keepCopy } from './quarantine.ts';
import { mendSegment } from './repair-segment.ts';
import { namesIn } from './repair-sources.ts';
import { linesOf } from './segments.ts';

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

/** Compares every journal with its copies in other archives, and with what lies in quarantine. */
export async function planJournals(fs: Fs, layout: Layout, others: readonly Layout[]): Promise<SegmentPlan[]> {
  const plans: SegmentPlan[] = [];
  const kept = await keptSegments(fs, layout);
  for (const writer of await writersOf(fs, [layout, ...others], kept)) {
    const quarantined = kept.filter((copy) => copy.writer === writer);
    for (const segment of await segmentsOf(fs, [layout, ...others], writer)) {
      const ours = await bytesAt(fs, layout.segment(writer, segment));
      const copies: Uint8Array[] = [];
      for (const other of others) {
        const copy = await bytesAt(fs, other.segment(writer, segment));
        if (copy) copies.push(copy);
      }
      // A copy in quarantine has lost its name: it belongs to the segment that shares a record with it.
      const shared = ours ? quarantined.filter((copy) => sharesRecord(copy.bytes, ours)).map(({ bytes }) => bytes) : [];
      const mended = mendSegment(ours, [...copies, ...shared]);
      if (mended) plans.push({ writer, segment, bytes: mended.bytes });
    }
  }
  return plans;
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

interface KeptSegment {
  readonly writer: string;
  readonly bytes: Uint8Array;
}

/** Journals among the files in quarantine, by the writer that their first intact record names. */
async function keptSegments(fs: Fs, layout: Layout): Promise<KeptSegment[]> {
  const kept: KeptSegment[] = [];
  for (const name of (await namesIn(fs, layout.quarantine)).sort()) {
    const path = `${layout.quarantine}/${name}`;
    const found = await fs.stat(path);
    if (found?.kind !== 'file' || found.size > LARGEST_SEGMENT) continue;
    const bytes = await fs.readFile(path);
    for (const { line } of linesOf(bytes)) {
      if (line === null) continue;
      if (isWriterId(line.body.writer)) kept.push({ writer: line.body.writer, bytes });
      break;
    }
  }
  return kept;
}

function sharesRecord(copy: Uint8Array, ours: Uint8Array): boolean {
  const hashes = new Set([...linesOf(copy)].flatMap(({ line }) => line?.hash ?? []));
  for (const { line } of linesOf(ours)) if (line && hashes.has(line.hash)) return true;
  return false;
}

async function writersOf(fs: Fs, layouts: readonly Layout[], kept: readonly KeptSegment[]): Promise<string[]> {
  const names = new Set(kept.map(({ writer }) => writer));
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
