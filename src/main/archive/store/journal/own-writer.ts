import { randomBytes } from 'node:crypto';
import { ArchiveError } from '../../../../shared/archive-error.ts';
import type { Fs, FsFile, Ports } from '../../ports.ts';
import { makeFolder } from '../disk/folders.ts';
import { publishFile } from '../disk/publish.ts';
import type { Layout } from '../layout.ts';
import type { Hold, TakeName } from '../lock/endpoint.ts';
import { realPath } from '../lock/machine.ts';
import { sha256 } from '../sha256.ts';
import { chainEnd, isStraight } from './forks.ts';
import { type Continuation, continuationOf } from './journal-line.ts';
import type { Leftover, Tip } from './journal-writer.ts';
import { isAlone, lastLine, lineBefore, segmentNames, stretchesOf } from './segments.ts';

const MOST_WRITERS = 99;

/**
 * A writer this process alone may use: its installation and kind, with a number of its own when another live process of the kind is there, or when the
 * journal is not sound: what is known of it is more than what lies there, so its numbers must not be given again.
 */
export async function takeWriter(
  {
    archiveId,
    folder,
    installation,
    process,
  }: { archiveId: string; folder: string; installation: string; process: Ports['process'] },
  take: TakeName,
  isSound: (writer: string) => Promise<boolean>,
): Promise<{ writer: string; hold: Hold }> {
  for (let number = 1; number <= MOST_WRITERS; number++) {
    const writer = number === 1 ? `${installation}-${process}` : `${installation}-${process}-${number}`;
    const hold = await take(nameOf({ archiveId, folder }, writer));
    if (!hold) continue;
    if (await isSound(writer)) return { writer, hold };
    await hold.release();
  }
  throw new ArchiveError(
    'locked',
    `More than ${MOST_WRITERS} processes write to the archive ${folder}. Close some and try again.`,
  );
}

/** A writer that nobody has used: for a process that has found another one writing under its name. */
export async function freshWriter(
  fs: Fs,
  layout: Layout,
  { archiveId, installation, process }: { archiveId: string; installation: string; process: Ports['process'] },
  take: TakeName,
): Promise<{ writer: string; hold: Hold }> {
  for (;;) {
    // By chance, because two machines that are clones of each other would count alike.
    const writer = `${installation}-${process}-${randomBytes(4).toString('hex')}`;
    const hold = await take(nameOf({ archiveId, folder: layout.folder }, writer));
    if (!hold) continue;
    if (await makeFolder(fs, layout.writer(writer))) return { writer, hold };
    await hold.release();
  }
}

/** Whether a process of this machine is using a writer right now. */
export async function isInUse(archive: { archiveId: string; folder: string }, writer: string, take: TakeName): Promise<boolean> {
  const hold = await take(nameOf(archive, writer));
  await hold?.release();
  return hold === null;
}

function nameOf({ archiveId, folder }: { archiveId: string; folder: string }, writer: string): string {
  return sha256(JSON.stringify([archiveId, realPath(folder), writer])).slice(0, 24);
}

/** Where a writer's journal stands on disk: the last whole record, and what follows it. */
export interface FoundEnd {
  readonly tip: Tip | null;
  /** Of the last whole record; 0 when there is none. */
  readonly lamport: number;
  readonly newest: string | null;
  /** When the last whole record was written, as it says. */
  readonly at: string | null;
  /** The last record when it only marks what is before it as void: its number, and where it ends. The tip is then the record it goes on from. */
  readonly mark: { readonly seq: number; readonly segment: string; readonly offset: number } | null;
  /** What was written last, for all that can be told, and may not have reached the disk: nothing when the chain ends in a mark. */
  readonly lastWrite: Leftover | null;
  /** What follows the last record, newest first: bytes that are no record, and segments that were begun and hold none. Empty when it ends cleanly. */
  readonly torn: readonly Leftover[];
}

