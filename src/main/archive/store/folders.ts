import { dirname } from 'node:path';
import type { Fs } from '../ports.ts';
import { codeOf } from './disk-error.ts';

/** Makes a folder if it is missing; true when it was. Its name is durable only after its parent is synced. */
export async function makeFolder(fs: Fs, path: string): Promise<boolean> {
  try {
    await fs.mkdir(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Makes a folder and its missing parents, each name durable. */
export async function makeFolders(fs: Fs, path: string): Promise<void> {
  if (await fs.stat(path)) return;
  const parent = dirname(path);
  if (parent !== path) await makeFolders(fs, parent);
  if (await makeFolder(fs, path)) await fs.syncFolder(parent);
}
