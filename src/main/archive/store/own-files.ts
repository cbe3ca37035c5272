import type { Fs } from '../ports.ts';
import { type ArchiveFile, archiveFileText, FORMAT_VERSION } from './archive-file.ts';
import { codeOf } from './disk-error.ts';
import type { Layout } from './layout.ts';
import { readmeTexts } from './readme-text.ts';

/** What is wrong with `pressmark.json` and `README.txt`: each names the archive, and neither is ever written again. */
export async function ownFileProblems(
  fs: Fs,
  layout: Layout,
  file: ArchiveFile,
): Promise<{ readonly path: string; readonly problem: string }[]> {
  // What a newer version writes there is its own business.
  if (file.formatVersion > FORMAT_VERSION) return [];
  const problems: { path: string; problem: string }[] = [];
  if ((await textAt(fs, layout.archiveFile)) !== archiveFileText(file))
    problems.push({ path: 'pressmark.json', problem: 'it is not what was written when the archive was made' });
  const readme = await textAt(fs, layout.readme);
  if (readme === null) problems.push({ path: 'README.txt', problem: 'it is missing' });
  else if (!readmeTexts(file.archiveId, file.created).includes(readme))
    problems.push({ path: 'README.txt', problem: 'it is not what was written, or pressmark.json is not' });
  return problems;
}

async function textAt(fs: Fs, path: string): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await fs.readFile(path));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
