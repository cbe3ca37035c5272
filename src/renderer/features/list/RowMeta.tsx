import { Layers, NotebookPen, Star } from 'lucide-react';
import type { ArticleSummary } from '../../../shared/contract/shapes/article.ts';
import { type DateStyle, formatPartialDate } from '../../ui/format-date.ts';
import { CareSign } from './CareSign.tsx';
import { t } from './messages.ts';
import styles from './rows.module.css';

interface Props {
  readonly article: ArticleSummary;
  readonly dateStyle: DateStyle;
  /** Said at the end instead of badges and tags: “9 hits”. */
  readonly hitCount?: number;
}

/** The small line of a row: source and date first and last to be cut; the author gives way first, then tags fold. */
export function RowMeta({ article, dateStyle, hitCount }: Props) {
  const [firstTag, ...moreTags] = article.tags;
  const author = article.byline[0];
  return (
    <div className={styles.meta}>
      <span className={styles.facts}>
        {article.siteName ? (
          <bdi className={styles.source} {...(article.lang ? { lang: article.lang } : {})}>
            {article.siteName}
          </bdi>
        ) : null}
        {author ? (
          <>
            <span className={styles.author}>·</span>
            <bdi className={styles.author}>{author}</bdi>
          </>
        ) : null}
        {article.siteName ? <span>·</span> : null}
        <bdi className={styles.date}>
          {article.publishedAt ? formatPartialDate(article.publishedAt, dateStyle) : t('row.undated')}
        </bdi>
      </span>
      {hitCount === undefined ? (
        <span className={styles.badges}>
          <CareSign article={article} />
          {article.captures > 1 ? (
            <span className={styles.badge}>
              <Layers size={14} strokeWidth={1.75} />
              {article.captures}
            </span>
          ) : null}
          {article.notes > 0 ? (
            <span className={styles.badge}>
              <NotebookPen size={14} strokeWidth={1.75} />
              {article.notes}
            </span>
          ) : null}
          {article.starred ? <Star size={14} strokeWidth={1.75} className={styles.star} /> : null}
          {firstTag === undefined ? null : (
            <span className={styles.tag}>
              <bdi>{firstTag}</bdi>
              {moreTags.length > 0 ? ` +${moreTags.length}` : ''}
            </span>
          )}
        </span>
      ) : (
        <span className={styles.badges}>
          {article.needsCare.includes('changed-on-disk') ? <CareSign article={article} /> : null}
          {hitCount > 0 ? <span className={styles.hitCount}>{t('row.hits', { count: hitCount })}</span> : null}
        </span>
      )}
    </div>
  );
}
