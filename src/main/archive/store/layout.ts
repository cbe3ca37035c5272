import { join } from 'node:path';
import { ArchiveError } from '../../../shared/archive-error.ts';
import { isSha256 } from './sha256.ts';

/** Every path of an archive. No text from outside ever becomes a name: names are hashes, numbers and words of ours. */
export interface Layout {
  readonly folder: string;
  /** Format and identity, written once. */
  readonly archiveFile: string;
  readonly readme: string;
  readonly objects: string;
  readonly journal: string;
  readonly tmp: string;
  /** Room kept free for the journal when the disk is full. */
  readonly reserve: string;
  readonly quarantine: string;
  readonly trash: string;
  readonly derived: string;
  readonly lock: string;
  /** In a backup: that it is one, and whose. */
  readonly backupMark: string;
  /** In a backup: where each journal stood when it was made. */
  readonly anchor: string;
  objectFolder(sha256: string): string;
  object(sha256: string): string;
  writer(writerId: string): string;
  segment(writerId: string, name: string): string;
  /** Where the objects purged on a day wait for their end. */
  trashDay(day: string): string;
}

export function layoutOf(folder: string): Layout {
  const at = (...names: string[]) => join(folder, ...names);
  return {
    folder,
    archiveFile: at('pressmark.json'),
    readme: at('README.txt'),
    objects: at('objects'),
    journal: at('journal'),
    tmp: at('tmp'),
    reserve: at('tmp', 'reserve'),
    quarantine: at('quarantine'),
    trash: at('trash'),
    derived: at('derived'),
    lock: at('lock.json'),
    backupMark: at('backup.json'),
    anchor: at('anchor.txt'),
    objectFolder: (sha256) => at('objects', named(sha256, isSha256, 'object').slice(0, 2)),
    object: (sha256) => at('objects', named(sha256, isSha256, 'object').slice(0, 2), sha256),
    writer: (writerId) => at('journal', named(writerId, isWriterId, 'writer')),
    segment: (writerId, name) =>
      at('journal', named(writerId, isWriterId, 'writer'), named(name, isSegmentName, 'journal segment')),
    trashDay: (day) => at('trash', named(day, isDay, 'day')),
  };
}

/** Folders of an archive, parents first. */
export function foldersOf({ folder, objects, journal, tmp, quarantine, trash, derived }: Layout): string[] {
  return [folder, objects, journal, tmp, quarantine, trash, derived];
}

export const isWriterId = (name: string) => /^[0-9a-z][0-9a-z-]{0,63}$/.test(name);
export const isSegmentName = (name: string) => /^\d{6}\.jsonl$/.test(name);
export const isFanOut = (name: string) => /^[0-9a-f]{2}$/.test(name);
export const isDay = (name: string) => /^\d{4}-\d{2}-\d{2}$/.test(name);

/** The segment after another one. */
export function nextSegment(name: string | null): string {
  return `${String(name === null ? 1 : Number(name.slice(0, 6)) + 1).padStart(6, '0')}.jsonl`;
}

function named(name: string, isNamed: (name: string) => boolean, what: string): string {
  if (isNamed(name)) return name;
  throw new ArchiveError('invalid', `“${name.slice(0, 80)}” is not the name of a ${what} in an archive.`);
}
