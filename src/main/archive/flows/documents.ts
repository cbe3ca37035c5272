import { hash } from 'node:crypto';
import { blockText } from '../../../shared/block-text.ts';
import type { CatalogueArticle } from '../catalogue/catalogue.ts';
import type { IndexDocument } from '../seams.ts';
import { readingAt } from './readings.ts';
import type { Session } from './session.ts';
import { withRestored } from './with-restored.ts';

type Held = Pick<Session, 'catalogue' | 'store' | 'readings'>;

/** What the index compares to know whether an article changed: everything `documentOf` would read, without reading an object. */
export function documentVersion(article: CatalogueArticle): string {
  const { summary, titles, notes, currentReading, restored } = article;
  const facts = [
    currentReading,
    titles,
    summary.byline,
    summary.siteName,
    summary.source,
    summary.url,
    summary.lang,
    summary.tags,
    notes.map((note) => note.text),
    restored,
  ];
  return hash('sha1', JSON.stringify(facts), 'base64url');
}

/** An article as index and snippets read it; null when it is gone. */
export async function documentOf(session: Held, articleId: string): Promise<IndexDocument | null> {
  const article = session.catalogue.article(articleId);
  const ordinal = session.catalogue.columns.ordinalOf.get(articleId);
  if (!article || ordinal === undefined) return null;
  const { summary, titles, notes, currentReading, restored } = article;
  const reading = currentReading ? await readingAt(session, currentReading) : null;
  const blocks = reading ? withRestored(reading, restored).blocks : [];
  return {
    ordinal,
    articleId,
    version: documentVersion(article),
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
