import type { Fs, Ports } from '../../ports.ts';
import type { JournalItem } from '../../seams.ts';
import { archiveAt, initArchive, openStore, type Store } from '../store.ts';
import { copyOf, type Disk, diskFs, filesOn } from './disk.ts';
import { captureAdd, tagged, verified } from './scratch.ts';
import type { Mutant } from './stage.ts';
import { ARCHIVE, capture, storeNeeds } from './world.ts';

/** What the next start finds on a disk: everything it can be relied on for, or what is wrong with it. */
export interface Recovery {
  /** `record HASH`, `archive ID`, `bytes SHA`. */
  readonly holds: ReadonlySet<string>;
  /** The first thing wrong, in words; null when nothing is. */
  readonly fault: string | null;
  /** The journal is damaged and the archive open for reading only, where that is allowed. */
  readonly isDamaged: boolean;
  /** What it left. */
  readonly after: Disk;
}

export interface RecoveryOptions {
  /** Goes on to save and edit, and looks whether that is there as well. */
  readonly isUsed: boolean;
  /** The journal may be damaged: a write reached the disk in pieces. Everything else must hold. */
  readonly mayBeDamaged?: boolean;
  readonly mutant?: Mutant | undefined;
  /** Who opens it: the process that wrote, or another one, which reads its journal as somebody else's. */
  readonly process?: Ports['process'];
  /** An object that no record names may be wrong. */
  readonly hasRot?: boolean | undefined;
}

/** Opens an archive as the next process does after a power cut, with the real code, and checks everything that must hold whatever was promised. */
export async function recover(
  found: Disk,
  { isUsed, mayBeDamaged = false, mutant, process = 'test', hasRot = false }: RecoveryOptions,
): Promise<Recovery> {
  const disk = copyOf(found);
  const opened = opener(mutant, process);
  const fs = opened.fs(disk);
  const holds = new Set<string>();
  const fail = (fault: string): Recovery => ({ holds, fault, isDamaged: false, after: disk });
  try {
    const file = await archiveAt(ARCHIVE, fs);
    if (file) holds.add(`archive ${file.archiveId}`);
    else await initArchive(ARCHIVE, storeNeeds(fs));

    const before = filesOn(found, ARCHIVE);
    const store = await opened.store(fs);
    const items = await replayOf(store);
    for (const { position } of items) holds.add(`record ${position.hash}`);
    const unordered = orderFault(items);
    if (unordered) return fail(unordered);

    const report = await verified(store, 'full');
    if (report.missing.length > 0) return fail(`dangling: ${report.missing.length} objects that records name are missing`);
    const wrong = hasRot ? report.changed.filter((name) => namedBy(items).has(name)) : report.changed;
    if (wrong.length > 0) return fail(`dangling: ${wrong.length} objects are not what their names say`);
    const isClean = report.state === 'clean' || (report.changed.length > wrong.length && report.journal.ok);
    if (!mayBeDamaged && !isClean) return fail(`damaged: ${report.journal.problems[0] ?? report.state}`);
    if (!mayBeDamaged && store.readOnly) return fail(`unusable: ${store.notice ?? 'open for reading only'}`);
    await store.close();
    for (const path of filesOn(disk, `${ARCHIVE}/objects`).keys()) holds.add(`bytes ${path.slice(-64)}`);
    for (const path of filesOn(disk, `${ARCHIVE}/trash`).keys()) holds.add(`bytes ${path.slice(-64)}`);

    const changed = changedTruth(before, filesOn(disk, ARCHIVE));
    if (changed) return fail(`evidence: recovery changed ${changed}`);
    const again = await recoveredAgain(disk, items, opened);
    if (again) return fail(`not the same twice: ${again}`);
    if (isUsed && !mayBeDamaged && report.state === 'clean') {
      const unusable = await faultInUse(disk, items, opened);
      if (unusable) return fail(`unusable: ${unusable}`);
    }
    return { holds, fault: null, isDamaged: store.readOnly, after: disk };
  } catch (error) {
    return fail(`unusable: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function namedBy(items: readonly JournalItem[]): Set<string> {
  const named = new Set<string>();
  for (const { record } of items) if (record.type === 'capture.add') for (const { sha256 } of record.objects) named.add(sha256);
  return named;
}

async function replayOf(store: Store): Promise<JournalItem[]> {
  const items: JournalItem[] = [];
  for await (const item of store.replay(new Map())) items.push(item);
  return items;
}

/** Records come in one order and no number comes twice. */
function orderFault(items: readonly JournalItem[]): string | null {
  const seen = new Set<string>();
  let last = 0;
  for (const { record } of items) {
    const name = `${record.writer} ${record.seq}`;
    if (seen.has(name)) return `order: record ${name} comes twice`;
    if (record.lamport < last) return `order: record ${name} comes after a later one`;
    seen.add(name);
    last = record.lamport;
  }
  return null;
}

/** Recovery may add; what is in the journal and among the objects stays as it was, byte for byte. */
function changedTruth(before: ReadonlyMap<string, Uint8Array>, after: ReadonlyMap<string, Uint8Array>): string | null {
  for (const [path, bytes] of before) {
    if (!/\/(journal|objects|quarantine|trash)\/|\/pressmark\.json$/.test(path)) continue;
    const now = after.get(path);
    if (!now || Buffer.compare(now, bytes) !== 0) return path.slice(ARCHIVE.length);
  }
  return null;
}

interface Opener {
  fs(disk: Disk): Fs;
  store(fs: Fs): Promise<Store>;
}

/** The product, or a mutant of it. */
function opener(mutant: Mutant | undefined, process: Ports['process']): Opener {
  return {
    fs: (disk) => mutant?.fs?.(diskFs(disk)) ?? diskFs(disk),
    async store(fs) {
      const store = await openStore(ARCHIVE, { ...storeNeeds(fs), process });
      return mutant?.store?.(store) ?? store;
    },
  };
}

async function recoveredAgain(disk: Disk, items: readonly JournalItem[], opened: Opener): Promise<string | null> {
  const before = filesOn(disk, ARCHIVE);
  const store = await opened.store(opened.fs(disk));
  const again = await replayOf(store);
  await store.close();
  if (again.map(({ position }) => position.hash).join() !== items.map(({ position }) => position.hash).join())
    return `${items.length} records, then ${again.length}`;
  const after = filesOn(disk, ARCHIVE);
  const isSame = before.size === after.size && [...before.keys()].every((path) => after.has(path));
  return isSame ? null : `${before.size} files, then ${after.size}`;
}

/** Saves and edits, closes, opens, and finds both beside everything from before. */
async function faultInUse(disk: Disk, items: readonly JournalItem[], opened: Opener): Promise<string | null> {
  const fs = opened.fs(copyOf(disk));
  const store = await opened.store(fs);
  await replayOf(store);
  const objects = await store.put(capture(99, 2));
  const saved = await store.append([captureAdd(99, objects)]);
  const edited = await store.append([tagged('after')]);
  await store.close();
  const reopened = await opened.store(fs);
  const hashes = new Set((await replayOf(reopened)).map(({ position }) => position.hash));
  for (const { position, record } of [...items, ...saved, ...edited])
    if (!hashes.has(position.hash)) return `record ${record.seq} of ${record.writer} is gone after saving again`;
  const report = await verified(reopened, 'full');
  await reopened.close();
  return report.state === 'clean' ? null : (report.journal.problems[0] ?? 'damaged after saving again');
}
