import { ArchiveError } from '../../../../shared/archive-error.ts';
import type { Fs } from '../../ports.ts';
import type { JournalItem, JournalPosition } from '../../seams.ts';
import { isGivenUp } from '../disk/quarantine.ts';
import type { Layout } from '../layout.ts';
import { sha256 } from '../sha256.ts';
import { isFork } from './forks.ts';
import { continuationOf, type Line, recordOf } from './journal-line.ts';
import { isAlone, lineBefore, linesOf, type PlacedLine, type Stretch, stretchesOf } from './segments.ts';

/** What reading a journal found wrong. `tail` looks like an interrupted write; `gap` like a part that has not been delivered yet. */
export interface JournalProblem {
  readonly kind: 'tail' | 'gap' | 'damage';
  readonly writer: string;
  readonly segment: string;
  /** Where the bytes in question begin. */
  readonly offset: number;
  /** In words, for people. */
  readonly text: string;
  /** Names this problem, as long as the bytes in question stay what they are. */
  readonly key: string;
  /** An earlier repair wrote down that this part is lost: it is told, and no new damage. */
  readonly isKnown: boolean;
}

export interface WriterJournal {
  readonly writer: string;
  /** Where reading must end: the last record whose sync returned, for a writer that is writing right now. */
  readonly until: { readonly segment: string; readonly offset: number } | null | undefined;
  /** A part that another machine has not delivered yet is waited for; a part of our own that is missing is damage. */
  readonly isOwn: boolean;
}

/** Reads one writer's journal in order, after a position or from its start, some records at a time. Every intact record is given, whatever lies around it. */
export async function* readWriter(
  fs: Fs,
  layout: Layout,
  journal: WriterJournal,
  from: JournalPosition | undefined,
  report: (problem: JournalProblem) => void,
): AsyncGenerator<JournalItem[]> {
  const { writer, isOwn } = journal;
  const stretches = bounded(await stretchesOf(fs, layout, writer), journal.until);
  const first = from === undefined ? 0 : stretches.findIndex(({ segment }) => segment === from.segment);
  if (from !== undefined && first === -1) throw notThere(from);
  let tip: Tip | null = from === undefined ? { seq: 0, hash: '' } : null;
  /** Read while the one before is being parsed. A failure is met when its turn comes. */
  const begun = (stretch: Stretch | undefined) => {
    const reading = stretch && fs.readFile(layout.segment(writer, stretch.segment));
    reading?.catch(() => undefined);
    return reading;
  };
  let ahead = begun(stretches[first]);

  for (const [index, stretch] of stretches.entries()) {
    const whole = index < first ? undefined : await ahead;
    if (whole === undefined) continue;
    ahead = begun(stretches[index + 1]);
    const bytes = stretch.end === null ? whole : whole.subarray(0, stretch.end);
    /** True when it was known before. */
    const problem = async (kind: JournalProblem['kind'], offset: number, text: string, detail: string): Promise<boolean> => {
      const { segment } = stretch;
      const key = sha256(JSON.stringify([writer, segment, offset, detail]));
      const isKnown = kind !== 'tail' && (await isGivenUp(fs, layout, key));
      report({ kind, writer, segment, offset, text: `${writer}/${segment}, byte ${offset}: ${text}`, key, isKnown });
      return isKnown;
    };
    let start = 0;
    if (from !== undefined && index === first) {
      if (!standsAt(bytes, from)) throw notThere(from);
      tip = { seq: from.seq, hash: from.hash };
      start = from.offset;
    }
    const lacking = stretch.end === null ? 0 : Math.max(0, stretch.end - whole.byteLength);
    if (lacking > 0) {
      const kind = isOwn ? 'damage' : 'gap';
      await problem(kind, whole.byteLength, `${lacking} bytes that were there are missing`, 'short');
    }
    /** Of another machine's journal the first part of a segment may have come, and a later segment before the rest. */
    const isHalf = lacking > 0 && !isOwn;

    /** Nothing follows but segments that were begun and hold no record. Asked only where something is wrong, or marked so. */
    const isEnd = async (): Promise<boolean> => {
      for (const { segment, end } of stretches.slice(index + 1)) {
        const later = await fs.readFile(layout.segment(writer, segment));
        if (hasIntactLine(end === null ? later : later.subarray(0, end), 0)) return false;
      }
      return true;
    };
    let read: JournalItem[] = [];
    for (const placed of linesOf(bytes, start)) {
      if (placed.line === null) {
        if (!hasIntactLine(bytes, placed.end) && (await isEnd())) {
          await problem('tail', placed.start, `the last ${bytes.byteLength - placed.start} bytes are not a whole record`, 'tail');
          break;
        }
        if (isHalf && !hasIntactLine(bytes, placed.end)) break;
        const found = sha256(bytes.subarray(placed.start, placed.end));
        await problem('damage', placed.start, 'this record is not what was written', found);
        tip = null;
        continue;
      }
      // Only marks what is before it as void. The next process goes on from there and leaves it out, so nobody is to stand on it.
      if (isAlone(bytes, placed.end) && continuationOf(placed.line.body) && (await isEnd())) break;
      const broken = tip && brokenChain(placed.line, tip, writer);
      if (broken) {
        // Left by a process that was not told that it is saved, and went elsewhere.
        if (tip && placed.line.body.writer === writer && isFork(bytes, placed)) continue;
        const isGap = !isOwn && placed.line.body.seq > (tip?.seq ?? 0) + 1;
        const isKnown = await problem(isGap ? 'gap' : 'damage', placed.start, broken, `${tip?.hash} ${placed.line.hash}`);
        if (isGap && !isKnown) {
          if (read.length > 0) yield read;
          return;
        }
      }
      tip = { seq: placed.line.body.seq, hash: placed.line.hash };
      read.push(itemOf(writer, stretch.segment, placed, placed.line));
      if (read.length < AT_ONCE) continue;
      yield read;
      read = [];
    }
    if (read.length > 0) yield read;
  }
}

