import { blocksToHtml, escapeHtml } from '../../../../shared/block-html.ts';
import type { Article, ArticleSummary } from '../../../../shared/contract/shapes/article.ts';
import type { Block } from '../../../../shared/contract/shapes/block.ts';
import type { EarlierCapture } from '../../seams.ts';
import { type PageFormat, type PagePlace, withoutPrivate } from './format.ts';
import { htmlPage, outsideLink } from './html-page.ts';
import { peopleDate, peopleMoment } from './people-date.ts';

/** The reading room: an index, a page an article, and the images, all static. */
export const html: PageFormat = {
  kind: 'pages',
  extension: '.html',
  folder: 'articles/',
  index: 'index.html',
  images: true,
  page(out, place, { options }) {
    const article = withoutPrivate(out.article, options.include);
    const [first, ...rest] = article.blocks;
    const standfirst = first?.type === 'paragraph' && first.role === 'standfirst' ? first : null;
    const body = standfirst === null ? article.blocks : rest;
    const lang = article.lang === null ? '' : ` lang="${escapeHtml(article.lang)}"`;
    return htmlPage(
      article.title,
      [
        bar(place),
        '<main>',
        `<article${lang} dir="${article.dir}">`,
        '<header class="head">',
        article.siteName === null ? '' : `<p class="outlet"><bdi>${escapeHtml(article.siteName)}</bdi></p>`,
        `<h1>${escapeHtml(article.title)}</h1>`,
        standfirst === null ? '' : `<p class="standfirst">${escapeHtml(standfirst.text)}</p>`,
        `<p class="about" lang="en" dir="ltr">${about(article)}</p>`,
        article.url === null ? '' : `<p class="address" lang="en" dir="ltr">${outsideLink(article.url)}</p>`,
        '</header>',
        `<div class="body">\n${blocksToHtml(body, place)}\n</div>`,
        '</article>',
        notes(article),
        ...out.earlier.map((capture) => earlier(capture, place)),
        facts(article),
        '</main>',
      ]
        .filter((part) => part !== '')
        .join('\n'),
    );
  },
  indexPage(pages, { name, date }) {
    const count = pages.length === 1 ? '1 article' : `${pages.length} articles`;
    const rows = pages.map(({ stem, summary }) => contentsRow(`articles/${stem}.html`, summary));
    const intro = `<p class="intro">${count} \u00b7 exported ${peopleDate({ value: date, zone: null })} \u00b7 opens offline</p>`;
    return htmlPage(
      name,
      `<main>\n<h1>${escapeHtml(name)}</h1>\n${intro}\n<ol class="contents">\n${rows.join('\n')}\n</ol>\n</main>`,
    );
  },
};

function bar({ n, of, previous, next }: PagePlace): string {
  const link = (file: string | null, label: string) => (file === null ? '' : `<a href="${file}">${label}</a>`);
  return `<nav class="bar" aria-label="Articles">${[
    '<a href="../index.html">Contents</a>',
    `<span class="count">${n} of ${of}</span>`,
    link(previous, '\u2190 Previous'),
    link(next, 'Next \u2192'),
  ].join('')}</nav>`;
}

function about(article: ArticleSummary): string {
  return [
    ...article.byline.map((name) => `<bdi>${escapeHtml(name)}</bdi>`),
    article.publishedAt === null ? 'No published date' : `Published ${escapeHtml(peopleDate(article.publishedAt))}`,
    article.updatedAt === null ? '' : `Updated ${escapeHtml(peopleDate(article.updatedAt))}`,
    article.wordCount === 1 ? '1 word' : `${article.wordCount.toLocaleString('en')} words`,
  ]
    .filter((part) => part !== '')
    .join(' \u00b7 ');
}

function contentsRow(href: string, summary: ArticleSummary): string {
  const lang = summary.lang === null ? '' : ` lang="${escapeHtml(summary.lang)}"`;
  const date = summary.publishedAt === null ? 'no published date' : peopleDate(summary.publishedAt);
  const line = [summary.siteName, ...summary.byline, date]
    .filter((part) => part !== null)
    .map((part) => `<bdi>${escapeHtml(part)}</bdi>`);
  return [
    `<li><a href="${href}"${lang} dir="${summary.dir}">${escapeHtml(summary.title)}</a>`,
    `<p class="line">${line.join(' \u00b7 ')}</p>`,
    summary.excerpt === '' ? '' : `<p class="excerpt"${lang} dir="${summary.dir}">${escapeHtml(summary.excerpt)}</p>`,
    '</li>',
  ].join('');
}

function notes({ noteList }: Article): string {
  if (noteList.length === 0) return '';
  const written = noteList.map((note) => `<p dir="auto">${escapeHtml(note.text)}</p>`).join('\n');
  return `<section class="notes"><h2>Notes</h2>\n${written}\n</section>`;
}

function earlier({ capture, title, blocks }: EarlierCapture, place: PagePlace): string {
  const heading: Block = { type: 'heading', level: 2, text: title };
  return `<section class="earlier"><h2>Captured ${peopleMoment(capture.capturedAt)}</h2>\n<div class="body" dir="auto">${blocksToHtml([heading, ...blocks], place)}</div></section>`;
}

/** Where the copy comes from and what it can be checked against. */
function facts(article: Article): string {
  const newest = article.captureList[0];
  const rows: (readonly [string, string])[] = [
    ['Captured', peopleMoment(article.capturedAt)],
    ...(article.captures > 1 ? [['Captures', String(article.captures)] as const] : []),
    ...(newest === undefined ? [] : [['SHA-256', `<span class="hash">${escapeHtml(newest.sha256)}</span>`] as const]),
    ...(article.tags.length > 0 ? [['Tags', escapeHtml(article.tags.join(', '))] as const] : []),
    ...(article.collections.length > 0 ? [['Collections', escapeHtml(article.collections.join(', '))] as const] : []),
  ];
  const list = rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('');
  return `<footer class="facts"><h2>About this copy</h2><dl>${list}</dl></footer>`;
}
