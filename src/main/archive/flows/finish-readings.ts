import type { CatalogueArticle } from '../catalogue/catalogue.ts';
import { commit } from './commit.ts';
import { makeReading } from './make-reading.ts';
import type { Session } from './session.ts';
import { storedDraft } from './stored-draft.ts';

/** Makes the reading copies that are missing: of captures that were stored just before a crash, or that an older extractor could not read. */
export async function finishReadings(session: Session): Promise<number> {
  let made = 0;
  for (const articleId of session.catalogue.withoutReading()) {
    if (session.closing.aborted || session.store.readOnly) break;
    const article = session.catalogue.article(articleId);
    if (!article) continue;
    try {
      made += await readAgain(session, articleId, article);
    } catch (error) {
      session.ports.logger.error('a stored capture could not be read', { articleId, error });
    }
  }
  return made;
}

/** Reads the newest capture of an article once more; gives how many records that made. */
export async function readAgain(session: Session, articleId: string, article: CatalogueArticle): Promise<number> {
  const capture = article.captures[0];
  const stored = capture ? await storedDraft(session, capture) : null;
  if (!capture || !stored) return 0;
  const { changes } = await makeReading(
    session,
    stored.draft,
    { articleId, captureId: capture.id, images: stored.images },
    session.closing,
  );
  await commit(session, changes);
  return changes.length;
}
