import { sep } from 'node:path';
import * as z from 'zod';
import { ArchiveError } from '../../../../shared/archive-error.ts';
import type { Fs } from '../../ports.ts';
import { type ArchiveFile, archiveAt } from '../archive-file.ts';
import { codeOf } from '../disk/disk-error.ts';
import { makeFolder, makeFolders } from '../disk/folders.ts';
import { publishFile } from '../disk/publish.ts';
import { foldersOf, type Layout } from '../layout.ts';
import { realPath } from '../lock/machine.ts';

/** What tells a backup from an archive in use. */
const backupMark = z.looseObject({ format: z.literal('pressmark-backup'), archiveId: z.string() });

/** Makes or finds the folder of a backup. Refuses one inside the archive or around it, one that holds other things, and one of another archive. */
export async function prepareBackupFolder(fs: Fs, from: Layout, file: ArchiveFile, to: Layout): Promise<void> {
  const here = realPath(from.folder);
  const there = realPath(to.folder);
  if (isWithin(there, here) || isWithin(here, there))
    throw new ArchiveError(
      'refused',
      `${to.folder} and the archive ${from.folder} lie in each other. Choose a folder elsewhere, best on another disk.`,
    );
  const found = await fs.stat(to.folder);
  if (found && found.kind !== 'folder')
    throw new ArchiveError('refused', `${to.folder} is not a folder. Name a new or an empty one.`);
  const mark = found ? await markAt(fs, to) : null;
  if (mark === null && found) await refuseUsed(fs, file, to);
  if (mark !== null && mark.archiveId !== file.archiveId)
    throw new ArchiveError(
      'refused',
      `${to.folder} is the backup of another archive (${mark.archiveId}). Choose another folder.`,
    );
  if (!found) await makeFolders(fs, to.folder);
  for (const each of foldersOf(to)) await makeFolder(fs, each);
  await fs.syncFolder(to.folder);
  if (mark === null)
    await publishFile(
      fs,
      to.tmp,
      to.backupMark,
      new TextEncoder().encode(`${JSON.stringify({ format: 'pressmark-backup', archiveId: file.archiveId }, null, 2)}\n`),
    );
}

/** Whether a path is a folder or lies in it. */
function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

async function markAt(fs: Fs, { backupMark: path }: Layout): Promise<z.infer<typeof backupMark> | null> {
  try {
    const parsed = backupMark.safeParse(JSON.parse(new TextDecoder('utf-8').decode(await fs.readFile(path))));
    if (parsed.success) return parsed.data;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ArchiveError('damaged', `${path} cannot be read, so it is not certain whose backup this is. Choose another folder.`);
}

/** Files that systems leave in any folder, and the empty folders that a backup which was cut short may have left. */
const HARMLESS = /^(\..*|desktop\.ini|thumbs\.db|lost\+found|objects|journal|tmp|quarantine|trash|derived)$/i;

async function refuseUsed(fs: Fs, file: ArchiveFile, to: Layout): Promise<void> {
  const there = await archiveAt(to.folder, fs);
  if (there?.archiveId === file.archiveId)
    throw new ArchiveError(
      'refused',
      `${to.folder} is a copy of this archive that was not made as a backup. Choose another folder, or mend from it with \`repair --from\`.`,
    );
  if (there) throw new ArchiveError('refused', `${to.folder} is another archive (${there.archiveId}). Choose another folder.`);
  const other = (await fs.readdir(to.folder)).find((name) => !HARMLESS.test(name));
  if (other !== undefined)
    throw new ArchiveError('refused', `${to.folder} holds other files (such as ${other}). Choose a new or an empty folder.`);
}
