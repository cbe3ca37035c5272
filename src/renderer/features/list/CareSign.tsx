import { ShieldX, TriangleAlert } from 'lucide-react';
import type { ArticleSummary } from '../../../shared/contract/shapes/article.ts';
import { t } from './messages.ts';
import styles from './rows.module.css';

/** That an article needs care: red and in words when its bytes are no longer what was saved. */
export function CareSign({ article }: { readonly article: Pick<ArticleSummary, 'needsCare'> }) {
  if (article.needsCare.includes('changed-on-disk'))
    return (
      <span className={styles.changed}>
        <ShieldX size={14} strokeWidth={2} />
        {t('row.changed.badge')}
      </span>
    );
  return article.needsCare.length > 0 ? <TriangleAlert size={14} strokeWidth={1.75} className={styles.care} /> : null;
}