export async function endOf(fs: Fs, layout: Layout, writer: string): Promise<FoundEnd> {
  const newest = (await segmentNames(fs, layout, writer)).at(-1) ?? null;
  const stretches = await stretchesOf(fs, layout, writer);
  const torn: Leftover[] = [];
  for (const { segment, end } of stretches.reverse()) {
    const whole = await fs.readFile(layout.segment(writer, segment));
    const bytes = end === null ? whole : whole.subarray(0, end);
    const tail = lastLine(bytes);
    const last = isStraight(bytes, tail) ? tail : chainEnd(bytes);
    if (last.end < bytes.byteLength || !last.line) torn.push({ segment, offset: last.end, bytes: bytes.subarray(last.end) });
    // A segment without a single whole record: the chain ends in the one before.
    if (!last.line) continue;
    const { seq, lamport, at } = last.line.body;
    const continued = continuationOf(last.line.body);
    // Whoever wrote the mark had a failing disk, so the mark may be forgotten as well: nothing is written behind it.
    if (continued && isAlone(bytes, last.end))
      return { tip: before(continued), lamport, newest, at, mark: { seq, segment, offset: last.end }, lastWrite: null, torn };
    const from = startOfWrite(bytes, last.end, at);
    const lastWrite = { segment, offset: from, bytes: bytes.subarray(from, last.end) };
    return { tip: { segment, offset: last.end, seq, hash: last.line.hash }, lamport, newest, at, mark: null, lastWrite, torn };
  }
  return { tip: null, lamport: 0, newest, at: null, mark: null, lastWrite: null, torn };
}

/** Where the records begin that were written together with the one that ends at `end`: they all say the same time. */
function startOfWrite(bytes: Uint8Array, end: number, at: string): number {
  let start = end;
  for (let line = lineBefore(bytes, end); line?.line?.body.at === at; line = lineBefore(bytes, start)) start = line.start;
  return start;
}

function before({ prevFile, prevOffset, prevSeq, prevHash }: Continuation): Tip | null {
  return prevFile === null ? null : { segment: prevFile, offset: prevOffset, seq: prevSeq, hash: prevHash };
}

/** Keeps a copy of a torn tail, named by its hash; the journal itself is never cut. True when the copy is new. */
export async function keepTail(fs: Fs, layout: Layout, bytes: Uint8Array): Promise<boolean> {
  const path = tailPath(layout, bytes);
  if (await fs.stat(path)) return false;
  await makeFolder(fs, layout.quarantine);
  await publishFile(fs, layout.tmp, path, bytes);
  return true;
}

/** Whether a torn tail was seen and kept at an earlier start. */
export async function isTailKept(fs: Fs, layout: Layout, bytes: Uint8Array): Promise<boolean> {
  return (await fs.stat(tailPath(layout, bytes))) !== null;
}

/**
 * Makes what a killed process of this installation may have left unsynced durable, so that what is read now stays. It is written once more, in place
 * and as it is: when the sync of that process failed, the system holds the bytes in memory alone, and a sync without a write would flush nothing.
 */
export async function settle(fs: Fs, layout: Layout, { tip, lastWrite }: FoundEnd, writer: string): Promise<void> {
  if (tip === null) return;
  const file = await fs.open(layout.segment(writer, tip.segment), 'r+');
  try {
    if (lastWrite && (await isThere(file, lastWrite))) {
      const taken = await file.overwrite(lastWrite.offset, lastWrite.bytes);
      if (taken !== lastWrite.bytes.byteLength)
        throw new ArchiveError(
          'failed',
          `The disk took only ${taken} of ${lastWrite.bytes.byteLength} bytes that it holds already.`,
        );
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await fs.syncFolder(layout.writer(writer));
  await fs.syncFolder(layout.journal);
}

/** A copy of the segment that a sync program left may stand in for it: then these bytes are not of this file. */
async function isThere(file: FsFile, { offset, bytes }: Leftover): Promise<boolean> {
  const found = await file.read(offset, bytes.byteLength);
  return found.byteLength === bytes.byteLength && found.every((byte, at) => byte === bytes[at]);
}

const tailPath = (layout: Layout, bytes: Uint8Array) => `${layout.quarantine}/${sha256(bytes)}.tail`;
