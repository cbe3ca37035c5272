import { ArchiveError, isArchiveError } from '../../../../shared/archive-error.ts';
import type { Clock, Fs } from '../../ports.ts';
import { type ArchiveFile, archiveAt, archiveFileText, FORMAT_VERSION } from '../archive-file.ts';
import { codeOf } from '../disk/disk-error.ts';
import { makeFolder, namesIn } from '../disk/folders.ts';
import { isAway, isAwayAt, withPlaceholders } from '../disk/placeholder.ts';
import { publishFile } from '../disk/publish.ts';
import { keepCopy } from '../disk/quarantine.ts';
import { linesOf, segmentNames } from '../journal/segments.ts';
import { foldersOf, isWriterId, type Layout, layoutOf } from '../layout.ts';
import { newId } from '../new-id.ts';
import { LARGEST_MANIFEST, readManifest } from '../objects/manifest.ts';
import { objectFiles } from '../objects/object-files.ts';
import { readmeText, readmeTexts } from '../readme-text.ts';
import { sha256 } from '../sha256.ts';

export interface MendedFiles {
  readonly rebuilt: ('archive-file' | 'readme')[];
  readonly quarantined: string[];
}

/**
 * Makes `pressmark.json` and `README.txt` again where they are lost or changed, out of each other, out of copies, or out of what the archive holds.
 * Where no archive ever was nothing is made.
 */
export async function mendArchiveFiles(
  folder: string,
  { fs: disk, clock, from = [] }: { readonly fs: Fs; readonly clock: Clock; readonly from?: readonly string[] },
): Promise<MendedFiles> {
  const fs = withPlaceholders(disk);
  const layout = layoutOf(folder);
  const rebuilt: MendedFiles['rebuilt'] = [];
  const quarantined: string[] = [];
  if (!(await isArchiveFolder(fs, layout))) return { rebuilt, quarantined };
  for (const each of foldersOf(layout)) await makeFolder(fs, each);

  const file = await readable(fs, folder);
  const readme = readmeOf(await textAt(fs, layout.readme));
  // The two tell the same in different words, so one bit cannot change both: where they differ, what the manifests say decides.
  const whole = file && (await textAt(fs, layout.archiveFile)) === archiveFileText(file) ? file : null;
  if (whole && whole.formatVersion > FORMAT_VERSION) return { rebuilt, quarantined };
  const told = await identity(fs, layout, { whole, readme, from, clock });
  const right: ArchiveFile = whole
    ? { ...whole, ...told }
    : { format: 'pressmark-archive', formatVersion: FORMAT_VERSION, minReader: FORMAT_VERSION, ...told };
  if (await putRight(layout.archiveFile, [archiveFileText(right)])) rebuilt.push('archive-file');
  if (await putRight(layout.readme, [...readmeTexts(right.archiveId, right.created)])) rebuilt.push('readme');
  return { rebuilt, quarantined };

  /** True when it was not right. */
  async function putRight(path: string, texts: readonly string[]): Promise<boolean> {
    const there = await bytesAt(fs, path);
    if (there && texts.includes(exact.decode(there))) return false;
    if (there) quarantined.push(await keepCopy(fs, layout, there));
    await publishFile(fs, layout.tmp, path, new TextEncoder().encode(texts[0] ?? ''));
    return true;
  }
}

type Identity = Pick<ArchiveFile, 'archiveId' | 'created'>;

