import type { CaptureDraft, CaptureEntry, NewObject, ObjectEntry } from '../seams.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import { commit } from './commit.ts';
import type { Session } from './session.ts';

export interface StoredCapture {
  readonly captureId: string;
  readonly articleId: string;
  /** Stored images by the URL they came from. */
  readonly images: ReadonlyMap<string, ObjectEntry>;
}

const MANIFEST_VERSION = 1;
const utf8 = new TextEncoder();

/** Stores a capture whole (evidence, images, rendition, manifest) and journals it. When this resolves, it is saved. */
export async function storeCapture(
  session: Session,
  draft: CaptureDraft,
  {
    articleId,
    tags,
    collectionId,
    title,
  }: { articleId: string; tags: readonly string[]; collectionId: string | null; title: string | null },
): Promise<StoredCapture> {
  const { store } = session;
  const captureId = store.newId('c');
  const interventions = [...draft.interventions];
  const warnings = [...draft.warnings];

  const objects: NewObject[] = [{ role: 'warc', mime: 'application/warc', bytes: draft.warc }];
  for (const { url, mime, bytes } of draft.resources) if (isImage(mime)) objects.push({ role: 'image', mime, bytes, url });
  if (draft.kind === 'html') {
    const rendition = await session.extractor.render({
      html: draft.text,
      baseUrl: draft.finalUrl ?? draft.requestedUrl,
      resources: draft.resources,
    });
    if (rendition) objects.push({ role: 'rendition', mime: 'text/html', bytes: utf8.encode(rendition.html) });
    else warnings.push('no-rendition: the stored page could not be made static in time, so Original shows nothing.');
  }
  const entries = await store.put(objects);
  const one = (role: ObjectEntry['role']) => entries.find((entry) => entry.role === role)?.sha256 ?? null;

  const capture: CaptureEntry = {
    id: captureId,
    capturedAt: draft.capturedAt,
    method: draft.method,
    status: draft.status,
    requestedUrl: draft.requestedUrl,
    finalUrl: draft.finalUrl,
    redirects: draft.redirects,
    httpStatus: draft.httpStatus,
    mime: draft.mime,
    bytes: draft.payload.byteLength,
    sha256: draft.sha256,
    warc: one('warc') ?? '',
    rendition: one('rendition'),
    resourcesSaved: draft.resources.length,
    resourcesWanted: draft.resources.length + draft.missing.length,
    interventions,
    warnings,
  };
  const provisional = title ?? draft.finalUrl ?? draft.requestedUrl ?? 'Untitled';
  const url = draft.finalUrl ?? draft.requestedUrl;
  // All that the record says of the page, so that the record can be made again should the journal be lost.
  const manifest = {
    version: MANIFEST_VERSION,
    archiveId: store.archiveId,
    articleId,
    title: provisional,
    url,
    capture,
    charset: draft.charset,
    fidelity: draft.fidelity,
    kind: draft.kind,
    missing: draft.missing,
    facts: draft.facts,
    objects: entries,
    app: session.ports.appVersion,
    attestations: [],
  };
  const [manifestEntry] = await store.put([
    { role: 'manifest', mime: 'application/json', bytes: utf8.encode(canonicalJson(manifest)) },
  ]);
  await commit(session, [
    {
      type: 'capture.add',
      articleId,
      manifest: manifestEntry?.sha256 ?? '',
      objects: manifestEntry ? [...entries, manifestEntry] : entries,
      capture,
      title: provisional,
      url,
      tags,
      collectionId,
    },
  ]);
  return {
    captureId,
    articleId,
    images: new Map(entries.flatMap((entry) => (entry.role === 'image' && entry.url ? [[entry.url, entry]] : []))),
  };
}

/** Images a reading copy may show: raster formats a browser draws without running anything. */
const isImage = (mime: string) => /^image\/(png|jpeg|gif|webp|avif|bmp)$/.test(mime);
