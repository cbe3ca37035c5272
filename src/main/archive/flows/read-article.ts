import { ArchiveError } from '../../../shared/archive-error.ts';
import { blocksToText } from '../../../shared/block-text.ts';
import type { Article } from '../../../shared/contract/shapes/article.ts';
import type { CatalogueArticle } from '../catalogue/catalogue.ts';
import { readingAt } from './readings.ts';
import type { Session } from './session.ts';
import { withRestored } from './with-restored.ts';

/** What the catalogue holds of an article, or a clear error. */
export function heldArticle(session: Pick<Session, 'catalogue'>, id: string): CatalogueArticle {
  const article = session.catalogue.article(id);
  if (!article)
    throw new ArchiveError('not-found', `There is no article ${id} in this archive. \`list\` shows the ids that are.`);
  return article;
}

/** An article whole, as it reads now: the newest reading copy with what was put back, under the metadata a person may have corrected. */
export async function readArticle(session: Session, id: string): Promise<Article> {
  const held = heldArticle(session, id);
  const reading = held.currentReading ? await readingAt(session, held.currentReading) : null;
  const { blocks, removed } = reading ? withRestored(reading, held.restored) : { blocks: [], removed: [] };
  return {
    ...held.summary,
    blocks,
    removed,
    text: blocksToText(blocks),
    captureList: held.captures,
    noteList: held.notes,
    warnings: [...new Set([...(held.captures[0]?.warnings ?? []), ...(reading?.warnings ?? [])])],
    originals: held.originals,
    leadImage: reading?.leadImage ?? null,
    settled: held.settled,
  };
}
