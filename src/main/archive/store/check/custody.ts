import type { Fs } from '../../ports.ts';
import type { JournalRecord } from '../../seams.ts';
import { bytesHere } from '../disk/placeholder.ts';
import { type BranchItem, conflictedCopies } from '../journal/conflicted.ts';
import { isFork } from '../journal/forks.ts';
import { type Line, recordOf } from '../journal/journal-line.ts';
import { linesOf, stretchesOf } from '../journal/segments.ts';
import { isWriterId, type Layout } from '../layout.ts';

/** A journal record as it stands in its file: `raw` is what `hash` is the SHA-256 of. */
export interface CustodyRecord {
  readonly hash: string;
  readonly raw: string;
  readonly record: JournalRecord;
}

/** Where a record stands among those of all writers. */
export interface CustodyPlace {
  readonly lamport: number;
  readonly writer: string;
  readonly seq: number;
}

/** Every intact record of all writers, from one end of the custody log, or from behind a place on. Only as much is read as is asked for. */
export async function* readCustody(
  disk: Fs,
  layout: Layout,
  order: 'newest' | 'oldest',
  after: CustodyPlace | null,
): AsyncGenerator<CustodyRecord> {
  const copies = conflictedCopies(disk, layout, () => undefined);
  const { fs } = copies;
  const sign = order === 'oldest' ? 1 : -1;
  const comes = (a: CustodyPlace, b: CustodyPlace) => sign * compared(a, b);
  const writers = (await fs.readdir(layout.journal)).filter(isWriterId).sort();
  const heads: { readonly source: AsyncGenerator<CustodyRecord>; readonly item: CustodyRecord }[] = [];
  const push = async (source: AsyncGenerator<CustodyRecord>) => {
    for (let next = await source.next(); !next.done; next = await source.next()) {
      const item = next.value;
      if (after !== null && comes(item.record, after) <= 0) continue;
      const at = heads.findIndex((head) => comes(item.record, head.item.record) < 0);
      heads.splice(at === -1 ? heads.length : at, 0, { source, item });
      return;
    }
  };
  for (const writer of writers) await push(recordsOf(fs, layout, writer, order));
  for (const items of (await copies.branches()).values()) await push(recordsOfBranch(items, order));
  for (let first = heads.shift(); first; first = heads.shift()) {
    yield first.item;
    await push(first.source);
  }
}

function compared(a: CustodyPlace, b: CustodyPlace): number {
  if (a.lamport !== b.lamport) return a.lamport - b.lamport;
  if (a.writer !== b.writer) return a.writer < b.writer ? -1 : 1;
  return a.seq - b.seq;
}

async function* recordsOf(fs: Fs, layout: Layout, writer: string, order: 'newest' | 'oldest'): AsyncGenerator<CustodyRecord> {
  const stretches = await stretchesOf(fs, layout, writer);
  for (const { segment, end } of order === 'oldest' ? stretches : stretches.reverse()) {
    const whole = await bytesHere(fs, layout.segment(writer, segment));
    if (whole === null) continue;
    const bytes = end === null ? whole : whole.subarray(0, end);
    const intact = intactLines(bytes);
    for (const { line, raw } of order === 'oldest' ? intact : intact.reverse()) yield recordAt(line, raw);
  }
}

async function* recordsOfBranch(items: readonly BranchItem[], order: 'newest' | 'oldest'): AsyncGenerator<CustodyRecord> {
  for (const { record, position, raw } of order === 'oldest' ? items : items.toReversed())
    yield { hash: position.hash, raw: utf8.decode(raw), record };
}

/** Without records that fork off the chain: nobody was told that those are saved, and their changes stand elsewhere. */
function intactLines(bytes: Uint8Array): { readonly line: Line; readonly raw: Uint8Array }[] {
  const intact: { line: Line; raw: Uint8Array }[] = [];
  let tip: { seq: number; hash: string } | null = null;
  for (const placed of linesOf(bytes)) {
    const { line, start, end } = placed;
    if (line === null) {
      tip = null;
      continue;
    }
    if (tip !== null && line.body.prev !== tip.hash && isFork(bytes, placed)) continue;
    tip = { seq: line.body.seq, hash: line.hash };
    intact.push({ line, raw: bytes.subarray(start + HASH_AND_SPACE, end - 1) });
  }
  return intact;
}

function recordAt({ hash, body }: Line, raw: Uint8Array): CustodyRecord {
  return { hash, raw: utf8.decode(raw), record: recordOf(body) };
}

const HASH_AND_SPACE = 65;
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
