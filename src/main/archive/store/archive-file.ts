import { hash } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { ArchiveError } from '../../../shared/archive-error.ts';
import type { Clock, Fs } from '../ports.ts';
import { codeOf, diskError } from './disk/disk-error.ts';
import { makeFolder, makeFolders, syncWhereAllowed } from './disk/folders.ts';
import { publishFile } from './disk/publish.ts';
import { foldersOf, layoutOf } from './layout.ts';
import { type Hold, type TakeName, takeName } from './lock/endpoint.ts';
import { newId } from './new-id.ts';
import { readmeText } from './readme-text.ts';

/** The version of the layout that this code writes, and the newest that it can read. */
export const FORMAT_VERSION = 1;

const archiveFile = z.looseObject({
  format: z.literal('pressmark-archive'),
  formatVersion: z.number().int().positive(),
  /** The oldest reader that understands it; a newer need than ours opens for reading only. */
  minReader: z.number().int().positive(),
  archiveId: z.string().regex(/^[0-9a-z][0-9a-z-]{0,63}$/),
  created: z.string(),
});
export type ArchiveFile = z.infer<typeof archiveFile>;

/** `pressmark.json` as it is written. */
export const archiveFileText = (file: ArchiveFile): string => `${JSON.stringify(file, null, 2)}\n`;

/** The archive at a folder, null when there is none. */
export async function archiveAt(folder: string, fs: Fs): Promise<ArchiveFile | null> {
  const path = layoutOf(folder).archiveFile;
  try {
    const bytes = await fs.readFile(path);
    const parsed = archiveFile.safeParse(JSON.parse(new TextDecoder('utf-8').decode(bytes)));
    if (parsed.success) return parsed.data;
    throw new ArchiveError('damaged', `${path} is not the file of a Pressmark archive. If it was edited, put it back as it was.`);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    if (codeOf(error) === 'ENOTDIR')
      throw new ArchiveError('refused', `${folder} is not a folder. Name the folder of an archive, or a new one.`, {
        cause: error,
      });
    if (error instanceof SyntaxError)
      throw new ArchiveError('damaged', `${path} cannot be read. If it was edited, put it back as it was.`, { cause: error });
    throw diskError(`${path} could not be read`, error);
  }
}

/** Makes an archive in a folder, or finds the one that is there and changes nothing. Of several that begin at once one makes it, and the others find it. */
export async function initArchive(
  folder: string,
  { fs, clock, take = takeName }: { readonly fs: Fs; readonly clock: Clock; readonly take?: TakeName },
): Promise<{ archiveId: string; path: string; created: boolean }> {
  const there = await foundAt(folder, fs);
  if (there) return there;
  const turn = await turnToMake(folder, take);
  try {
    // Somebody may have made it while this one waited.
    const held = await foundAt(folder, fs);
    if (held) return held;
    await makeArchive(folder, fs, clock.now());
  } finally {
    await turn.release();
  }
  const made = await archiveAt(folder, fs);
  if (!made) throw new ArchiveError('failed', `The archive in ${folder} was written and is not there. Check the disk.`);
  return { archiveId: made.archiveId, path: folder, created: true };
}

/** The archive that is there. Whoever made it may have been killed before its name was durable, so it is made durable before anybody relies on it. */
async function foundAt(folder: string, fs: Fs): Promise<{ archiveId: string; path: string; created: false } | null> {
  const file = await archiveAt(folder, fs);
  if (!file) return null;
  try {
    await syncWhereAllowed(fs, folder);
  } catch (error) {
    throw diskError(`The archive in ${folder} could not be written to the disk`, error);
  }
  return { archiveId: file.archiveId, path: folder, created: false };
}

const TURN_COMES_WITHIN_MS = 10_000;

/** Making an archive takes some milliseconds: whoever comes meanwhile waits. The system ends the turn of a process that dies. */
async function turnToMake(folder: string, take: TakeName): Promise<Hold> {
  const name = `make-${hash('sha256', resolve(folder)).slice(0, 32)}`;
  for (const deadline = performance.now() + TURN_COMES_WITHIN_MS; performance.now() < deadline; await sleep(20)) {
    const hold = await take(name);
    if (hold) return hold;
  }
  throw new ArchiveError(
    'locked',
    `Another process is making an archive in ${folder} and does not end. Stop it, then try again.`,
  );
}

async function makeArchive(folder: string, fs: Fs, now: number): Promise<void> {
  const layout = layoutOf(folder);
  try {
    await refuseOthersFolder(folder, fs);
    const isNew = (await fs.stat(folder)) === null;
    await makeFolders(fs, folder);
    if (isNew) await keepPrivate(folder, fs);
    for (const each of foldersOf(layout)) await makeFolder(fs, each);
    await fs.syncFolder(folder);
    const file: ArchiveFile = {
      format: 'pressmark-archive',
      formatVersion: FORMAT_VERSION,
      minReader: FORMAT_VERSION,
      archiveId: newId('arc', now),
      created: new Date(now).toISOString(),
    };
    await publishFile(fs, layout.tmp, layout.readme, utf8.encode(readmeText(file.archiveId, file.created)));
    // Last: from here on it is an archive.
    await publishFile(fs, layout.tmp, layout.archiveFile, utf8.encode(archiveFileText(file)));
  } catch (error) {
    throw diskError(`No archive could be made in ${folder}`, error);
  }
}

const utf8 = new TextEncoder();

/** Files that systems leave in any folder, and what a start that was cut short may have left of ours. */
const HARMLESS = /^(\..*|desktop\.ini|thumbs\.db|lock\.json|readme\.txt|objects|journal|tmp|quarantine|trash|derived)$/i;

/** What somebody reads and notes is nobody else's business. A folder that was there keeps the mode its owner gave it. */
async function keepPrivate(folder: string, fs: Fs): Promise<void> {
  try {
    await fs.chmod(folder, 0o700);
  } catch (error) {
    // A volume that knows no modes, such as a memory stick, protects nothing anyway.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EINVAL'].includes(codeOf(error))) throw error;
  }
}

async function refuseOthersFolder(folder: string, fs: Fs): Promise<void> {
  const found = await fs.stat(folder);
  if (!found) return;
  if (found.kind !== 'folder') throw new ArchiveError('refused', `${folder} is not a folder. Name a new or an empty one.`);
  const other = (await fs.readdir(folder)).find((name) => !HARMLESS.test(name));
  if (other !== undefined)
    throw new ArchiveError(
      'refused',
      `${folder} holds other files (such as ${other}), so no archive is made in it. Name a new or an empty folder.`,
    );
}
