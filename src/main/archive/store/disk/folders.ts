import { dirname } from 'node:path';
import type { Fs } from '../../ports.ts';
import { codeOf, isUnwritable } from './disk-error.ts';

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

/** Names in a folder; none where there is no folder, or where it may not be read. */
export async function namesIn(fs: Fs, path: string): Promise<string[]> {
  try {
    return await fs.readdir(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(codeOf(error))) return [];
    throw error;
  }
}

/** Makes a folder and its missing parents, each name durable. A folder that is there may be what a killed process left, its name not durable yet. */
export async function makeFolders(fs: Fs, path: string): Promise<void> {
  const parent = dirname(path);
  if (await fs.stat(path)) return syncWhereAllowed(fs, parent);
  if (parent !== path) await makeFolders(fs, parent);
  await makeFolder(fs, path);
  await fs.syncFolder(parent);
}

/** Makes names in a folder durable that this process did not give. A folder of somebody else's may not be opened: then neither is the name ours. */
export async function syncWhereAllowed(fs: Fs, path: string): Promise<void> {
  try {
    await fs.syncFolder(path);
  } catch (error) {
    if (!isUnwritable(error)) throw error;
  }
}
