import { isArchiveError } from '../../../shared/archive-error.ts';
import type { Capture } from '../../../shared/contract/shapes/capture.ts';
import type { CatalogueArticle } from '../catalogue/catalogue.ts';
import { EXTRACTOR } from '../extract/version.ts';
import type { Change, Reading } from '../seams.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import { keepReading, readingOf } from './make-reading.ts';
import { readingAt } from './readings.ts';
import type { Session } from './session.ts';
import { type StoredDraft, storedDraft } from './stored-draft.ts';

/** What reading a stored capture once more came to. */
export type ReadAnew =
  | { readonly outcome: 'changed'; readonly change: Change }
  | { readonly outcome: 'unchanged' | 'current' }
  | { readonly outcome: 'failed'; readonly reason: string };

/** Reads a stored capture with the extractor of today, and writes the reading copy only if it says something else than the one before. */
export async function readAnew(
  session: Session,
  articleId: string,
  capture: Capture,
  earlier: CatalogueArticle['readings'][number] | undefined,
  signal: AbortSignal,
): Promise<ReadAnew> {
  const stored = await storedOrReason(session, capture);
  if (typeof stored === 'string') return { outcome: 'failed', reason: stored };
  const reading = await readingOf(session, stored, articleId, signal);
  if (reading === null) return { outcome: 'failed', reason: 'The text of this kind of file cannot be read yet.' };
  const before = earlier ? await readingAt(session, earlier.reading).catch(nothingWhenDamaged) : null;
  if (before && says(before) === says(reading)) return { outcome: 'unchanged' };
  const broke = reading.warnings.find(isBroken);
  // Bare text never takes the place of a reading copy.
  if (before && broke !== undefined && !before.warnings.some(isBroken)) return { outcome: 'failed', reason: broke };
  return { outcome: 'changed', change: await keepReading(session, reading, { articleId, captureId: capture.id }) };
}

/** Whether a reading copy is what the extractor of today would make. One that broke is tried again. */
export function isOfToday(reading: CatalogueArticle['readings'][number] | undefined): boolean {
  return reading?.extractor === EXTRACTOR && !reading.warnings.some(isBroken);
}

const isBroken = (warning: string) => warning.startsWith('extraction-failed');

/** Everything a reading copy says, whichever version made it. */
const says = (reading: Reading) => canonicalJson({ ...reading, extractor: '' });

async function storedOrReason(session: Session, capture: Capture): Promise<StoredDraft | string> {
  try {
    return (await storedDraft(session, capture)) ?? 'Its record names no stored page.';
  } catch (error) {
    if (!isArchiveError(error)) session.ports.logger.error('a stored capture could not be read', { capture: capture.id, error });
    return error instanceof Error ? error.message : String(error);
  }
}

/** A damaged reading copy is made anew: what cannot be read is no reason to keep it. */
function nothingWhenDamaged(error: unknown): null {
  if (isArchiveError(error)) return null;
  throw error;
}
