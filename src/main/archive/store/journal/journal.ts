import type { Clock, Fs, Logger, Ports } from '../../ports.ts';
import type { Change, JournalHead, JournalItem, JournalPosition, JournalRecord } from '../../seams.ts';
import { isAway } from '../disk/placeholder.ts';
import { giveUp, isGivenUp } from '../disk/quarantine.ts';
import { isWriterId, type Layout } from '../layout.ts';
import type { TakeName } from '../lock/endpoint.ts';
import { sha256 } from '../sha256.ts';
import { branchAfter, conflictedCopies, isBranchOf } from './conflicted.ts';
import { headCheck, headKey, type RememberedHead } from './heads.ts';
import { holdsPosition, type JournalProblem, readWriter } from './journal-read.ts';
import type { Leftover } from './journal-writer.ts';
import { mergeWriters } from './merge-writers.ts';
import { createOwnJournal, type OwnJournal } from './own-journal.ts';
import { endOf, type FoundEnd, freshWriter, isInUse, isTailKept, keepTail, settle, takeWriter } from './own-writer.ts';

/** The journals of all writers as one, and the writer of this process. */
export interface Journal {
  append(changes: readonly Change[]): Promise<JournalItem[]>;
  holds(positions: ReadonlyMap<string, JournalPosition>): Promise<boolean>;
  /** Records of all writers in their one order, some at a time. */
  replay(from: ReadonlyMap<string, JournalPosition>): AsyncGenerator<JournalItem[]>;
  /** Reads everything from the start and says what is wrong. */
  check(needs: CheckNeeds): Promise<JournalCheck>;
  /** The newest record of every writer. */
  heads(): Promise<JournalHead[]>;
  /** Whether a live process of this machine appends to a writer's journal, this one included. */
  isWriting(writer: string): Promise<boolean>;
  /** Of this process; null when it is open for reading only. */
  readonly writer: string | null;
  /** Records of this installation that were durable once are no longer there. */
  isRolledBack(): boolean;
  /** The next record begins a journal of a fresh writer. */
  leave(): void;
  /** A record in the midst of a journal is not what was written. */
  readonly isDamaged: boolean;
  readonly notice: string | null;
  close(): Promise<void>;
}

export interface CheckNeeds {
  /** Positions of this installation's writers that were durable once. */
  readonly anchors?: ReadonlyMap<string, JournalPosition> | undefined;
  /** Heads from outside. */
  readonly against?: readonly JournalHead[] | undefined;
  readonly onRecord: (record: JournalRecord) => void;
}

/** What reading all journals from the start found. */
export interface JournalCheck {
  readonly records: number;
  readonly problems: readonly string[];
  /** Losses that an earlier repair wrote down. */
  readonly known: readonly string[];
  readonly anchors: { readonly checked: number; readonly behind: readonly RememberedHead[] };
  /** Writers a part of whose journal is kept online and was not read. */
  readonly away: readonly string[];
  /** What `problems` tells of, for whoever mends it. */
  readonly found: readonly JournalProblem[];
}

/** Names the remark that a writer was left. */
const leftKey = (writer: string) => sha256(JSON.stringify(['left', writer]));

const ROLLED_BACK =
  'The archive is older than it was when it was open here last: changes that were saved are missing, as after putting back a copy or a sync gone wrong. `verify` says which; a newer copy may hold them.';

/** Where a position that the catalogue has applied is remembered. It is so no more once the listing is built again. */
export const THIS_LISTING = 'this listing';

const PARTLY_ONLINE =
  'A part of this archive is kept online and is not on this computer now, so some of the newest changes may not be shown. Nothing is lost: let your sync program download the folder.';

const behindText = ({ writer, seq, from }: RememberedHead) =>
  `${writer}: record ${seq}, which was acknowledged (${from}), is no longer in the journal`;

export interface JournalNeeds {
  readonly fs: Fs;
  readonly layout: Layout;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly archiveId: string;
  readonly installation: string;
  readonly process: Ports['process'];
  readonly isReadOnly: boolean;
  readonly take: TakeName;
  readonly releaseReserve: () => Promise<boolean>;
  readonly segmentBytes?: number | undefined;
}

