import { isArchiveError } from '../../../shared/archive-error.ts';
import type { Reading } from '../seams.ts';
import { readingAt } from './readings.ts';
import type { Session } from './session.ts';

/** The reading copies of the newest other articles whose pages are of the same host. What cannot be read teaches nothing. */
export async function readingsOfSource(
  session: Pick<Session, 'catalogue' | 'store' | 'readings' | 'ports'>,
  url: string | null,
  articleId: string,
): Promise<Reading[]> {
  const host = hostOf(url);
  if (host === null) return [];
  const { columns } = session.catalogue;
  const found: Reading[] = [];
  const oldest = Math.max(0, columns.size - MOST_LOOKED_AT);
  for (let ordinal = columns.size - 1; ordinal >= oldest && found.length < MOST_READ; ordinal--) {
    const id = columns.id[ordinal];
    if (columns.live[ordinal] !== 1 || id === undefined || id === articleId || hostOf(columns.url[ordinal] ?? null) !== host)
      continue;
    const current = session.catalogue.article(id)?.currentReading;
    if (current == null) continue;
    try {
      found.push(await readingAt(session, current));
    } catch (error) {
      if (!isArchiveError(error)) throw error;
      session.ports.logger.warn('a reading copy of the same source could not be read', { articleId: id, error });
    }
  }
  return found;
}

/** Enough to tell what a source says on every page, and no more work for a save than a few small files. */
const MOST_READ = 16;
const MOST_LOOKED_AT = 20_000;

/** By the text of an address: the hosts of thousands of them are looked at for each page. */
const hostOf = (url: string | null): string | null =>
  /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(url ?? '')?.[1]?.toLowerCase() ?? null;