async function identity(
  fs: Fs,
  layout: Layout,
  { whole, readme, from, clock }: { whole: Identity | null; readme: Identity | null; from: readonly string[]; clock: Clock },
): Promise<Identity> {
  const isSame = whole?.archiveId === readme?.archiveId && whole?.created === readme?.created;
  if (whole && (isSame || readme === null)) return pick(whole);
  const manifested = await manifestedId(fs, layout);
  const copies: Identity[] = [];
  for (const path of from) {
    const copy = await readable(fs, path);
    if (copy) copies.push(pick(copy));
  }
  const candidates = [whole, readme, ...copies].flatMap((each) => (each ? pick(each) : []));
  const fits = candidates.filter(({ archiveId }) => manifested === null || archiveId === manifested);
  const twice = fits.find(
    (one) => fits.filter((each) => each.archiveId === one.archiveId && each.created === one.created).length > 1,
  );
  const found = twice ?? fits[0];
  if (found) return found;
  return {
    archiveId: manifested ?? newId('arc', clock.now()),
    created: (await firstMoment(fs, layout)) ?? new Date(clock.now()).toISOString(),
  };
}

const pick = ({ archiveId, created }: Identity): Identity => ({ archiveId, created });

/** What `archiveAt` finds, null also when it cannot be read as one. */
async function readable(fs: Fs, folder: string): Promise<ArchiveFile | null> {
  try {
    return await archiveAt(folder, fs);
  } catch (error) {
    if (isArchiveError(error) && ['damaged', 'refused'].includes(error.code)) return null;
    throw error;
  }
}

/** An archive has at least two of its folders, or one with something of ours in it. */
async function isArchiveFolder(fs: Fs, layout: Layout): Promise<boolean> {
  if ((await namesIn(fs, layout.journal)).some(isWriterId)) return true;
  const { objects } = await objectFilesIn(fs, layout);
  return objects.length > 0 || (await fs.stat(layout.archiveFile)) !== null;
}

async function objectFilesIn(fs: Fs, layout: Layout): Promise<Pick<Awaited<ReturnType<typeof objectFiles>>, 'objects'>> {
  return (await fs.stat(layout.objects))?.kind === 'folder' ? objectFiles(fs, layout) : { objects: [] };
}

/** The id that the first manifests name. */
async function manifestedId(fs: Fs, layout: Layout): Promise<string | null> {
  for (const name of (await objectFilesIn(fs, layout)).objects) {
    const found = await fs.stat(layout.object(name));
    if (found?.kind !== 'file' || found.size > LARGEST_MANIFEST || (await isAwayAt(fs, layout.object(name)))) continue;
    const bytes = await fs.readFile(layout.object(name));
    const manifest = sha256(bytes) === name ? readManifest(bytes) : null;
    if (manifest) return manifest.archiveId;
  }
  return null;
}

/** When the oldest record was written. */
async function firstMoment(fs: Fs, layout: Layout): Promise<string | null> {
  let first: string | null = null;
  for (const writer of (await namesIn(fs, layout.journal)).filter(isWriterId)) {
    const segment = (await segmentNames(fs, layout, writer))[0];
    if (segment === undefined) continue;
    for (const { line } of linesOf(await fs.readFile(layout.segment(writer, segment)))) {
      if (line === null) continue;
      if (first === null || line.body.at < first) first = line.body.at;
      break;
    }
  }
  return first;
}

function readmeOf(text: string | null): Identity | null {
  const found = text === null ? null : /^Archive (\S+), made (\S+)\.$/m.exec(text);
  const [, archiveId, created] = found ?? [];
  if (archiveId === undefined || created === undefined) return null;
  return text === readmeText(archiveId, created) || readmeTexts(archiveId, created).includes(text ?? '')
    ? { archiveId, created }
    : null;
}

const exact = new TextDecoder('utf-8', { ignoreBOM: true });

async function textAt(fs: Fs, path: string): Promise<string | null> {
  const bytes = await bytesAt(fs, path);
  return bytes && exact.decode(bytes);
}

async function bytesAt(fs: Fs, path: string): Promise<Uint8Array | null> {
  try {
    return await fs.readFile(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    if (isAway(error))
      throw new ArchiveError(
        'failed',
        `${path} is kept online and is not on this computer now. Let your sync program download the archive, then try again.`,
      );
    if (codeOf(error) === 'EISDIR')
      throw new ArchiveError('refused', `${path} is a folder, where a file of the archive belongs. Move it away first.`);
    throw error;
  }
}
