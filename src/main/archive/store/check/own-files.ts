import type { Fs } from '../../ports.ts';
import { type ArchiveFile, archiveFileText, FORMAT_VERSION } from '../archive-file.ts';
import { codeOf } from '../disk/disk-error.ts';
import type { Layout } from '../layout.ts';
import { readmeTexts } from '../readme-text.ts';

/** What is wrong with `pressmark.json` and `README.txt`: each names the archive, and neither is ever written again. */
export async function ownFileProblems(
  fs: Fs,
  layout: Layout,
  file: ArchiveFile,
): Promise<{ readonly path: string; readonly problem: string }[]> {
  const problems: { path: string; problem: string }[] = [];
  const isOurs = await hasOurReadme(fs, layout, file);
  if (file.minReader > file.formatVersion || (isOurs && file.formatVersion > FORMAT_VERSION))
    problems.push({ path: 'pressmark.json', problem: 'the versions it names are not those it was made with' });
  // What a newer version writes there is its own business.
  if (file.formatVersion > FORMAT_VERSION) return problems;
  if ((await textAt(fs, layout.archiveFile)) !== archiveFileText(file))
    problems.push({ path: 'pressmark.json', problem: 'it is not what was written when the archive was made' });
  if ((await textAt(fs, layout.readme)) === null) problems.push({ path: 'README.txt', problem: 'it is missing' });
  else if (!isOurs) problems.push({ path: 'README.txt', problem: 'it is not what was written, or pressmark.json is not' });
  return problems;
}

/** A format of its own comes with a text of its own, so our text beside another number is a number that has changed. */
async function hasOurReadme(fs: Fs, layout: Layout, { archiveId, created }: ArchiveFile): Promise<boolean> {
  const readme = await textAt(fs, layout.readme);
  return readme !== null && readmeTexts(archiveId, created).includes(readme);
}

async function textAt(fs: Fs, path: string): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await fs.readFile(path));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
