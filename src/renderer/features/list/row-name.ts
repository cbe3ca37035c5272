import type { ArticleSummary } from '../../../shared/contract/shapes/article.ts';
import { type DateStyle, formatPartialDate } from '../../ui/format-date.ts';
import { t } from './messages.ts';

/** A row in one spoken sentence: unread, title, source, date, then what it has (UX 2.1). */
export function rowName(article: ArticleSummary, style: DateStyle): string {
  return [
    article.unread ? t('row.unread') : null,
    article.title || t('row.untitled'),
    article.siteName,
    article.publishedAt ? formatPartialDate(article.publishedAt, style) : t('row.undated'),
    article.captures > 1 ? t('row.captures', { count: article.captures }) : null,
    article.notes > 0 ? t('row.notes', { count: article.notes }) : null,
    article.starred ? t('row.starred') : null,
    article.needsCare.includes('changed-on-disk') ? t('row.changed') : article.needsCare.length > 0 ? t('row.care') : null,
    article.tags.length > 0 ? t('row.tags', { tags: article.tags.join(', ') }) : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