export async function openJournal(needs: JournalNeeds): Promise<Journal> {
  const { layout, logger, installation } = needs;
  /** Writers a part of whose journal is kept online and is not here now. */
  const away = new Set<string>();
  const copies = conflictedCopies(needs.fs, layout, (writer) => away.add(writer));
  const { fs } = copies;
  const lamport = { value: 0 };
  let damage: JournalProblem | null = null;
  let tailNotice: string | null = null;
  /** Own records that were durable once and are no longer where they were. */
  const lost = new Map<string, JournalPosition>();
  /** Each journal's end as it was found on opening: a segment is read once. */
  const ends = new Map<string, FoundEnd | null>();
  const held = needs.isReadOnly ? null : await takeWriter({ ...needs, folder: layout.folder }, needs.take, isSound);
  const isOurs = (writer: string) => writer.startsWith(`${installation}-`);

  let own: OwnJournal | null = null;
  try {
    for (const writer of await writers()) {
      const end = await endOnOpening(writer);
      if (end === null) continue;
      lamport.value = Math.max(lamport.value, end.lamport);
      if (!held || !isOurs(writer)) continue;
      await settle(fs, layout, end, writer);
      if (end.torn.length > 0) await keepUnlessWriting(writer);
    }
    if (held) {
      const start = (await endOnOpening(held.writer)) ?? (await endOf(fs, layout, held.writer));
      const fresh = () => freshWriter(fs, layout, needs, needs.take);
      own = createOwnJournal({ ...needs, held, fresh, start, lamport, onMove });
    }
    for (const items of (await copies.branches()).values())
      lamport.value = Math.max(lamport.value, ...items.map(({ record }) => record.lamport));
  } catch (error) {
    await held?.hold.release();
    throw error;
  }

  /** Null when the journal's end is a placeholder: its bytes are in the cloud alone. */
  async function endHere(writer: string): Promise<FoundEnd | null> {
    try {
      return await endOf(fs, layout, writer);
    } catch (error) {
      if (!isAway(error)) throw error;
      away.add(writer);
      return null;
    }
  }

  async function endOnOpening(writer: string): Promise<FoundEnd | null> {
    const end = ends.get(writer) ?? (await endHere(writer));
    ends.set(writer, end);
    return end;
  }

  /** Whether a writer's journal holds all that is known to have been in it: it is here, no copy holds more, and it was not put back to an older state. */
  async function isSound(writer: string): Promise<boolean> {
    if (await isGivenUp(fs, layout, leftKey(writer))) return false;
    return (await endOnOpening(writer)) !== null && !(await copies.holdMore(writer));
  }

  async function onMove(from: string, to: string): Promise<void> {
    logger.warn('the journal of this writer is left, and a fresh one is used', { from, to });
    // Later runs must not write there either: the journal that was put back may be replaced by the newer one at any time.
    if (lost.has(from))
      await giveUp(fs, layout, leftKey(from), `Nothing more is written to journal/${from}: it was put back to an older state.`);
  }

  /** Also the tail of another process of this installation, unless it is at work: what it is writing is no whole record yet. */
  async function keepUnlessWriting(writer: string): Promise<void> {
    if (writer !== held?.writer && (await isWriting(writer))) return;
    const { torn } = await endOf(fs, layout, writer);
    for (const tail of torn) if (tail.bytes.byteLength > 0) await keep(tail);
  }

  async function keep(torn: Leftover): Promise<void> {
    const isNew = await keepTail(fs, layout, torn.bytes);
    if (!isNew) return;
    tailNotice = `The journal ended in ${torn.bytes.byteLength} bytes that are not a whole record, as after a power cut. A copy is in quarantine; everything acknowledged before is here.`;
    logger.warn('a torn journal tail was set aside', {
      segment: torn.segment,
      offset: torn.offset,
      bytes: torn.bytes.byteLength,
    });
  }

  function isWriting(writer: string): Promise<boolean> {
    return isInUse({ archiveId: needs.archiveId, folder: layout.folder }, writer, needs.take);
  }

  async function writers(): Promise<string[]> {
    return (await fs.readdir(layout.journal)).filter(isWriterId).sort();
  }

  /** What follows a placeholder comes when the file does. */
  async function* asFarAsHere(read: AsyncGenerator<JournalItem[]>, writer: string): AsyncGenerator<JournalItem[]> {
    try {
      yield* read;
      away.delete(writer);
    } catch (error) {
      if (!isAway(error)) throw error;
      away.add(writer);
    }
  }

  async function* readAll(
    from: ReadonlyMap<string, JournalPosition>,
    report: (problem: JournalProblem) => void,
  ): AsyncGenerator<JournalItem[]> {
    const sources = (await writers()).map((writer) => {
      const until = own && writer === own.writer ? own.tip : undefined;
      return asFarAsHere(readWriter(fs, layout, { writer, until, isOwn: isOurs(writer) }, from.get(writer), report), writer);
    });
    for (const [name, items] of await copies.branches()) sources.push(branchAfter(items, from.get(name)));
    for await (const items of mergeWriters(sources)) {
      lamport.value = Math.max(lamport.value, items.at(-1)?.record.lamport ?? 0);
      yield items;
    }
  }

  /** What is kept online stands where it stood, as far as can be told. */
  async function stands(position: JournalPosition, branches: ReadonlyMap<string, readonly JournalItem[]>): Promise<boolean> {
    const branch = branches.get(position.writer);
    if (branch) return branch.some((item) => item.position.hash === position.hash);
    if ([...away].some((writer) => isBranchOf(position.writer, writer))) return true;
    try {
      return await holdsPosition(fs, layout, position);
    } catch (error) {
      if (isAway(error)) return true;
      throw error;
    }
  }

  return {
    async append(changes) {
      if (own === null) throw new Error('a journal that is open for reading only was written to');
      return own.append(changes);
    },
    async holds(positions) {
      let holdsAll = true;
      const branches = await copies.branches();
      for (const position of positions.values()) {
        if (await stands(position, branches)) continue;
        holdsAll = false;
        if (isOurs(position.writer)) lost.set(position.writer, position);
        // Numbers that were given once must not be given again, should the newer journal come back.
        if (position.writer === own?.writer) own.leave();
      }
      return holdsAll;
    },
    replay: (from) =>
      readAll(from, (problem) => {
        if (problem.kind === 'damage' && !problem.isKnown) damage ??= problem;
        logger.warn('a journal is not as it was written', { ...problem });
      }),
    async check({ anchors = new Map<string, JournalPosition>(), against = [], onRecord }) {
      const found: JournalProblem[] = [];
      const tails: JournalProblem[] = [];
      const heads = headCheck(fs, layout);
      let records = 0;
      const report = (problem: JournalProblem) => (problem.kind === 'tail' ? tails : found).push(problem);
      for await (const items of readAll(new Map(), report)) {
        records += items.length;
        for (const item of items) {
          heads.read(item);
          onRecord(item.record);
        }
      }
      for (const tail of tails) {
        const bytes = await fs.readFile(layout.segment(tail.writer, tail.segment));
        // What another process is writing at this moment is no whole record yet.
        if (tail.writer !== own?.writer && (await isWriting(tail.writer))) continue;
        if (!(await isTailKept(fs, layout, bytes.subarray(tail.offset)))) found.push(tail);
      }
      const problems = found.filter(({ isKnown }) => !isKnown).map(({ text }) => text);
      const known = found.filter(({ isKnown }) => isKnown).map(({ text }) => text);
      const behind: RememberedHead[] = [];
      let checked = 0;
      const hold = async (head: RememberedHead, holds: boolean, mustHold: boolean) => {
        checked += 1;
        if (holds || away.has(head.writer)) return;
        if (await isGivenUp(fs, layout, headKey(head))) {
          known.push(behindText(head));
          return;
        }
        behind.push(head);
        if (mustHold) problems.push(behindText(head));
      };
      const branches = await copies.branches();
      for (const position of new Map([...anchors, ...lost]).values()) {
        const { writer, seq, hash } = position;
        if (!isOurs(writer)) continue;
        await hold({ writer, seq, hash, from: THIS_LISTING }, await stands(position, branches), true);
      }
      // What a record says of another machine's journal may not have been delivered yet; what a person holds against it must be there.
      for (const head of heads.recorded()) await hold(head, await heads.holds(head), isOurs(head.writer));
      for (const head of against) await hold({ ...head, from: 'the anchor given' }, await heads.holds(head), true);
      return { records, problems, known, anchors: { checked, behind }, away: [...away].sort(), found };
    },
    async heads() {
      const heads: JournalHead[] = [];
      for (const writer of await writers()) {
        const tip = own && writer === own.writer ? own.tip : (await endHere(writer))?.tip;
        if (tip) heads.push({ writer, seq: tip.seq, hash: tip.hash });
      }
      return heads;
    },
    isWriting: async (writer) => writer === own?.writer || isWriting(writer),
    get writer() {
      return own?.writer ?? null;
    },
    isRolledBack: () => lost.size > 0,
    leave: () => own?.leave(),
    get isDamaged() {
      return damage !== null;
    },
    get notice() {
      if (damage)
        return `A journal is damaged (${damage.text}). Everything that is intact is shown; nothing is written until it is repaired.`;
      if (lost.size > 0) return ROLLED_BACK;
      if (away.size > 0) return PARTLY_ONLINE;
      return tailNotice;
    },
    async close() {
      await own?.close();
    },
  };
}
