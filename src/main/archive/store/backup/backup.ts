import { ArchiveError } from '../../../../shared/archive-error.ts';
import type { Clock, Fs } from '../../ports.ts';
import type { JournalHead } from '../../seams.ts';
import { type ArchiveFile, archiveFileText } from '../archive-file.ts';
import { copyToDraft } from '../disk/copy-file.ts';
import { diskError } from '../disk/disk-error.ts';
import { fileHash, piecesOf } from '../disk/file-hash.ts';
import { makeFolder } from '../disk/folders.ts';
import { inParallel } from '../disk/in-parallel.ts';
import { publishFile } from '../disk/publish.ts';
import { setAside } from '../disk/quarantine.ts';
import type { CheckNeeds, JournalCheck } from '../journal/journal.ts';
import { type Layout, layoutOf } from '../layout.ts';
import { namedObjects } from '../objects/named-objects.ts';
import { objectFiles } from '../objects/object-files.ts';
import { readmeText } from '../readme-text.ts';
import { anchorText } from './anchor.ts';
import { prepareBackupFolder } from './backup-folder.ts';
import { copyJournals } from './backup-journals.ts';

export interface StoreBackup {
  readonly copied: number;
  /** Of what was copied. */
  readonly bytes: number;
  /** Objects in the backup now. */
  readonly objects: number;
  readonly journals: number;
  readonly verified: boolean;
  /** Objects that read back differently at the destination. */
  readonly changed: readonly string[];
  /** Objects that the journal names and the backup does not hold. */
  readonly missing: readonly string[];
  /** Objects that are damaged here, and journals that are not the ones the backup began with. */
  readonly skipped: readonly string[];
  readonly heads: readonly JournalHead[];
  readonly at: string;
}

export type BackupStep =
  | { readonly type: 'progress'; readonly done: number; readonly of: number; readonly bytes: number; readonly ofBytes: number }
  | { readonly type: 'done'; readonly report: StoreBackup };

export interface BackupNeeds {
  readonly fs: Fs;
  readonly clock: Clock;
  readonly layout: Layout;
  readonly file: ArchiveFile;
  readonly to: string;
  readonly signal: AbortSignal | undefined;
  readonly heads: () => Promise<JournalHead[]>;
  readonly check: (needs: CheckNeeds) => Promise<JournalCheck>;
}

const BATCH = 64;
const AT_ONCE = 4;

/**
 * Copies what a backup lacks: objects, then journals, then the anchor, so that whatever stops it the backup is an archive which names nothing it does not
 * hold. A backup only gains: nothing in it is deleted, and a damaged object here never replaces a whole one there.
 */
export async function* backupArchive(needs: BackupNeeds): AsyncGenerator<BackupStep> {
  const { fs, layout, file, to, signal, clock } = needs;
  const target = layoutOf(to);
  const at = new Date(clock.now()).toISOString();
  try {
    await prepareBackupFolder(fs, layout, file, target);
    // Where the journals stand first: objects that come while this runs are copied too, and belong to records that are not.
    const heads = await needs.heads();
    const named = namedObjects();
    await needs.check({ onRecord: (record) => named.read(record) });
    const { objects } = await objectFiles(fs, layout);
    const { missing: wanted, bytes: ofBytes } = await missingThere(fs, layout, target, objects);
    await requireRoomAt(fs, to, ofBytes);

    const skipped: string[] = [];
    const changed: string[] = [];
    const folders = new Set<string>();
    let copied = 0;
    let bytes = 0;
    let done = objects.length - wanted.length;
    const progress = () => ({ type: 'progress' as const, done, of: objects.length, bytes, ofBytes: Math.max(bytes, ofBytes) });
    yield progress();
    for (let from = 0; from < wanted.length; from += BATCH) {
      stopIfAsked(signal, copied);
      await inParallel(wanted.slice(from, from + BATCH), AT_ONCE, async (name) => {
        const size = await copyObject(name);
        if (size === null) return void skipped.push(name);
        copied += 1;
        bytes += size;
      });
      done += Math.min(BATCH, wanted.length - from);
      yield progress();
    }
    for (const folder of folders) await fs.syncFolder(folder);

    const journals = await copyJournals(fs, layout, target);
    skipped.push(...journals.skipped);
    await putOnce(target.readme, readmeText(file.archiveId, file.created));
    await putOnce(target.archiveFile, archiveFileText(file));
    await publishFile(fs, target.tmp, target.anchor, utf8.encode(anchorText({ archiveId: file.archiveId, at, heads })));
    const held = new Set((await objectFiles(fs, target)).objects);
    const missing = [...named.sizes.keys()].filter((name) => !held.has(name)).sort();
    yield {
      type: 'done',
      report: {
        copied,
        bytes,
        objects: held.size,
        journals: journals.segments,
        verified: changed.length === 0,
        changed,
        missing,
        skipped: skipped.sort(),
        heads,
        at,
      },
    };

    /** The size of what was copied; null when the bytes here are not what they should be. */
    async function copyObject(name: string): Promise<number | null> {
      const draft = await copyToDraft(fs, piecesOf(fs, layout.object(name)), { tmp: target.tmp, stem: name, mustBe: name });
      if (draft === null) return null;
      const folder = target.objectFolder(name);
      if (await makeFolder(fs, folder)) await fs.syncFolder(target.objects);
      const place = target.object(name);
      if (await fs.stat(place)) await setAside(fs, target, place);
      await fs.rename(draft.path, place);
      folders.add(folder);
      if ((await fileHash(fs, place, draft.bytes)).sha256 !== name) changed.push(name);
      return draft.bytes;
    }

    async function putOnce(path: string, text: string): Promise<void> {
      if (!(await fs.stat(path))) await publishFile(fs, target.tmp, path, utf8.encode(text));
    }
  } catch (error) {
    throw diskError(`The backup to ${to} could not be made whole. What was copied stays; run it again to go on`, error);
  }
}

async function missingThere(
  fs: Fs,
  layout: Layout,
  target: Layout,
  objects: readonly string[],
): Promise<{ missing: string[]; bytes: number }> {
  const missing: string[] = [];
  let bytes = 0;
  await inParallel(objects, AT_ONCE, async (name) => {
    const here = await fs.stat(layout.object(name));
    const there = await fs.stat(target.object(name));
    if (here?.kind !== 'file' || (there?.kind === 'file' && there.size === here.size)) return;
    missing.push(name);
    bytes += here.size;
  });
  return { missing: missing.sort(), bytes };
}

const SPARE_BYTES = 64 * 1024 * 1024;

async function requireRoomAt(fs: Fs, to: string, bytes: number): Promise<void> {
  const free = await fs.freeBytes(to);
  if (free === null || bytes === 0 || free >= bytes + SPARE_BYTES) return;
  throw new ArchiveError(
    'disk-full',
    `There are ${Math.floor(free / 1e6)} MB free on the disk of ${to}, and this backup needs ${Math.ceil((bytes + SPARE_BYTES) / 1e6)} MB. Nothing was copied.`,
  );
}

function stopIfAsked(signal: AbortSignal | undefined, copied: number): void {
  if (!signal?.aborted) return;
  throw new ArchiveError(
    'cancelled',
    `The backup was stopped after ${copied} objects. What was copied stays; run it again to go on.`,
  );
}

const utf8 = new TextEncoder();
