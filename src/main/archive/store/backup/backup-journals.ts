import type { Fs } from '../../ports.ts';
import { codeOf } from '../disk/disk-error.ts';
import { makeFolder, namesIn } from '../disk/folders.ts';
import { publishFile } from '../disk/publish.ts';
import { conflictedCopies, copiedSegment } from '../journal/conflicted.ts';
import { segmentNames } from '../journal/segments.ts';
import { isWriterId, type Layout } from '../layout.ts';
import { mendSegment } from '../repair/repair-segment.ts';
import { isSha256 } from '../sha256.ts';

/** Brings the journals of a backup up to those of the archive. A segment there only gains records; one that tells another story is left as it is and named. */
export async function copyJournals(disk: Fs, from: Layout, to: Layout): Promise<{ segments: number; skipped: string[] }> {
  // A segment is copied with what a conflicted copy adds to it; copies that branch off come along as they are.
  const { fs } = conflictedCopies(disk, from, () => undefined);
  const skipped: string[] = [];
  let segments = 0;
  await copyRemarks(fs, from, to);
  for (const writer of (await fs.readdir(from.journal)).filter(isWriterId).sort()) {
    for (const segment of await segmentNames(fs, from, writer)) {
      const ours = wholeLines(await fs.readFile(from.segment(writer, segment)));
      const path = to.segment(writer, segment);
      const theirs = await bytesAt(fs, path);
      segments += 1;
      if (theirs && isSame(theirs, ours)) continue;
      const next = theirs === null || isPrefix(theirs, ours) ? ours : mendSegment(writer, theirs, [ours])?.bytes;
      if (next === undefined) {
        if (theirs && !isPrefix(ours, theirs)) skipped.push(`journal/${writer}/${segment}`);
        continue;
      }
      if (await makeFolder(fs, to.writer(writer))) await fs.syncFolder(to.journal);
      await publishFile(fs, to.tmp, path, next);
    }
    await copyConflicted(fs, from, to, writer);
  }
  return { segments, skipped };
}

async function copyConflicted(fs: Fs, from: Layout, to: Layout, writer: string): Promise<void> {
  for (const name of (await namesIn(fs, from.writer(writer))).filter((each) => copiedSegment(each) !== null)) {
    const path = `${to.writer(writer)}/${name}`;
    if (await fs.stat(path)) continue;
    if (await makeFolder(fs, to.writer(writer))) await fs.syncFolder(to.journal);
    await publishFile(fs, to.tmp, path, await fs.readFile(`${from.writer(writer)}/${name}`));
  }
}

/** Torn tails that were seen, and losses that were written down: without them a reader would take both for new damage. */
async function copyRemarks(fs: Fs, from: Layout, to: Layout): Promise<void> {
  for (const name of await namesIn(fs, from.quarantine)) {
    const [stem = '', kind = ''] = name.split('.');
    if (!isSha256(stem) || !['tail', 'lost'].includes(kind) || (await fs.stat(`${to.quarantine}/${name}`))) continue;
    await publishFile(fs, to.tmp, `${to.quarantine}/${name}`, await fs.readFile(`${from.quarantine}/${name}`));
  }
}

/** Without what another process may be writing at this moment. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.lastIndexOf(LINE_BREAK) + 1);
}

const LINE_BREAK = 0x0a;

const isSame = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
const isPrefix = (short: Uint8Array, long: Uint8Array) => isSame(short, long.subarray(0, short.byteLength));

async function bytesAt(fs: Fs, path: string): Promise<Uint8Array | null> {
  try {
    return await fs.readFile(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
