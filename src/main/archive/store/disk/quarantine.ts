import type { Fs } from '../../ports.ts';
import type { Layout } from '../layout.ts';
import { sha256 } from '../sha256.ts';
import { fileHash } from './file-hash.ts';
import { makeFolder } from './folders.ts';
import { publishFile } from './publish.ts';

/** Moves damaged bytes aside, under the hash of what they are now, so that two different ones never meet. Gives the name there. */
export async function setAside(fs: Fs, layout: Layout, path: string): Promise<string> {
  await makeFolder(fs, layout.quarantine);
  const size = (await fs.stat(path))?.size ?? 0;
  const name = `${await nameNow(fs, path, size)}.damaged`;
  await fs.rename(path, `${layout.quarantine}/${name}`);
  await fs.syncFolder(layout.quarantine);
  return name;
}

/** Keeps a copy of bytes that stay where they are, or are about to be replaced by better ones. */
export async function keepCopy(fs: Fs, layout: Layout, bytes: Uint8Array): Promise<string> {
  const name = `${sha256(bytes)}.damaged`;
  await makeFolder(fs, layout.quarantine);
  if (!(await fs.stat(`${layout.quarantine}/${name}`))) await publishFile(fs, layout.tmp, `${layout.quarantine}/${name}`, bytes);
  return name;
}

/** Writes down that a part of a journal is lost for good, so that what is intact can be used again. `key` names the part, `text` tells people. */
export async function giveUp(fs: Fs, layout: Layout, key: string, text: string): Promise<void> {
  await makeFolder(fs, layout.quarantine);
  await publishFile(fs, layout.tmp, givenUpPath(layout, key), new TextEncoder().encode(`${text}\n`));
}

/** Whether an earlier repair wrote that this part of a journal is lost. */
export async function isGivenUp(fs: Fs, layout: Layout, key: string): Promise<boolean> {
  return (await fs.stat(givenUpPath(layout, key))) !== null;
}

const givenUpPath = (layout: Layout, key: string) => `${layout.quarantine}/${key}.lost`;

/** A file that cannot be read is named by where it stood. */
async function nameNow(fs: Fs, path: string, size: number): Promise<string> {
  try {
    return (await fileHash(fs, path, size)).sha256;
  } catch {
    // Moved aside unread: its bytes may still be had with other tools.
    return sha256(path);
  }
}
