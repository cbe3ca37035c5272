import { blocksToText } from '../../../shared/block-text.ts';
import type { Block } from '../../../shared/contract/shapes/block.ts';
import type { CaptureDraft, Change, NewObject, ObjectEntry, Reading, ReadingEntry } from '../seams.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import type { Session } from './session.ts';

const utf8 = new TextEncoder();

/** The reading copy of a stored capture: extracted, stored as objects, and the change that joins it to its article. */
export async function makeReading(
  session: Session,
  draft: Pick<CaptureDraft, 'kind' | 'text' | 'finalUrl' | 'requestedUrl' | 'capturedAt'>,
  stored: { readonly articleId: string; readonly captureId: string; readonly images: ReadonlyMap<string, ObjectEntry> },
  signal: AbortSignal | undefined,
): Promise<{ changes: Change[]; warnings: readonly string[] }> {
  if (draft.kind === 'other')
    return { changes: [], warnings: ['no-text: this kind of file is stored, but its text cannot be read yet.'] };
  const url = draft.finalUrl ?? draft.requestedUrl;
  const extracted = await session.extractor.extract(
    { kind: draft.kind, text: draft.text, url, capturedAt: draft.capturedAt },
    signal,
  );
  const reading: Reading = { ...extracted, blocks: extracted.blocks.map((block) => withStoredImage(block, stored.images)) };
  const objects: NewObject[] = [
    { role: 'reading', mime: 'application/json', bytes: utf8.encode(canonicalJson(reading)) },
    { role: 'text', mime: 'text/plain; charset=utf-8', bytes: utf8.encode(blocksToText(reading.blocks)) },
  ];
  const entries = await session.store.put(objects);
  const change: Change = {
    type: 'reading.add',
    articleId: stored.articleId,
    captureId: stored.captureId,
    objects: entries,
    entry: entryOf(reading),
    extractor: reading.extractor,
  };
  return { changes: [change], warnings: reading.warnings };
}

/** Points a figure at the stored bytes of its image, or says that they were not saved. */
function withStoredImage(block: Block, images: ReadonlyMap<string, ObjectEntry>): Block {
  if (block.type !== 'figure' || !block.image) return block;
  const found = images.get(block.image.url);
  return {
    ...block,
    image: found
      ? { ...block.image, sha256: found.sha256, mime: found.mime }
      : { ...block.image, sha256: null, mime: null, missing: block.image.missing ?? 'not saved' },
  };
}

function entryOf(reading: Reading): ReadingEntry {
  const {
    title,
    byline,
    siteName,
    canonicalUrl,
    publishedAt,
    modifiedAt,
    lang,
    dir,
    excerpt,
    wordCount,
    leadImage,
    needsCare,
    warnings,
  } = reading;
  return {
    title,
    byline,
    siteName,
    canonicalUrl,
    publishedAt,
    updatedAt: modifiedAt,
    lang,
    dir,
    excerpt,
    wordCount,
    leadImage,
    needsCare,
    warnings,
  };
}
