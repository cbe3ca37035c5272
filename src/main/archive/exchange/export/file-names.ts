import type { ExportOptions } from '../../../../shared/contract/exchange.ts';
import type { ArticleSummary } from '../../../../shared/contract/shapes/article.ts';
import { spanOf } from '../../dates/span.ts';
import { slug } from './slug.ts';

/** An article's place in the export and the name of its files, without extension. */
export interface NamedArticle {
  readonly summary: ArticleSummary;
  /** From 1. */
  readonly n: number;
  /** `0001_2024-12-09_source_title-slug`. Unique in this export, whatever the file system folds. */
  readonly stem: string;
  /** The title was longer than a name may be. */
  readonly shortened: boolean;
}

/** Puts the articles in the order asked for and names them. Names come from numbers and slugs, never from raw titles. */
export function nameArticles(articles: readonly ArticleSummary[], order: ExportOptions['order']): NamedArticle[] {
  const width = Math.max(4, String(articles.length).length);
  return ordered(articles, order).map((summary, i) => {
    const date = summary.publishedAt?.value.slice(0, 10) ?? 'undated';
    const source = slug(summary.siteName ?? '', 30, slug(summary.source ?? '', 30, 'no-source').slug);
    const title = slug(summary.title, 60, 'article');
    const stem = [String(i + 1).padStart(width, '0'), slug(date, 10, 'undated').slug, source.slug, title.slug].join('_');
    return { summary, n: i + 1, stem, shortened: title.shortened };
  });
}

/** `longpier-witness_2026-11-23`: what an export's folder is called when nobody names it. */
export function folderName(name: string, date: string): string {
  return `${slug(name, 60, 'export').slug}_${date.slice(0, 10)}`;
}

function ordered(articles: readonly ArticleSummary[], order: ExportOptions['order']): ArticleSummary[] {
  const keyed = articles.map((summary) => ({
    summary,
    key: order.startsWith('published') ? publishedAt(summary) : summary.capturedAt,
  }));
  const byKey = (a: string | number, b: string | number): number => (a === b ? 0 : a < b ? -1 : 1);
  const sign = order.endsWith('desc') ? -1 : 1;
  return keyed
    .sort((a, b) => {
      if (order === 'title-asc') return collator.compare(a.summary.title, b.summary.title) || byKey(a.summary.id, b.summary.id);
      // Undated articles come last in either direction.
      if (a.key === UNDATED || b.key === UNDATED) return byKey(a.key, b.key) || byKey(a.summary.id, b.summary.id);
      return sign * byKey(a.key, b.key) || byKey(a.summary.id, b.summary.id);
    })
    .map(({ summary }) => summary);
}

const UNDATED = Number.POSITIVE_INFINITY;
const collator = new Intl.Collator('en', { numeric: true });

const publishedAt = ({ publishedAt: dated }: ArticleSummary): number =>
  dated === null ? UNDATED : spanOf(dated.value, dated.precision, dated.zone).start;
