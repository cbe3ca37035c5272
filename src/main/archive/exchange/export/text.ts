import { blocksToText } from '../../../../shared/block-text.ts';
import type { ArticleSummary } from '../../../../shared/contract/shapes/article.ts';
import { type PageFormat, withoutPrivate } from './format.ts';
import { peopleDate, peopleMoment } from './people-date.ts';

/** Plain text: a few lines on where it comes from, then the reading copy. */
export const text: PageFormat = {
  kind: 'pages',
  extension: '.txt',
  folder: '',
  index: 'index.txt',
  images: false,
  page(out, _place, { options }) {
    const article = withoutPrivate(out.article, options.include);
    const parts = [article.title, about(article), article.text];
    if (article.noteList.length > 0) parts.push(['Notes', ...article.noteList.map((note) => note.text)].join('\n\n'));
    for (const { capture, title, blocks } of out.earlier) {
      parts.push(`Captured ${peopleMoment(capture.capturedAt)}\n${title}\n\n${blocksToText(blocks)}`);
    }
    return `${parts.join('\n\n')}\n`;
  },
  indexPage(pages, { name, date }) {
    const lines = pages.map(({ n, stem, summary }) => `${n}. ${summary.title}\n   ${byLine(summary)}\n   ${stem}.txt`);
    return `${name}\n${pages.length === 1 ? '1 article' : `${pages.length} articles`}, exported ${date}\n\n${lines.join('\n\n')}\n`;
  },
};

/** `Reuters · 9 Dec 2024` */
export const byLine = (summary: ArticleSummary): string =>
  [summary.siteName, ...summary.byline, summary.publishedAt === null ? 'no published date' : peopleDate(summary.publishedAt)]
    .filter((part) => part !== null)
    .join(' \u00b7 ');

function about(article: ArticleSummary): string {
  const lines: (readonly [string, string | null])[] = [
    ['Source', article.siteName],
    ['By', article.byline.join(', ') || null],
    ['Published', article.publishedAt && peopleDate(article.publishedAt)],
    ['Updated', article.updatedAt && peopleDate(article.updatedAt)],
    ['Captured', peopleMoment(article.capturedAt)],
    ['Address', article.url],
    ['Tags', article.tags.join(', ') || null],
    ['Collections', article.collections.join(', ') || null],
  ];
  return lines.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`])).join('\n');
}
