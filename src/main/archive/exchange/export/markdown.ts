import { stringify } from 'yaml';
import { blocksToMarkdown } from '../../../../shared/block-markdown.ts';
import type { Article } from '../../../../shared/contract/shapes/article.ts';
import { escapeMarkdown } from '../../../../shared/markdown-text.ts';
import { type PageFormat, withoutPrivate } from './format.ts';
import { peopleMoment } from './people-date.ts';
import { byLine } from './text.ts';

/** CommonMark with YAML front matter, whose keys note-taking tools know. */
export const markdown: PageFormat = {
  kind: 'pages',
  extension: '.md',
  folder: '',
  index: 'index.md',
  images: false,
  page(out, _place, { options }) {
    const article = withoutPrivate(out.article, options.include);
    const parts = [frontMatter(article), `# ${heading(article.title)}`, blocksToMarkdown(article.blocks)];
    if (article.noteList.length > 0) parts.push('## Notes', ...article.noteList.map((note) => escapeMarkdown(note.text)));
    for (const { capture, title, blocks } of out.earlier) {
      parts.push(`## Captured ${peopleMoment(capture.capturedAt)}`, `### ${heading(title)}`, blocksToMarkdown(blocks));
    }
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  },
  indexPage(pages, { name, date }) {
    const lines = pages.map(
      ({ stem, summary }) => `1. [${heading(summary.title)}](${stem}.md)  \n   ${escapeMarkdown(byLine(summary))}`,
    );
    const count = pages.length === 1 ? '1 article' : `${pages.length} articles`;
    return `# ${heading(name)}\n\n${count}, exported ${date}.\n\n${lines.join('\n')}\n`;
  },
};

const heading = (text: string): string => escapeMarkdown(text).replace(/\s*\n\s*/g, ' ');

/** Quoted where readers of YAML 1.1, which most note-taking tools are, would take a text for a date or a number. */
function frontMatter(article: Article): string {
  const newest = article.captureList[0];
  const fields = {
    title: article.title,
    source: article.url,
    outlet: article.siteName,
    author: article.byline,
    published: article.publishedAt?.value ?? null,
    published_zone: article.publishedAt?.zone ?? null,
    updated: article.updatedAt?.value ?? null,
    saved: article.capturedAt,
    language: article.lang,
    description: article.excerpt,
    tags: article.tags,
    collections: article.collections,
    id: article.id,
    captures: article.captures,
    status: newest?.status ?? null,
    sha256: newest?.sha256 ?? null,
  };
  const present = Object.entries(fields).filter(([, value]) => value !== null && value !== '' && !isEmpty(value));
  return `---\n${stringify(Object.fromEntries(present), { lineWidth: 0, compat: 'yaml-1.1' })}---`;
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
