import { ArchiveError } from '../../../shared/archive-error.ts';
import type { Clock, Fs, FsFile } from '../ports.ts';
import type { Change, JournalItem } from '../seams.ts';
import { watchedClock } from './clock-jump.ts';
import { diskError, isFull } from './disk-error.ts';
import { makeFolder } from './folders.ts';
import { type Continuation, encodeLine, recordOf } from './journal-line.ts';
import { type Layout, nextSegment } from './layout.ts';

/** The last record of a writer that is known to be durable. */
export interface Tip {
  readonly segment: string;
  readonly offset: number;
  readonly seq: number;
  readonly hash: string;
}

export interface JournalWriter {
  /** Durable when resolved. Calls made while a write is under way share the next write and sync. */
  append(changes: readonly Change[]): Promise<JournalItem[]>;
  readonly tip: Tip | null;
  close(): Promise<void>;
}

export interface JournalWriterNeeds {
  readonly fs: Fs;
  readonly layout: Layout;
  readonly clock: Clock;
  readonly writer: string;
  readonly start: {
    readonly tip: Tip | null;
    /** Name of the newest segment on disk, whatever is in it. */
    readonly newest: string | null;
    /** Bytes follow the tip that are no records: the next record goes to a new segment. */
    readonly isTorn: boolean;
  };
  /** The archive's logical clock, shared with what is read of other writers. */
  readonly lamport: { value: number };
  /** Frees the reserve; false when there is none. */
  readonly releaseReserve: () => Promise<boolean>;
  /** A segment that would grow beyond this is ended and the next one begun. Default 8 MiB. */
  readonly segmentBytes?: number | undefined;
}

const SEGMENT_BYTES = 8 * 1024 * 1024;

export function createJournalWriter({
  fs,
  layout,
  clock,
  writer,
  start,
  lamport,
  releaseReserve,
  segmentBytes = SEGMENT_BYTES,
}: JournalWriterNeeds): JournalWriter {
  const readClock = watchedClock(clock);
  let tip = start.tip;
  let newest = start.newest;
  let isSuspect = start.isTorn;
  /** The highest number ever written, acknowledged or not: numbers are never used twice. */
  let lastSeq = tip?.seq ?? 0;
  let file: FsFile | null = null;
  let hasFolder = newest !== null;
  let waiting: Waiting[] = [];
  let running: Promise<void> | null = null;

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        const items = await commit(group);
        let from = 0;
        for (const { changes, resolve } of group) {
          resolve(items.slice(from, from + changes.length));
          from += changes.length;
        }
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    running = null;
  }

  async function commit(group: readonly Waiting[]): Promise<JournalItem[]> {
    const changes = group.flatMap((each) => each.changes);
    try {
      try {
        return await writeOnce(changes);
      } catch (error) {
        if (!isFull(error) || !(await releaseReserve())) throw error;
        return await writeOnce(changes);
      }
    } catch (error) {
      throw diskError('The change could not be written to the journal and is not saved', error);
    }
  }

  /** One write, one sync. When anything fails, the open file is given up for ever and the chain goes on in a new segment. */
  async function writeOnce(changes: readonly string[]): Promise<JournalItem[]> {
    const from = tip;
    const mustContinue = isSuspect;
    const batch = encode(
      changes,
      mustContinue ? { seq: lastSeq, hash: from?.hash ?? '' } : { seq: from?.seq ?? 0, hash: from?.hash ?? '' },
    );
    const isNew = mustContinue || from === null || (from.offset > 0 && from.offset + batch.bytes.byteLength > segmentBytes);
    try {
      const segment = isNew ? await openSegment() : from.segment;
      file ??= await fs.open(layout.segment(writer, segment), 'a');
      lastSeq = batch.lastSeq;
      const taken = await file.write(batch.bytes);
      if (taken !== batch.bytes.byteLength)
        throw new ArchiveError('failed', `The disk took only ${taken} of ${batch.bytes.byteLength} bytes.`);
      await file.sync();
      if (isNew) await fs.syncFolder(layout.writer(writer));
      const base = isNew ? 0 : from.offset;
      tip = { segment, offset: base + batch.bytes.byteLength, seq: batch.lastSeq, hash: batch.lastHash };
      isSuspect = false;
      return batch.items.map(({ end, ...item }) => ({
        record: item.record,
        position: { writer, segment, offset: base + end, seq: item.record.seq, hash: item.hash },
      }));
    } catch (error) {
      isSuspect = true;
      await giveUp();
      throw error;
    }
  }

  function encode(changes: readonly string[], before: { seq: number; hash: string }) {
    const continues: Continuation = {
      type: 'segment.continues',
      prevFile: tip?.segment ?? null,
      prevOffset: tip?.offset ?? 0,
      prevSeq: tip?.seq ?? 0,
      prevHash: tip?.hash ?? '',
    };
    const texts = isSuspect ? [JSON.stringify(continues), ...changes] : changes;
    const lines: Uint8Array[] = [];
    const items = [];
    let { seq, hash } = before;
    let end = 0;
    const when = readClock();
    for (const text of texts) {
      seq += 1;
      lamport.value += 1;
      const head = { v: 1, seq, prev: hash, writer, lamport: lamport.value, ...when } as const;
      const line = encodeLine(head, text);
      hash = line.hash;
      lines.push(line.bytes);
      end += line.bytes.byteLength;
      items.push({ record: recordOf({ ...head, ...parsed(text) }), hash, end });
    }
    return { bytes: Buffer.concat(lines), items: items.slice(texts.length - changes.length), lastSeq: seq, lastHash: hash };
  }

  async function openSegment(): Promise<string> {
    await giveUp();
    if (!hasFolder) {
      await makeFolder(fs, layout.writer(writer));
      await fs.syncFolder(layout.journal);
      hasFolder = true;
    }
    newest = nextSegment(newest);
    file = await fs.open(layout.segment(writer, newest), 'wx');
    return newest;
  }

  async function giveUp(): Promise<void> {
    const abandoned = file;
    file = null;
    try {
      await abandoned?.close();
    } catch {
      // Whatever closing says, nothing after the tip was acknowledged and nothing more is written here.
    }
  }

  return {
    get tip() {
      return tip;
    },
    append(changes) {
      const texts = changes.map(checked);
      if (texts.length === 0) return Promise.resolve([]);
      return new Promise((resolve, reject) => {
        waiting.push({ changes: texts, resolve, reject });
        running ??= work();
      });
    },
    async close() {
      await running;
      await giveUp();
    },
  };
}

interface Waiting {
  readonly changes: readonly string[];
  readonly resolve: (items: JournalItem[]) => void;
  readonly reject: (error: unknown) => void;
}

/** A change as JSON, once it is sure that it can be read again. */
function checked(change: Change): string {
  const text = JSON.stringify(change);
  const { type } = recordOf({ v: 1, seq: 1, prev: '', writer: 'w', lamport: 1, at: '', ...parsed(text) });
  if (type !== change.type)
    throw new ArchiveError(
      'internal',
      `A ${change.type} record does not have the form that a reader of the journal expects; nothing was written.`,
    );
  return text;
}

/** Safe: the text is the JSON of a Change, which is an object with a type. */
const parsed = (text: string) => JSON.parse(text) as { type: string };
