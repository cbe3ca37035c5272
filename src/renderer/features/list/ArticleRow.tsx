import { Star } from 'lucide-react';
import type { Hit, Snippet } from '../../../shared/contract/search.ts';
import { cx } from '../../ui/cx.ts';
import { type DateStyle, formatPartialDate } from '../../ui/format-date.ts';
import { Marked } from '../../ui/Marked.tsx';
import { CareSign } from './CareSign.tsx';
import { cutAround } from './cut-around.ts';
import { t } from './messages.ts';
import { RowMeta } from './RowMeta.tsx';
import styles from './rows.module.css';

export type RowKind = 'standard' | 'compact' | 'hit';

interface Props {
  readonly hit: Hit;
  readonly kind: RowKind;
  readonly dateStyle: DateStyle;
}

/** What one row shows. Its height is fixed by its kind: 80, 32 or 104 px (D4). */
export function ArticleRow({ hit, kind, dateStyle }: Props) {
  const { article } = hit;
  const [first, second] = hit.snippets;
  const language = article.lang ? { lang: article.lang } : {};
  const title = (
    <span className={cx(styles.title, article.unread && styles.unread)} dir={article.dir} {...language}>
      <Marked text={article.title || t('row.untitled')} hits={hit.titleHits} />
    </span>
  );
  const dot = article.unread ? <span className={styles.dot} /> : null;
  if (kind === 'compact') {
    return (
      <div className={styles.compact} aria-hidden>
        {dot}
        <span className={styles.compactDate}>
          {article.publishedAt
            ? formatPartialDate({ ...article.publishedAt, value: article.publishedAt.value.slice(0, 10) }, dateStyle)
            : t('row.undated')}
        </span>
        {title}
        {article.needsCare.includes('changed-on-disk') ? <CareSign article={article} /> : null}
        {article.starred ? <Star size={14} strokeWidth={1.75} className={styles.star} /> : null}
        <bdi className={styles.compactSource}>{article.siteName}</bdi>
      </div>
    );
  }
  return (
    <div className={cx(styles.row, kind === 'hit' && styles.hitRow)} aria-hidden>
      <div className={styles.line}>
        {dot}
        {title}
      </div>
      {kind === 'hit' ? (
        <>
          <RowMeta article={article} dateStyle={dateStyle} hitCount={hit.hitCount} />
          {first ? <SnippetLine snippet={first} /> : null}
          {second ? <SnippetLine snippet={second} /> : null}
          {hit.snippets.length === 0 && article.excerpt !== '' ? (
            <span className={cx(styles.snippet, styles.excerpt)} dir={article.dir} {...language}>
              {article.excerpt}
            </span>
          ) : null}
        </>
      ) : (
        <RowMeta article={article} dateStyle={dateStyle} />
      )}
    </div>
  );
}

function SnippetLine({ snippet }: { readonly snippet: Snippet }) {
  const { text, hits } = cutAround(snippet.text, snippet.hits);
  const { field } = snippet;
  return (
    <span className={styles.snippet} dir={snippet.dir} {...(snippet.lang ? { lang: snippet.lang } : {})}>
      {field === 'body' || field === 'title' ? null : <b className={styles.where}>{t(`row.in.${field}`)} </b>}
      <Marked text={text} hits={hits} />
    </span>
  );
}
