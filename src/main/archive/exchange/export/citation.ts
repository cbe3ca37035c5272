import type { Article } from '../../../../shared/contract/shapes/article.ts';
import { slug } from './slug.ts';

/** What all citation formats say of an article, each value one line of text. */
export interface Citation {
  /** Unique in the export; letters, digits and hyphens. */
  readonly key: string;
  readonly kind: 'newspaper' | 'webpage' | 'document';
  readonly title: string;
  readonly authors: readonly string[];
  readonly outlet: string | null;
  /** As many of year, month and day as are known; empty when none is. */
  readonly issued: readonly string[];
  /** Year, month and day of the newest capture. */
  readonly accessed: readonly string[];
  readonly url: string | null;
  readonly language: string | null;
  readonly abstract: string | null;
  readonly keywords: readonly string[];
  readonly notes: readonly string[];
}

/** Reads an article as a citation: with a publication it is a piece of one, with an address alone a web page, else a document. */
export function citationOf(article: Article, n: number): Citation {
  const issued = datePart(article.publishedAt?.value ?? null);
  const outlet = article.siteName === null ? null : line(article.siteName);
  const name = slug(outlet ?? article.byline[0] ?? '', 30, slug(article.source ?? '', 30, 'article').slug).slug;
  return {
    key: `${name}-${issued[0] ?? 'nd'}-${n}`,
    kind: outlet !== null ? 'newspaper' : article.url !== null ? 'webpage' : 'document',
    title: line(article.title),
    authors: article.byline.map(line).filter((author) => author !== ''),
    outlet,
    issued,
    accessed: datePart(article.capturedAt),
    url: article.url === null ? null : line(article.url),
    language: article.lang,
    abstract: line(article.excerpt) || null,
    keywords: article.tags.map(line),
    notes: article.noteList.map((note) => line(note.text)),
  };
}

/** A value must not end its line: the line is what these formats are made of. */
const line = (text: string): string => text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();

const datePart = (value: string | null): readonly string[] => (value === null ? [] : value.slice(0, 10).split('-'));
