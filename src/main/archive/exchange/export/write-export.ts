import { basename, dirname } from 'node:path';
import { ArchiveError, isArchiveError } from '../../../../shared/archive-error.ts';
import type { ExportOptions, ExportReport } from '../../../../shared/contract/exchange.ts';
import type { ArticleSummary } from '../../../../shared/contract/shapes/article.ts';
import type { Fs } from '../../ports.ts';
import type { ExportArticle } from '../../seams.ts';
import { type NamedArticle, nameArticles } from './file-names.ts';
import { type FormatWriter, openWriter } from './format-writer.ts';
import { beginFolder, type OutFolder, type WrittenFile } from './out-folder.ts';
import { formatFolders, MANIFEST, planExport } from './plan-export.ts';

/** A stored image's bytes. */
export interface StoredImage {
  readonly mime: string;
  readonly bytes: Uint8Array;
}

export interface ExportRequest {
  readonly fs: Fs;
  /** Absolute path of a folder that is missing or empty. */
  readonly out: string;
  readonly options: ExportOptions;
  readonly articles: readonly ArticleSummary[];
  readonly load: (id: string) => Promise<ExportArticle>;
  /** Null when the object is not there. */
  readonly image: (sha256: string) => Promise<StoredImage | null>;
  /** The moment of the export, ISO 8601. */
  readonly now: string;
  readonly signal?: AbortSignal | undefined;
}

export type ExportEvent =
  | { readonly type: 'progress'; readonly done: number; readonly of: number; readonly file: string }
  | { readonly type: 'done'; readonly report: ExportReport };

/**
 * Writes an export beside its place, reads every file again, and only then moves it there. Stopped or failed, it leaves nothing.
 * An article that cannot be read is skipped and said so; a file that reads back differently leaves the folder under its `.partial` name.
 */
export async function* writeExport(request: ExportRequest): AsyncGenerator<ExportEvent, void, void> {
  const { fs, out, options, articles, now } = request;
  await refuseWithoutRoom(request);
  const folder = await beginFolder(fs, out);
  let settled = false;
  try {
    const named = nameArticles(articles, options.order);
    const context = {
      options,
      date: now.slice(0, 10),
      name: options.name === 'export' ? 'Articles' : options.name,
    };
    const writers: FormatWriter[] = [];
    for (const { name, folder: sub } of formatFolders(options.formats)) {
      writers.push(await openWriter(folder, name, sub, named, context, request.image));
    }

    const skipped: ExportReport['skipped'] = [];
    const written: NamedArticle[] = [];
    for (const one of named) {
      stopIfAsked(request.signal);
      const article = await loadOrSkip(request, one.summary.id, skipped);
      if (article !== null) {
        for (const writer of writers) await writer.add(article, one);
        written.push(one);
      }
      yield { type: 'progress', done: one.n, of: articles.length, file: `${one.stem}` };
    }

    const files: (WrittenFile & { format: string })[] = [];
    for (const writer of writers) files.push(...(await writer.end(written)));
    files.push({ ...(await writeManifest(folder, files)), format: 'manifest' });
    const verified = await readAgain(folder, files, request.signal);
    if (verified) await folder.finish();
    settled = true;
    yield {
      type: 'done',
      report: { out: verified ? out : folder.at, files, articles: written.length, skipped, verified },
    };
  } finally {
    if (!settled) await folder.discard();
  }
}

async function refuseWithoutRoom({ fs, out, options, articles, now }: ExportRequest): Promise<void> {
  const { bytes } = planExport({ articles, options, date: now });
  const free = await fs.freeBytes(await standing(fs, out));
  if (free !== null && free < bytes * 2) {
    throw new ArchiveError(
      'disk-full',
      `${basename(out)} needs about ${bytes} bytes and ${free} are free on that disk. Free some room, or choose another.`,
    );
  }
}

/** The innermost folder on the way that is there. */
async function standing(fs: Fs, path: string): Promise<string> {
  return (await fs.stat(path))?.kind === 'folder' || dirname(path) === path ? path : standing(fs, dirname(path));
}

function stopIfAsked(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ArchiveError('cancelled', 'The export was stopped; nothing was left behind.');
}

async function loadOrSkip(
  { load }: ExportRequest,
  articleId: string,
  skipped: ExportReport['skipped'],
): Promise<ExportArticle | null> {
  try {
    return await load(articleId);
  } catch (error) {
    if (!isArchiveError(error) || !['not-found', 'damaged'].includes(error.code)) throw error;
    skipped.push({ articleId, reason: error.message });
    return null;
  }
}

/** `sha256sum -c` reads it. */
async function writeManifest(folder: OutFolder, files: readonly WrittenFile[]): Promise<WrittenFile> {
  const lines = files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1));
  return folder.write(MANIFEST, Buffer.from(lines.join(''), 'utf8'));
}

async function readAgain(folder: OutFolder, files: readonly WrittenFile[], signal: AbortSignal | undefined): Promise<boolean> {
  let verified = true;
  for (const file of files) {
    stopIfAsked(signal);
    if (!(await folder.holds(file))) verified = false;
  }
  return verified;
}
