import { ArchiveError } from '../../../../shared/archive-error.ts';
import type { Change, JournalItem } from '../../seams.ts';
import { told } from '../disk/disk-error.ts';
import type { Hold } from '../lock/endpoint.ts';
import { createJournalWriter, type JournalWriter, type JournalWriterNeeds, type Tip } from './journal-writer.ts';

/** The journal that this process appends to. When another process turns out to write under the same name, it goes on under a fresh one. */
export interface OwnJournal {
  readonly writer: string;
  readonly tip: Tip | null;
  /** Durable when resolved. */
  append(changes: readonly Change[]): Promise<JournalItem[]>;
  /** The next change goes to a fresh writer: what is known of this one's journal is more than what lies there. */
  leave(): void;
  close(): Promise<void>;
}

export interface HeldWriter {
  readonly writer: string;
  readonly hold: Hold;
}

export interface OwnJournalNeeds extends Omit<JournalWriterNeeds, 'writer'> {
  readonly held: HeldWriter;
  /** A writer that nobody has used. */
  readonly fresh: () => Promise<HeldWriter>;
  /** Before the first change is written there. */
  readonly onMove: (from: string, to: string) => Promise<void>;
}

/** Each other process that took the same name costs one move; a disk that misreports sizes would cost them for ever. */
const MOST_MOVES = 16;

export function createOwnJournal({ held, fresh, onMove, start, ...needs }: OwnJournalNeeds): OwnJournal {
  let { writer } = held;
  let current = createJournalWriter({ ...needs, writer, start });
  let mustMove = false;
  let moving: Promise<void> | null = null;
  const holds = [held.hold];

  async function move(from: JournalWriter): Promise<void> {
    if (current !== from) return;
    const next = await told('The change could not be written to the journal and is not saved', async () => {
      const taken = await fresh();
      holds.push(taken.hold);
      await from.close();
      await onMove(writer, taken.writer);
      return taken;
    });
    writer = next.writer;
    current = createJournalWriter({ ...needs, writer, start: { tip: null, newest: null, torn: [], mark: null, at: start.at } });
    mustMove = false;
  }

  /** Once for all changes that wait. */
  function moveFrom(from: JournalWriter): Promise<void> {
    moving ??= move(from).finally(() => {
      moving = null;
    });
    return moving;
  }

  return {
    get writer() {
      return writer;
    },
    get tip() {
      return current.tip;
    },
    async append(changes) {
      for (let moves = 0; moves <= MOST_MOVES; moves++) {
        if (mustMove) await moveFrom(current);
        const from = current;
        const items = await from.append(changes);
        if (items !== 'shared') return items;
        await moveFrom(from);
      }
      throw new ArchiveError(
        'failed',
        'The disk does not show what was just written to it, so nothing can be called saved. Check the disk, or move the archive to another one.',
      );
    },
    leave() {
      mustMove = true;
    },
    async close() {
      await current.close();
      for (const hold of holds) await hold.release();
    },
  };
}
