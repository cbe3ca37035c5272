import { join } from 'node:path';
import { ArchiveError } from '../../../shared/archive-error.ts';
import type { ExportOptions } from '../../../shared/contract/exchange.ts';
import type { ArticleSummary } from '../../../shared/contract/shapes/article.ts';
import { folderName } from '../exchange/export/file-names.ts';
import { planExport } from '../exchange/export/plan-export.ts';
import { writeExport } from '../exchange/export/write-export.ts';
import { zipFolder } from '../exchange/export/zip-folder.ts';
import type { ArchiveService } from '../ports.ts';
import type { EarlierCapture, ExportArticle } from '../seams.ts';
import { commit } from './commit.ts';
import { contentAt } from './content.ts';
import { exportFailure } from './export-failure.ts';
import type { Finder } from './find.ts';
import { heldArticle, readArticle } from './read-article.ts';
import { readingAt } from './readings.ts';
import type { Session } from './session.ts';

/** Exports: the plan a person sees first, and the writing of it. */
export function exportFlow(session: Session, finder: Finder): ArchiveService['exports'] {
  const chosen = async (options: ExportOptions, signal: AbortSignal | undefined): Promise<ArticleSummary[]> => {
    const { ordinalOf, live } = session.catalogue.columns;
    const ordinals = (await finder.idsOf(options.target, signal))
      .map((id) => ordinalOf.get(id) ?? -1)
      .filter((ordinal) => live[ordinal] === 1);
    return session.catalogue.summaries(ordinals);
  };
  const today = () => new Date(session.ports.clock.now()).toISOString();

  return {
    async plan(options, { signal }) {
      return planExport({ articles: await chosen(options, signal), options, date: today().slice(0, 10) });
    },
    async *run({ out, ...options }, { signal, trust }) {
      const { ports } = session;
      if (out !== undefined && trust !== 'local')
        throw new ArchiveError(
          'refused',
          'A page may not name folders of this computer: the export is offered as a download instead.',
        );
      const download = out === undefined ? downloadPlace(session) : null;
      const articles = await chosen(options, signal);
      const folder = out ?? download?.folder ?? '';
      const steps = writeExport({
        fs: ports.fs,
        out: folder,
        options,
        articles,
        load: (id) => exportArticle(session, id, options.captures),
        image: async (sha256) => {
          const content = await contentAt(session, sha256);
          return content?.kind === 'image' ? content : null;
        },
        now: today(),
        signal,
      });
      for await (const step of told(steps, folder)) {
        if (step.type === 'progress') {
          yield step;
          continue;
        }
        const manifest = step.report.files.find((file) => file.path === 'manifest-sha256.txt');
        const heads = await session.store.heads();
        if (!session.store.readOnly)
          await commit(session, [
            {
              type: 'export.made',
              formats: options.formats,
              articles: articles.length,
              manifestSha256: manifest?.sha256 ?? '',
              heads,
            },
          ]);
        if (!download) {
          yield step;
          continue;
        }
        const name = `${folderName(options.name, today().slice(0, 10))}.zip`;
        const zip = await zipFolder(folder, join(download.base, name));
        yield { type: 'done', report: { ...step.report, out: name, download: { path: `${download.url}${name}`, name, ...zip } } };
      }
    },
  };
}

async function* told<T>(steps: AsyncIterable<T>, folder: string): AsyncGenerator<T> {
  try {
    yield* steps;
  } catch (error) {
    throw exportFailure(folder, error);
  }
}

/** Where an export for a page is built: a folder of its own inside the host's downloads. */
function downloadPlace({ ports, store }: Session): { base: string; folder: string; url: string } {
  if (!ports.downloads) throw new ArchiveError('invalid', 'Say which folder the export goes into.');
  const id = store.newId('d');
  return {
    base: join(ports.downloads.folder, id),
    folder: join(ports.downloads.folder, id, 'files'),
    url: `${ports.downloads.urlPrefix}${id}/`,
  };
}

async function exportArticle(session: Session, id: string, captures: 'latest' | 'all'): Promise<ExportArticle> {
  const article = await readArticle(session, id);
  if (captures === 'latest') return { article, earlier: [] };
  const held = heldArticle(session, id);
  const earlier: EarlierCapture[] = [];
  for (const capture of held.captures.slice(1)) {
    const made = held.readings.find((each) => each.captureId === capture.id);
    if (!made) continue;
    const { title, blocks } = await readingAt(session, made.reading);
    earlier.push({ capture, title, blocks });
  }
  return { article, earlier };
}
