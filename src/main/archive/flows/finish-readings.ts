import { decodeAs } from '../capture/charset.ts';
import { payloadOf } from '../capture/read-warc.ts';
import type { CatalogueArticle } from '../catalogue/catalogue.ts';
import type { ObjectEntry } from '../seams.ts';
import { commit } from './commit.ts';
import { makeReading } from './make-reading.ts';
import type { Session } from './session.ts';

interface Manifest {
  readonly charset: { readonly name: string };
  readonly objects: readonly ObjectEntry[];
  readonly kind: 'html' | 'text' | 'markdown' | 'ready' | 'other';
}

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
  const manifestSha = capture ? session.catalogue.manifestOf(capture.id) : null;
  if (!capture || !manifestSha) return 0;
  // Safe: the hash proves that these are the bytes `store-capture` wrote.
  const manifest = JSON.parse(new TextDecoder('utf-8').decode(await session.store.read(manifestSha))) as Manifest;
  const { payload } = await payloadOf(await session.store.read(capture.warc));
  const images = new Map(
    manifest.objects.flatMap((entry) => (entry.role === 'image' && entry.url ? [[entry.url, entry] as const] : [])),
  );
  const draft = {
    kind: manifest.kind,
    text: decodeAs(payload, manifest.charset.name),
    finalUrl: capture.finalUrl,
    requestedUrl: capture.requestedUrl,
    capturedAt: capture.capturedAt,
  };
  const { changes } = await makeReading(session, draft, { articleId, captureId: capture.id, images }, session.closing);
  await commit(session, changes);
  return changes.length;
}
