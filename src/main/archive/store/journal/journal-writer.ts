import { ArchiveError } from '../../../../shared/archive-error.ts';
import type { Clock, Fs, FsFile } from '../../ports.ts';
import type { Change, JournalItem } from '../../seams.ts';
import { codeOf, diskError, isFull } from '../disk/disk-error.ts';
import { makeFolder } from '../disk/folders.ts';
import { type Layout, nextSegment } from '../layout.ts';
import { watchedClock } from './clock-jump.ts';
import { type Continuation, encodeLine, recordOf } from './journal-line.ts';

/** The last record of a writer that is known to be durable. */
export interface Tip {
  readonly segment: string;
  readonly offset: number;
  readonly seq: number;
  readonly hash: string;
}

/** Bytes of a segment from an offset to its end. */
export interface Leftover {
  readonly segment: string;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

export interface JournalWriter {
  /**
   * Durable when resolved. Calls made while a write is under way share the next write and sync. `shared` when another process is found writing
   * under this name: nothing was acknowledged, and nothing more is written here.
   */
  append(changes: readonly Change[]): Promise<JournalItem[] | 'shared'>;
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
    /** Bytes that follow the tip and are no records: the next record goes to a new segment. */
    readonly torn: readonly Leftover[];
    /** When the tip was written, as it says. */
    readonly at: string | null;
    /** A record that only says where the chain went on after a failure, with nothing behind it yet: its number, and where it ends in the newest segment. */
    readonly mark: { readonly seq: number; readonly segment: string; readonly offset: number } | null;
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
  const readClock = watchedClock(clock, start.at);
  let tip = start.tip;
  let newest = start.newest;
  let isSuspect = start.torn.length > 0 || start.mark !== null;
  /** What is known to lie behind the tip. Anything else there was written by another process that believes to be this writer. */
  let leftovers: Leftover[] = [...start.torn];
  if (start.mark) leftovers.push({ segment: start.mark.segment, offset: start.mark.offset, bytes: new Uint8Array() });
  let isShared = false;
  /** The highest number ever written, acknowledged or not: numbers are never used twice. */
  let lastSeq = start.mark?.seq ?? tip?.seq ?? 0;
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
          resolve(items === 'shared' ? items : items.slice(from, from + changes.length));
          from += changes.length;
        }
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    running = null;
  }

  async function commit(group: readonly Waiting[]): Promise<JournalItem[] | 'shared'> {
    const changes = group.flatMap((each) => each.changes);
    try {
      try {
        return await writeOnce(changes);
      } catch (error) {
        if (!isFull(error) || !(await releaseReserve())) throw error;
        return await writeOnce(changes);
      }
    } catch (error) {
      await markVoid();
      throw diskError('The change could not be written to the journal and is not saved', error);
    }
  }

  /**
   * Says in a segment of its own that what was refused is void, before anybody is told of the refusal: the next process would read it from the
   * system's memory, take it for saved, and build on what the disk has forgotten.
   */
  async function markVoid(): Promise<void> {
    if (!isSuspect || !leftovers.some(({ bytes }) => bytes.byteLength > 0)) return;
    try {
      await writeOnce([]);
    } catch {
      // The disk still fails; the next change that it takes says the same.
    }
  }

  /** One write, one sync. When anything fails, the open file is given up for ever and the chain goes on in a new segment. */
  async function writeOnce(changes: readonly string[]): Promise<JournalItem[] | 'shared'> {
    if (isShared) return 'shared';
    const from = tip;
    const isNew = isSuspect || from === null || (from.offset > 0 && from.offset + roughly(changes) > segmentBytes);
    // A new segment says where the one before it ends, so that whatever is still written there counts for nobody.
    const continues = isNew && (isSuspect || from !== null);
    if (continues && !isSuspect && from !== null)
      leftovers = [{ segment: from.segment, offset: from.offset, bytes: new Uint8Array() }];
    const { bytes, items, lastSeq: seq, lastHash: hash } = encode(continues ? [continuation(), ...changes] : changes);
    const base = isNew ? 0 : from.offset;
    try {
      if (!isNew && (await sizeOf(from.segment)) !== base) return await leave();
      const segment = isNew ? await openSegment() : from.segment;
      if (segment === null || (isNew && !(await isAsLeft()))) return await leave();
      file ??= await fs.open(layout.segment(writer, segment), 'a');
      lastSeq = seq;
      leftovers.push({ segment, offset: base, bytes });
      const taken = await file.write(bytes);
      if (taken !== bytes.byteLength)
        throw new ArchiveError('failed', `The disk took only ${taken} of ${bytes.byteLength} bytes.`);
      await file.sync();
      if (isNew) await fs.syncFolder(layout.writer(writer));
      if (!(await isAlone(segment, base + bytes.byteLength))) return await leave();
      tip = { segment, offset: base + bytes.byteLength, seq, hash };
      isSuspect = false;
      leftovers = [];
      return items.slice(items.length - changes.length).map(({ end, ...item }) => ({
        record: item.record,
        text: item.text,
        position: { writer, segment, offset: base + end, seq: item.record.seq, hash: item.hash },
      }));
    } catch (error) {
      isSuspect = true;
      // Also when nothing was written: what lies behind the tip by then is somebody else's, and must not be stepped over.
      if (from !== null && !leftovers.some(({ segment }) => segment === from.segment))
        leftovers.push({ segment: from.segment, offset: from.offset, bytes: new Uint8Array() });
      await giveUp();
      throw error;
    }
  }

  /**
   * Nobody else wrote here, and nobody has begun the next segment. Whoever begins one reads the end of this one after that, so either that process
   * sees what was written here, or this one sees the new segment: nothing acknowledged can be stepped over.
   */
  async function isAlone(segment: string, end: number): Promise<boolean> {
    const [size, next] = await Promise.all([sizeOf(segment), sizeOf(nextSegment(segment))]);
    return size === end && next === null;
  }

  async function sizeOf(segment: string): Promise<number | null> {
    return (await fs.stat(layout.segment(writer, segment)))?.size ?? null;
  }

  async function isAsLeft(): Promise<boolean> {
    for (const { segment, offset, bytes } of leftovers) {
      const path = layout.segment(writer, segment);
      if (segment === newest || !(await fs.stat(path))) continue;
      const held = await fs.open(path, 'r');
      try {
        const found = await held.read(offset, bytes.byteLength + 1);
        if (found.byteLength > bytes.byteLength || !found.every((byte, at) => byte === bytes[at])) return false;
      } finally {
        await held.close();
      }
    }
    return true;
  }

  async function leave(): Promise<'shared'> {
    isShared = true;
    await giveUp();
    return 'shared';
  }

  function continuation(): string {
    const continues: Continuation = {
      type: 'segment.continues',
      prevFile: tip?.segment ?? null,
      prevOffset: tip?.offset ?? 0,
      prevSeq: tip?.seq ?? 0,
      prevHash: tip?.hash ?? '',
    };
    return JSON.stringify(continues);
  }

  function encode(texts: readonly string[]) {
    const lines: Uint8Array[] = [];
    const items = [];
    let seq = isSuspect ? lastSeq : (tip?.seq ?? 0);
    let hash = tip?.hash ?? '';
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
      items.push({ record: recordOf({ ...head, ...parsed(text) }), hash, end, text: line.text });
    }
    return { bytes: Buffer.concat(lines), items, lastSeq: seq, lastHash: hash };
  }

  /** Null when another process has begun the segment. */
  async function openSegment(): Promise<string | null> {
    await giveUp();
    if (!hasFolder) {
      await makeFolder(fs, layout.writer(writer));
      await fs.syncFolder(layout.journal);
      hasFolder = true;
    }
    const next = nextSegment(newest);
    try {
      file = await fs.open(layout.segment(writer, next), 'wx');
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return null;
      // It is tried again under the same number: another process looks for the very next one, and would not see one further on.
      throw error;
    }
    newest = next;
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
  readonly resolve: (items: JournalItem[] | 'shared') => void;
  readonly reject: (error: unknown) => void;
}

const HEAD_BYTES = 400;
/** About how many bytes changes take as records. */
const roughly = (changes: readonly string[]) => changes.reduce((sum, text) => sum + Buffer.byteLength(text) + HEAD_BYTES, 0);

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
