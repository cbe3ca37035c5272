/** Front door of the store: the truth on disk. Objects named by their hash, and one hash-chained journal per writer. */
import { ArchiveError } from '../../../shared/archive-error.ts';
import type { Clock, Fs, Logger, Ports } from '../ports.ts';
import type { Change, JournalHead, JournalItem, JournalPosition, NewObject, ObjectEntry } from '../seams.ts';
import { archiveAt, FORMAT_VERSION } from './archive-file.ts';
import { type BackupStep, backupArchive } from './backup/backup.ts';
import { type CustodyPlace, type CustodyRecord, readCustody } from './check/custody.ts';
import { ownFileProblems } from './check/own-files.ts';
import { type Part, type VerifyStep, verifyObjects } from './check/verify.ts';
import { diskError, isUnwritable, told, toldEach } from './disk/disk-error.ts';
import { makeFolder } from './disk/folders.ts';
import { inParallel } from './disk/in-parallel.ts';
import { withPlaceholders } from './disk/placeholder.ts';
import { refuseUnwritable } from './disk/probe.ts';
import { requireRoom, reserveIn } from './disk/room.ts';
import { type Journal, type JournalCheck, openJournal } from './journal/journal.ts';
import { foldersOf, layoutOf } from './layout.ts';
import { type TakeName, takeName } from './lock/endpoint.ts';
import { bootId, installationOf } from './lock/machine.ts';
import { newId } from './new-id.ts';
import { namedObjects } from './objects/named-objects.ts';
import { objectFiles } from './objects/object-files.ts';
import { objectsIn } from './objects/objects.ts';
import { objectTrash } from './objects/trash.ts';
import { repairArchive } from './repair/repair.ts';
import type { RepairStep } from './repair/repair-steps.ts';

export { archiveAt, initArchive } from './archive-file.ts';
export type { RepairStep } from './repair/repair-steps.ts';

