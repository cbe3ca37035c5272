import { blockText } from '../../../shared/block-text.ts';
import type { IndexDocument } from '../seams.ts';
import { readingAt } from './readings.ts';
import type { Session } from './session.ts';
import { withRestored } from './with-restored.ts';

type Held = Pick<Session, 'catalogue' | 'store' | 'readings'>;

/** An article as index and snippets read it; null when it is gone. */
export async function documentOf(session: Held, articleId: string): Promise<IndexDocument | null> {
  const article = session.catalogue.article(articleId);
  const ordinal = session.catalogue.columns.ordinalOf.get(articleId);
  if (!article || ordinal === undefined) return null;
  const { summary, titles, notes, currentReading, restored } = article;
  // Of this moment: what changes while the reading copy is read is brought in by whoever changed it.
  const version = session.catalogue.textVersion(ordinal);
  const reading = currentReading ? await readingAt(session, currentReading) : null;
  const blocks = reading ? withRestored(reading, restored).blocks : [];
  return {
    ordinal,
    articleId,
    version,
    lang: summary.lang,
    dir: summary.dir,
    titles: [summary.title, ...titles.filter((title) => title !== summary.title)],
    byline: summary.byline,
    source: [summary.siteName, summary.source].filter((name) => name !== null),
    tags: summary.tags,
    notes: notes.map((note) => note.text),
    url: summary.url,
    blocks: blocks.map(blockText),
    standfirst: blocks.findIndex((block) => block.type === 'paragraph' && block.role === 'standfirst'),
  };
}
