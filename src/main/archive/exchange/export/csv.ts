import Papa from 'papaparse';
import type { Article } from '../../../../shared/contract/shapes/article.ts';
import { type ListFormat, withoutPrivate } from './format.ts';

/** CSV: the summary, a row an article. RFC 4180, UTF-8; no cell can start a formula. JSON Lines is its lossless twin. */
export const csv: ListFormat = {
  kind: 'list',
  file: 'articles.csv',
  head: ({ options }) => `${options.csvBom ? '\ufeff' : ''}${row(Object.keys(COLUMNS))}`,
  piece: (out, _n, { options }) => {
    const article = withoutPrivate(out.article, options.include);
    return row(Object.values(COLUMNS).map((cell) => cell(article)));
  },
  tail: '',
};

const COLUMNS: Readonly<Record<string, (article: Article) => string>> = {
  id: ({ id }) => id,
  title: ({ title }) => title,
  byline: ({ byline }) => byline.join('; '),
  siteName: ({ siteName }) => siteName ?? '',
  url: ({ url }) => url ?? '',
  publishedAt: ({ publishedAt }) => publishedAt?.value ?? '',
  publishedPrecision: ({ publishedAt }) => publishedAt?.precision ?? '',
  publishedZone: ({ publishedAt }) => publishedAt?.zone ?? '',
  publishedCertainty: ({ publishedAt }) => publishedAt?.certainty ?? '',
  updatedAt: ({ updatedAt }) => updatedAt?.value ?? '',
  capturedAt: ({ capturedAt }) => capturedAt,
  lang: ({ lang }) => lang ?? '',
  dir: ({ dir }) => dir,
  wordCount: ({ wordCount }) => String(wordCount),
  excerpt: ({ excerpt }) => excerpt,
  tags: ({ tags }) => tags.join('; '),
  collections: ({ collections }) => collections.join('; '),
  captures: ({ captures }) => String(captures),
  unread: ({ unread }) => String(unread),
  starred: ({ starred }) => String(starred),
  needsCare: ({ needsCare }) => needsCare.join('; '),
  sha256: ({ captureList }) => captureList[0]?.sha256 ?? '',
};

/** What makes a spreadsheet read a cell as a formula, full-width forms of some keyboards included. */
const TRIGGER = /^[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/;

const row = (cells: readonly string[]): string =>
  `${Papa.unparse([cells.map((cell) => (TRIGGER.test(cell) ? `'${cell}` : cell).replaceAll('\0', '\ufffd'))], { newline: '\r\n' })}\r\n`;
