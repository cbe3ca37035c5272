import { blocksToText } from '../../../shared/block-text.ts';
import type { Block } from '../../../shared/contract/shapes/block.ts';
import { withoutFurniture } from '../extract/without-furniture.ts';
import type { Change, NewObject, ObjectEntry, Reading, ReadingEntry } from '../seams.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import { readingsOfSource } from './same-source.ts';
import type { Session } from './session.ts';
import type { StoredDraft } from './stored-draft.ts';

const utf8 = new TextEncoder();

/** The reading copy of a stored capture: extracted, stored as objects, and the change that joins it to its article. */
export async function makeReading(
  session: Session,
  draft: StoredDraft['draft'],
  stored: { readonly articleId: string; readonly captureId: string; readonly images: StoredDraft['images'] },
  signal: AbortSignal | undefined,
): Promise<{ changes: Change[]; warnings: readonly string[] }> {
  const reading = await readingOf(session, { draft, images: stored.images }, stored.articleId, signal);
  if (reading === null)
    return { changes: [], warnings: ['no-text: this kind of file is stored, but its text cannot be read yet.'] };
  return { changes: [await keepReading(session, reading, stored)], warnings: reading.warnings };
}

/** What the extractor makes of a stored capture, without the lines that its source has on every page, nothing written; null for a kind of file whose text cannot be read. */
export async function readingOf(
  session: Pick<Session, 'extractor' | 'catalogue' | 'store' | 'readings' | 'ports'>,
  { draft, images }: StoredDraft,
  articleId: string,
  signal: AbortSignal | undefined,
): Promise<Reading | null> {
  const { kind, text, capturedAt } = draft;
  if (kind === 'other') return null;
  const url = draft.finalUrl ?? draft.requestedUrl;
  const read = await session.extractor.extract({ kind, text, url, capturedAt }, signal);
  const extracted = kind === 'html' ? withoutFurniture(read, await readingsOfSource(session, url, articleId)) : read;
  return { ...extracted, blocks: extracted.blocks.map((block) => withStoredImage(block, images)) };
}

/** Stores a reading copy beside the earlier ones; gives the change that joins it to its article. */
export async function keepReading(
  session: Pick<Session, 'store'>,
  reading: Reading,
  { articleId, captureId }: { readonly articleId: string; readonly captureId: string },
): Promise<Change> {
  const objects: NewObject[] = [
    { role: 'reading', mime: 'application/json', bytes: utf8.encode(canonicalJson(reading)) },
    { role: 'text', mime: 'text/plain; charset=utf-8', bytes: utf8.encode(blocksToText(reading.blocks)) },
  ];
  const entries = await session.store.put(objects);
  return { type: 'reading.add', articleId, captureId, objects: entries, entry: entryOf(reading), extractor: reading.extractor };
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
