import { isArchiveError } from '../../../../shared/archive-error.ts';
import type { Fs } from '../../ports.ts';
import type { JournalPosition } from '../../seams.ts';
import { ownFileProblems } from '../check/own-files.ts';
import { holdsPosition, readWriter } from '../journal/journal-read.ts';
import { layoutOf } from '../layout.ts';
import { objectsIn } from '../objects/objects.ts';
import { archiveAt, openStore } from '../store.ts';
import { copyOf, type Disk, diskFs } from './disk.ts';
import { quiet, verified } from './scratch.ts';
import { ARCHIVE, storeNeeds } from './world.ts';

const layout = layoutOf(ARCHIVE);

/** Positions of the newest records of an archive that is whole: what the catalogue and every backup remember. */
export async function headsOf(disk: Disk): Promise<Map<string, JournalPosition>> {
  const heads = new Map<string, JournalPosition>();
  for (const position of await positionsOf(disk)) heads.set(position.writer, position);
  return heads;
}

export async function positionsOf(disk: Disk): Promise<JournalPosition[]> {
  const store = await openStore(ARCHIVE, { ...storeNeeds(diskFs(copyOf(disk))), readOnly: true });
  const positions: JournalPosition[] = [];
  for await (const { position } of store.replay(new Map())) positions.push(position);
  await store.close();
  return positions;
}

/** Whether a whole check of an archive says that something is wrong; also when it cannot even be opened. */
export async function isReported(
  disk: Disk,
  anchors: ReadonlyMap<string, JournalPosition>,
  { isRead = true }: { readonly isRead?: boolean } = {},
): Promise<boolean> {
  try {
    const store = await openStore(ARCHIVE, storeNeeds(diskFs(copyOf(disk))));
    const report = await verified(store, isRead ? 'full' : 'quick', anchors);
    const hasNotice = store.notice !== null;
    await store.close();
    return report.state === 'damaged' || hasNotice || report.orphans.length > 0 || report.files.length > 0;
  } catch (error) {
    if (isArchiveError(error)) return true;
    throw error;
  }
}

/** The check of one object: what everybody who reads it goes through. */
export function objectCheck(fs: Fs): (name: string) => Promise<boolean> {
  const objects = objectsIn(fs, layout, quiet);
  return async (name) => {
    try {
      await objects.read(name);
      return false;
    } catch (error) {
      if (isArchiveError(error)) return true;
      throw error;
    }
  };
}

/** The check of one journal, from a position on: what opening, listing and `verify` go through. */
export async function isJournalReported(
  fs: Fs,
  writer: string,
  from: JournalPosition | undefined,
  head: JournalPosition,
): Promise<boolean> {
  let problems = 0;
  try {
    const read = readWriter(fs, layout, { writer, until: undefined, isOwn: true }, from, () => {
      problems += 1;
    });
    for await (const _ of read) if (problems > 0) return true;
    return problems > 0 || !(await holdsPosition(fs, layout, head));
  } catch (error) {
    if (isArchiveError(error)) return true;
    throw error;
  }
}

/** The check of the archive's own files. */
export async function areFilesReported(fs: Fs): Promise<boolean> {
  try {
    const file = await archiveAt(ARCHIVE, fs);
    return file === null || (await ownFileProblems(fs, layout, file)).length > 0;
  } catch (error) {
    if (isArchiveError(error)) return true;
    throw error;
  }
}
