import { ArchiveError } from '../../../shared/archive-error.ts';
import type { ReprocessReport } from '../../../shared/contract/reprocess.ts';
import type { Capture } from '../../../shared/contract/shapes/capture.ts';
import type { CatalogueArticle } from '../catalogue/catalogue.ts';
import { EXTRACTOR } from '../extract/version.ts';
import type { ArchiveService } from '../ports.ts';
import { commit } from './commit.ts';
import type { Finder } from './find.ts';
import { isOfToday, type ReadAnew, readAnew } from './read-anew.ts';
import { type ReadByToday, readByToday } from './read-by-today.ts';
import type { Session } from './session.ts';

/** Captures between two commits: enough to keep the extractor's threads busy, few enough that stopping costs little. */
const AT_ONCE = 16;

interface Due {
  readonly articleId: string;
  readonly title: string;
  readonly capture: Capture;
  readonly earlier: CatalogueArticle['readings'][number] | undefined;
}

/**
 * Reads every stored capture with the extractor of today. Earlier reading copies stay, what people set and put back stays over the new ones, and what
 * was interrupted goes on where it was: a capture counts as read once its new reading copy is committed, or noted as the same.
 */
export function reprocessFlow(session: Session, finder: Finder): ArchiveService['archive']['reprocess'] {
  return async function* reprocess({ target, again }, { signal }) {
    const { store, catalogue, ports } = session;
    if (store.readOnly)
      throw new ArchiveError(
        'read-only',
        'Nothing was read anew: this archive is open for reading only. Open it for writing first.',
      );
    const began = ports.clock.monotonic();
    const stop = signal ? AbortSignal.any([signal, session.closing]) : session.closing;
    const articleIds = target ? await finder.idsOf(target, signal) : liveIds(session);
    const same = await readByToday(session, { forget: again && target === undefined });
    const tally: Tally = { articles: 0, captures: 0, changed: 0, unchanged: 0, current: 0, failed: [] };
    for (let at = 0; at < articleIds.length; ) {
      const due: Due[] = [];
      for (; at < articleIds.length && due.length < AT_ONCE; at++) {
        const articleId = articleIds[at] ?? '';
        const article = catalogue.article(articleId);
        if (!article) continue;
        tally.articles += 1;
        tally.captures += article.captures.length;
        due.push(...capturesOf(articleId, article).filter((each) => again || !isRead(each, same, tally)));
      }
      await readAll(session, due, tally, same, stop);
      yield { type: 'progress', done: at, of: articleIds.length };
    }
    const tookMs = Math.round(ports.clock.monotonic() - began);
    yield { type: 'done', report: { ...tally, extractor: EXTRACTOR, tookMs } };
  };
}

type Tally = { -readonly [K in Exclude<keyof ReprocessReport, 'extractor' | 'tookMs'>]: ReprocessReport[K] };

function liveIds({ catalogue: { columns } }: Session): string[] {
  return columns.id.filter((_, ordinal) => columns.live[ordinal] === 1);
}

function capturesOf(articleId: string, { captures, readings, summary }: CatalogueArticle): Due[] {
  return captures.map((capture) => ({
    articleId,
    title: summary.title,
    capture,
    earlier: readings.findLast((reading) => reading.captureId === capture.id),
  }));
}

function isRead({ earlier, capture }: Due, same: ReadByToday, tally: Tally): boolean {
  const isCurrent = isOfToday(earlier) || same.has(capture.id);
  if (isCurrent) tally.current += 1;
  return isCurrent;
}

/** Reads some captures side by side, then commits what changed among them. */
async function readAll(session: Session, due: readonly Due[], tally: Tally, same: ReadByToday, stop: AbortSignal): Promise<void> {
  stop.throwIfAborted();
  const read = await Promise.all(
    due.map(async (each) => ({ ...each, came: await readAnew(session, each.articleId, each.capture, each.earlier, stop) })),
  );
  await commit(
    session,
    read.flatMap(({ came }) => (came.outcome === 'changed' ? [came.change] : [])),
  );
  const unchanged = read.filter(({ came }) => came.outcome === 'unchanged').map(({ capture }) => capture.id);
  // What is not noted costs reading it once more.
  await same
    .add(unchanged)
    .catch((error: unknown) => session.ports.logger.warn('what was read anew could not be noted', { error }));
  for (const { articleId, title, capture, came } of read) count(tally, came, { articleId, captureId: capture.id, title });
}

function count(tally: Tally, came: ReadAnew, named: Omit<Tally['failed'][number], 'reason'>): void {
  if (came.outcome === 'failed') tally.failed.push({ ...named, reason: came.reason });
  else tally[came.outcome] += 1;
}
