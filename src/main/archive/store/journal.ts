import type { Clock, Fs, Logger, Ports } from '../ports.ts';
import type { Change, JournalItem, JournalPosition, JournalRecord } from '../seams.ts';
import type { TakeName } from './endpoint.ts';
import { holdsPosition, type JournalProblem, readWriter } from './journal-read.ts';
import { isWriterId, type Layout } from './layout.ts';
import { mergeWriters } from './merge-writers.ts';
import { createOwnJournal, type OwnJournal } from './own-journal.ts';
import { endOf, freshWriter, isInUse, isTailKept, keepTail, settle, takeWriter } from './own-writer.ts';

/** The journals of all writers as one, and the writer of this process. */
export interface Journal {
  append(changes: readonly Change[]): Promise<JournalItem[]>;
  holds(positions: ReadonlyMap<string, JournalPosition>): Promise<boolean>;
  replay(from: ReadonlyMap<string, JournalPosition>): AsyncGenerator<JournalItem>;
  /** Reads everything from the start and says what is wrong. */
  check(
    anchors: ReadonlyMap<string, JournalPosition>,
    onRecord: (record: JournalRecord) => void,
  ): Promise<{ records: number; problems: string[] }>;
  /** A record in the midst of a journal is not what was written. */
  readonly isDamaged: boolean;
  readonly notice: string | null;
  close(): Promise<void>;
}

const ROLLED_BACK =
  'The archive is older than it was when it was open here last: changes that were saved are missing, as after putting back a copy or a sync gone wrong. `verify` says which; a newer copy may hold them.';

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
  const { fs, layout, logger, installation } = needs;
  const lamport = { value: 0 };
  let damage: JournalProblem | null = null;
  let tailNotice: string | null = null;
  /** Own records that were durable once and are no longer where they were. */
  const lost = new Map<string, JournalPosition>();
  const held = needs.isReadOnly ? null : await takeWriter({ ...needs, folder: layout.folder }, needs.take);
  const isOurs = (writer: string) => writer.startsWith(`${installation}-`);

  let own: OwnJournal | null = null;
  try {
    for (const writer of await writers()) {
      const end = await endOf(fs, layout, writer);
      lamport.value = Math.max(lamport.value, end.lamport);
      if (!held || !isOurs(writer)) continue;
      await settle(fs, layout, end.tip, writer);
      if (end.torn && writer === held.writer) await keep(end.torn);
    }
    if (held) {
      const start = await endOf(fs, layout, held.writer);
      const fresh = () => freshWriter(fs, layout, needs, needs.take);
      own = createOwnJournal({ ...needs, held, fresh, start, lamport, onMove });
    }
  } catch (error) {
    await held?.hold.release();
    throw error;
  }

  function onMove(from: string, to: string): void {
    logger.warn('another process appends to the journal of this writer, so a fresh one is used', { from, to });
  }

  async function keep(torn: { segment: string; offset: number; bytes: Uint8Array }): Promise<void> {
    const isNew = await keepTail(fs, layout, torn.bytes);
    if (!isNew) return;
    tailNotice = `The journal ended in ${torn.bytes.byteLength} bytes that are not a whole record, as after a power cut. A copy is in quarantine; everything acknowledged before is here.`;
    logger.warn('a torn journal tail was set aside', {
      segment: torn.segment,
      offset: torn.offset,
      bytes: torn.bytes.byteLength,
    });
  }

  async function writers(): Promise<string[]> {
    return (await fs.readdir(layout.journal)).filter(isWriterId).sort();
  }

  async function* readAll(
    from: ReadonlyMap<string, JournalPosition>,
    report: (problem: JournalProblem) => void,
  ): AsyncGenerator<JournalItem> {
    const sources = (await writers()).map((writer) => {
      const until = own && writer === own.writer ? own.tip : undefined;
      return readWriter(fs, layout, { writer, until, isOwn: isOurs(writer) }, from.get(writer), report);
    });
    for await (const item of mergeWriters(sources)) {
      lamport.value = Math.max(lamport.value, item.record.lamport);
      yield item;
    }
  }

  return {
    async append(changes) {
      if (own === null) throw new Error('a journal that is open for reading only was written to');
      return own.append(changes);
    },
    async holds(positions) {
      let holdsAll = true;
      for (const position of positions.values()) {
        if (await holdsPosition(fs, layout, position)) continue;
        holdsAll = false;
        if (isOurs(position.writer)) lost.set(position.writer, position);
        // Numbers that were given once must not be given again, should the newer journal come back.
        if (position.writer === own?.writer) own.leave();
      }
      return holdsAll;
    },
    replay: (from) =>
      readAll(from, (problem) => {
        if (problem.kind === 'damage') damage ??= problem;
        logger.warn('a journal is not as it was written', { ...problem });
      }),
    async check(anchors, onRecord) {
      const problems: string[] = [];
      const tails: JournalProblem[] = [];
      let records = 0;
      for await (const { record } of readAll(new Map(), (problem) =>
        problem.kind === 'tail' ? tails.push(problem) : problems.push(problem.text),
      )) {
        records += 1;
        onRecord(record);
      }
      for (const { writer, segment, offset, text } of tails) {
        const bytes = await fs.readFile(layout.segment(writer, segment));
        // What another process is writing at this moment is no whole record yet.
        if (writer !== own?.writer && (await isInUse({ archiveId: needs.archiveId, folder: layout.folder }, writer, needs.take)))
          continue;
        if (!(await isTailKept(fs, layout, bytes.subarray(offset)))) problems.push(text);
      }
      for (const position of new Map([...anchors, ...lost]).values()) {
        if (isOurs(position.writer) && !(await holdsPosition(fs, layout, position))) {
          problems.push(`${position.writer}: record ${position.seq}, which was acknowledged, is no longer in the journal`);
        }
      }
      return { records, problems };
    },
    get isDamaged() {
      return damage !== null;
    },
    get notice() {
      if (damage)
        return `A journal is damaged (${damage.text}). Everything that is intact is shown; nothing is written until it is repaired.`;
      if (lost.size > 0) return ROLLED_BACK;
      return tailNotice;
    },
    async close() {
      await own?.close();
    },
  };
}
