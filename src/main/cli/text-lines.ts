import type { ArticleSummary } from '../../shared/contract/shapes/article.ts';
import type { Dated } from '../../shared/contract/shapes/dated.ts';

/** `a_1  2024-12-09  Reuters  Title`: an article as one line for people. */
export function articleLine(article: Pick<ArticleSummary, 'id' | 'publishedAt' | 'siteName' | 'title'>): string {
  return [
    article.id,
    dateText(article.publishedAt),
    ...(article.siteName ? [article.siteName] : []),
    oneLine(article.title),
  ].join('  ');
}

/** A date with its zone, or `undated`. */
export const dateText = (dated: Dated | null | undefined): string =>
  dated ? `${dated.value.replace('T', ' ')}${dated.zone === null ? '' : ` ${dated.zone}`}` : 'undated';

/** `3 articles`, `1 article`. */
export const plural = (n: number, word: string): string => `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`;

/** Text of a page as a terminal may show it: one line, and no control character that could steer the terminal. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim();

/** Text of a page over many lines, without control characters. */
export const manyLines = (text: string): string => text.replace(/(?![\n\t])[\p{Cc}]/gu, '');