export interface Store {
  readonly archiveId: string;
  readonly folder: string;
  /** Names this machine and place in derived files; the stem of this installation's writers. */
  readonly installation: string;
  /** This run of the operating system, null where it cannot be told. */
  readonly bootId: string | null;
  readonly readOnly: boolean;
  /** A sentence for people about what was found on opening or reading; null when all is well. */
  readonly notice: string | null;
  /** Stores bytes; durable when resolved. Bytes that are there already are checked and kept. */
  put(objects: readonly NewObject[]): Promise<ObjectEntry[]>;
  /** Journals changes; durable when resolved: this is the commit point. */
  append(changes: readonly Change[]): Promise<JournalItem[]>;
  /** An object's bytes, checked against its name. */
  read(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
  objectPath(sha256: string): string;
  /** Refuses with `disk-full` unless this much can be stored safely. */
  requireRoom(bytes: number): Promise<void>;
  /** Whether every position still lies on the journal. When not, what was derived must be built again from the start. */
  holds(positions: ReadonlyMap<string, JournalPosition>): Promise<boolean>;
  /** Records of all writers after the given positions, in the order of (lamport, writer, seq). */
  replay(from: ReadonlyMap<string, JournalPosition>): AsyncGenerator<JournalItem>;
  /** The same in batches, for whoever applies many at once. */
  replayBatches(from: ReadonlyMap<string, JournalPosition>): AsyncGenerator<JournalItem[]>;
  /** Checks objects and journal. `anchors` are positions that the journal must not fall behind. */
  verify(
    mode: 'quick' | 'full',
    signal?: AbortSignal,
    anchors?: ReadonlyMap<string, JournalPosition>,
    more?: VerifyMore,
  ): AsyncGenerator<VerifyStep>;
  /** Reads all journals and says what is wrong with them. */
  checkJournal(anchors?: ReadonlyMap<string, JournalPosition>): Promise<JournalCheck>;
  /** The newest record of every writer. */
  heads(): Promise<JournalHead[]>;
  /** Mends what can be mended and deletes nothing; also where a damaged journal has closed the archive for writing. */
  repair(options: RepairOptions): AsyncGenerator<RepairStep>;
  /** Copies what is missing into a folder that is itself an archive. */
  backup(to: string, signal?: AbortSignal): AsyncGenerator<BackupStep>;
  /** The records of all writers as they stand in their files. */
  custody(order: 'newest' | 'oldest', after: CustodyPlace | null): AsyncGenerator<CustodyRecord>;
  usage(): Promise<{ objects: number; bytes: number }>;
  /** Moves objects of purged articles aside. */
  toTrash(sha256s: readonly string[]): Promise<void>;
  /** Deletes what was moved aside longer ago; gives the objects deleted. What is needed again is put back. */
  emptyTrash(olderThanMs: number, isNeeded?: (sha256: string) => boolean): Promise<string[]>;
  newId(prefix: string): string;
  freeBytes(): Promise<number | null>;
  close(): Promise<void>;
}

export interface VerifyMore {
  readonly subset?: Part | undefined;
  readonly only?: ReadonlySet<string> | undefined;
  /** Only what was saved since the last check of everything. */
  readonly sinceLastCheck?: boolean;
  readonly against?: readonly JournalHead[] | undefined;
  /** Damage of these objects is known. */
  readonly known?: ReadonlySet<string>;
}

export interface RepairOptions {
  readonly from?: readonly string[];
  readonly signal?: AbortSignal | undefined;
  readonly anchors?: ReadonlyMap<string, JournalPosition>;
}

export interface StoreNeeds {
  readonly fs: Fs;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly process: Ports['process'];
  /** Opens without writing anything. Default false. */
  readonly readOnly?: boolean;
  /** Stands for machine, user and place; told from them unless given. */
  readonly installation?: string;
  /** Holds the name of a writer while it is used; endpoints of the system unless given. */
  readonly take?: TakeName;
  /** Size of the reserve for a full disk. Default 16 MiB; 0 keeps none. */
  readonly reserveBytes?: number;
  /** Size at which a journal goes on in its next segment. Default 8 MiB. */
  readonly segmentBytes?: number;
}

const STATS_AT_ONCE = 16;
const RESERVE_BYTES = 16 * 1024 * 1024;

/** Opens the archive at a folder. Opening is reading: nothing is repaired, nothing is cut. */
export async function openStore(folder: string, needs: StoreNeeds): Promise<Store> {
  const { clock, logger } = needs;
  const fs = withPlaceholders(needs.fs);
  const file = await archiveAt(folder, fs);
  if (!file) throw new ArchiveError('archive-missing', `There is no archive in ${folder}. \`init\` makes one.`);
  const layout = layoutOf(folder);
  const installation = needs.installation ?? installationOf(folder);
  const isTooNew = file.minReader > FORMAT_VERSION;
  const mayWrite = needs.readOnly !== true && !isTooNew;

  const reserve = reserveIn(fs, layout, logger, needs.reserveBytes ?? RESERVE_BYTES);
  const objects = objectsIn(fs, layout, logger);
  const trash = objectTrash(fs, layout, clock);
  const openFor = (isReadOnly: boolean) =>
    openJournal({
      fs,
      layout,
      clock,
      logger,
      archiveId: file.archiveId,
      installation,
      process: needs.process,
      isReadOnly,
      take: needs.take ?? takeName,
      releaseReserve: reserve.release,
      segmentBytes: needs.segmentBytes,
    });
  let isWritable = mayWrite;
  let journal: Journal;
  try {
    if (mayWrite) {
      for (const each of foldersOf(layout)) await makeFolder(fs, each);
      // Also when none was missing: another process may have made them and been killed before they were durable.
      await fs.syncFolder(folder);
      await refuseUnwritable(fs, layout.tmp);
    }
    journal = await openFor(!mayWrite);
  } catch (error) {
    if (!mayWrite || !isUnwritable(error)) throw diskError(`The archive ${folder} could not be opened`, error);
    isWritable = false;
    journal = await told(`The archive ${folder} could not be opened`, () => openFor(true));
  }
  const unread = `The archive ${folder} could not be read`;

  /** Settles when no repair has the journals closed. */
  let closedFor: Promise<unknown> = Promise.resolve();

  /** Appends wait; whoever waits for the disk is waited for. */
  async function withJournalsClosed<T>(work: () => Promise<T>): Promise<T> {
    const before = journal;
    const done = (async () => {
      await before.close();
      try {
        return await work();
      } finally {
        journal = await openFor(false);
        // Numbers that were given once must not be given again, should the newer journal come back.
        if (before.isRolledBack()) journal.leave();
      }
    })();
    closedFor = done.catch(() => undefined); // whoever asked for it is told; the others go on with what is there
    return done;
  }

  function mustWrite(): void {
    if (!store.readOnly) return;
    throw new ArchiveError(
      'read-only',
      `Nothing was saved. ${store.notice ?? `The archive ${folder} is open for reading only.`}`,
    );
  }

  const store: Store = {
    archiveId: file.archiveId,
    folder,
    installation,
    bootId: bootId(),
    get readOnly() {
      return !isWritable || journal.isDamaged;
    },
    get notice() {
      if (isTooNew)
        return `This archive was written by a newer version of Pressmark (format ${file.formatVersion}), so it is open for reading only.`;
      if (mayWrite && !isWritable) return `The folder ${folder} cannot be written, so the archive is open for reading only.`;
      return journal.notice;
    },
    async put(given) {
      mustWrite();
      await requireRoom(
        fs,
        folder,
        given.reduce((sum, { bytes }) => sum + bytes.byteLength, 0),
      );
      await reserve.keep();
      return objects.put(given);
    },
    async append(changes) {
      mustWrite();
      await reserve.keep();
      await closedFor;
      return journal.append(changes);
    },
    read: objects.read,
    has: objects.has,
    objectPath: layout.object,
    requireRoom: (bytes) => requireRoom(fs, folder, bytes),
    holds: (positions) => told(unread, () => journal.holds(positions)),
    async *replay(from) {
      for await (const items of toldEach(unread, journal.replay(from))) yield* items;
    },
    // Of the moment: a repair reads the journals anew.
    replayBatches: (from) => toldEach(unread, journal.replay(from)),
    async *verify(mode, signal, anchors, { subset, only, sinceLastCheck = false, against, known = new Set<string>() } = {}) {
      const named = namedObjects({ keepsNew: sinceLastCheck });
      const uncheckable = `The archive ${folder} could not be checked`;
      const checked = await told(uncheckable, () =>
        journal.check({ anchors, against, onRecord: (record) => named.read(record) }),
      );
      const files = await told(uncheckable, () => ownFileProblems(fs, layout, file));
      const looked = sinceLastCheck ? named.sinceLastCheck : only;
      yield* toldEach(
        uncheckable,
        verifyObjects({ fs, layout, mode, signal, named, journal: checked, files, subset, only: looked, known }),
      );
    },
    checkJournal: (anchors) => told(unread, () => journal.check({ anchors, onRecord: () => undefined })),
    heads: () => told(unread, () => journal.heads()),
    async *repair({ from = [], signal, anchors }) {
      if (!isWritable) mustWrite();
      yield* repairArchive({
        fs,
        clock,
        layout,
        archiveId: file.archiveId,
        from,
        signal,
        anchors,
        checkJournal: (check) => journal.check(check),
        isWritingElsewhere: async (writer) => (await journal.isWriting(writer)) && writer !== journal.writer,
        withJournalsClosed,
        append: (changes) => journal.append(changes),
      });
    },
    backup: (to, signal) =>
      backupArchive({ fs, clock, layout, file, to, signal, heads: () => journal.heads(), check: (each) => journal.check(each) }),
    custody: (order, after) => readCustody(fs, layout, order, after),
    usage: () =>
      told(unread, async () => {
        const { objects: names } = await objectFiles(fs, layout);
        let bytes = 0;
        await inParallel(names, STATS_AT_ONCE, async (name) => {
          const found = await fs.stat(layout.object(name));
          bytes += found?.size ?? 0;
        });
        return { objects: names.length, bytes };
      }),
    async toTrash(sha256s) {
      mustWrite();
      await trash.toTrash(sha256s);
    },
    async emptyTrash(olderThanMs, isNeeded) {
      mustWrite();
      return told('The trash could not be emptied', () => trash.emptyTrash(olderThanMs, isNeeded));
    },
    newId: (prefix) => newId(prefix, clock.now()),
    freeBytes: () => fs.freeBytes(folder),
    close: () => journal.close(),
  };
  return store;
}
