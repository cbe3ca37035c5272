import { join } from 'node:path';
import { ArchiveError } from '../../../shared/archive-error.ts';
import type { Fs } from '../ports.ts';
import { isAcceptedName } from './capture-file.ts';

/** A file as itself; a folder as the files in it that can be saved, subfolders included, sorted by path. Hidden files are left out. */
export async function* expandPath(path: string, fs: Fs): AsyncGenerator<string> {
  const found = await fs.stat(path);
  if (found === null) throw new ArchiveError('not-found', `${path}: there is no such file or folder.`);
  if (found.kind === 'folder') yield* filesIn(path, fs);
  else yield path;
}

async function* filesIn(folder: string, fs: Fs): AsyncGenerator<string> {
  const names = (await fs.readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  for (const name of names) {
    const path = join(folder, name);
    const kind = await kindOf(path, fs);
    if (kind === 'folder') yield* filesIn(path, fs);
    else if (kind === 'file' && isAcceptedName(name)) yield path;
  }
}

/** A link that leads back into its own folder leads nowhere new. */
async function kindOf(path: string, fs: Fs): Promise<'file' | 'folder' | 'other' | undefined> {
  try {
    return (await fs.stat(path))?.kind;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ELOOP') return undefined;
    throw error;
  }
}
