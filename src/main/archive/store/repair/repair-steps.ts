import type { Clock, Fs } from '../../ports.ts';
import type { Change, JournalItem, ObjectRole } from '../../seams.ts';
import type { CheckNeeds, JournalCheck } from '../journal/journal.ts';
import type { Layout } from '../layout.ts';

/** An object that is whole again, and where its bytes were found. */
export interface Restored {
  readonly object: string;
  readonly from: string;
}

/** A file of the archive, or the record of a capture, that was made again. */
export interface Rebuilt {
  readonly what: 'archive-file' | 'readme' | 'journal' | 'capture';
  readonly name: string;
}

/** What a repair could not get back. */
export interface LostPart {
  readonly what: 'object' | 'records';
  /** An object's hash, or the writer whose records are lost. */
  readonly name: string;
  readonly role: ObjectRole | null;
  readonly articleIds: readonly string[];
  readonly text: string;
}

export interface StoreRepair {
  readonly restored: readonly Restored[];
  readonly rebuilt: readonly Rebuilt[];
  readonly quarantined: readonly string[];
  readonly lost: readonly LostPart[];
  /** Records came back, or were written: what is derived from the journal is to be built again. */
  readonly isJournalChanged: boolean;
}

export type RepairStep =
  | {
      readonly type: 'progress';
      readonly stage: 'checking' | 'journals' | 'searching' | 'restoring' | 'rebuilding';
      readonly done: number;
      readonly of: number;
    }
  | { readonly type: 'done'; readonly report: StoreRepair };

export interface RepairNeeds {
  readonly fs: Fs;
  readonly clock: Clock;
  readonly layout: Layout;
  readonly archiveId: string;
  /** Paths of backups, other archives, folders or files to search. */
  readonly from: readonly string[];
  readonly signal: AbortSignal | undefined;
  readonly anchors: CheckNeeds['anchors'];
  /** Of the journal as it is at the moment. */
  readonly checkJournal: (needs: CheckNeeds) => Promise<JournalCheck>;
  /** Whether another live process appends to a writer's journal. */
  readonly isWritingElsewhere: (writer: string) => Promise<boolean>;
  /** Does work while nothing is appended, and reads the journals anew afterwards. */
  readonly withJournalsClosed: <T>(work: () => Promise<T>) => Promise<T>;
  readonly append: (changes: readonly Change[]) => Promise<JournalItem[]>;
}