/** Records handed on together: one at a time, a rebuild would wait a million times. */
const AT_ONCE = 1000;

/** Whether a position still lies on a writer's journal: the record that ends there is the one it names. */
export async function holdsPosition(fs: Fs, layout: Layout, position: JournalPosition): Promise<boolean> {
  const stretch = (await stretchesOf(fs, layout, position.writer)).find(({ segment }) => segment === position.segment);
  if (!stretch) return false;
  const bytes = await fs.readFile(layout.segment(position.writer, position.segment));
  return standsAt(stretch.end === null ? bytes : bytes.subarray(0, stretch.end), position);
}

function hasIntactLine(bytes: Uint8Array, from: number): boolean {
  for (const { line } of linesOf(bytes, from)) if (line !== null) return true;
  return false;
}

interface Tip {
  readonly seq: number;
  readonly hash: string;
}

function bounded(stretches: readonly Stretch[], until: WriterJournal['until']): Stretch[] {
  if (until === undefined) return [...stretches];
  if (until === null) return [];
  const last = stretches.findIndex(({ segment }) => segment === until.segment);
  return stretches
    .slice(0, last + 1)
    .map((stretch, at) => (at === last ? { segment: stretch.segment, end: until.offset } : stretch));
}

function standsAt(bytes: Uint8Array, { offset, hash, seq }: JournalPosition): boolean {
  const line = lineBefore(bytes, offset)?.line;
  return line?.hash === hash && line.body.seq === seq;
}

/** What is wrong with a record's place in its chain, in words; null when nothing is. */
function brokenChain({ body }: Line, tip: Tip, writer: string): string | null {
  if (body.writer !== writer) return `this record belongs to the journal of ${body.writer}`;
  const continued = continuationOf(body);
  if (continued) {
    return continued.prevHash === tip.hash && continued.prevSeq === tip.seq && body.prev === tip.hash && body.seq > tip.seq
      ? null
      : `this segment continues record ${continued.prevSeq}, which is not the one before it`;
  }
  if (body.seq !== tip.seq + 1) return `record ${body.seq} follows record ${tip.seq}`;
  return body.prev === tip.hash ? null : `record ${body.seq} does not name the record before it`;
}

function itemOf(writer: string, segment: string, placed: PlacedLine, { body, hash, text }: Line): JournalItem {
  return { record: recordOf(body), position: { writer, segment, offset: placed.end, seq: body.seq, hash }, text };
}

function notThere({ writer, segment, seq }: JournalPosition): ArchiveError {
  return new ArchiveError(
    'damaged',
    `The journal ${writer}/${segment} no longer holds record ${seq} where it was read last. What is derived from it must be built again.`,
  );
}
