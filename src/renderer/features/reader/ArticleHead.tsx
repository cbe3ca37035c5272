import type { ArticleSummary } from '../../../shared/contract/shapes/article.ts';
import { type DateStyle, formatMoment, formatPartialDate } from '../../ui/format-date.ts';
import styles from './ArticleHead.module.css';
import { t } from './messages.ts';

/** The standfirst and its place among the blocks. */
export interface Standfirst {
  readonly nth: number;
  readonly text: string;
}

interface Props {
  readonly article: ArticleSummary;
  readonly standfirst: Standfirst | null;
  readonly dateStyle: DateStyle;
  readonly onAddress: (href: string, at: Element) => void;
}

/** The head of an article: source, title, dates, address. There at once from the list's row, before the text is. */
export function ArticleHead({ article, standfirst, dateStyle, onAddress }: Props) {
  const { url, publishedAt, updatedAt } = article;
  const lang = article.lang ? { lang: article.lang } : {};
  const facts = [
    article.byline.length > 0 ? article.byline.join(', ') : null,
    publishedAt ? t('published', { when: formatPartialDate(publishedAt, dateStyle, true) }) : t('undated'),
    updatedAt ? t('updated', { when: formatPartialDate(updatedAt, dateStyle, true) }) : null,
  ].filter((fact) => fact !== null);
  return (
    <header className={styles.head}>
      {article.siteName ? (
        <p className={styles.source} {...lang}>
          {article.siteName}
        </p>
      ) : null}
      <h1 className={styles.title} data-article-title data-testid="reader.title">
        {article.title || t('untitled')}
      </h1>
      {standfirst === null ? null : (
        <p className={styles.standfirst} data-block={standfirst.nth} data-piece>
          {standfirst.text}
        </p>
      )}
      <p className={styles.facts} dir="ltr">
        {facts.map((fact, nth) => (
          <span key={fact}>
            {nth > 0 ? ' · ' : ''}
            <bdi>{fact}</bdi>
          </span>
        ))}
        <span className={styles.capturedToo}>
          {' · '}
          <bdi>{t('captured', { when: formatMoment(article.capturedAt, dateStyle) })}</bdi>
        </span>
      </p>
      <p className={styles.address} dir="ltr">
        {url ? (
          // biome-ignore lint/a11y/useSemanticElements: a real link could be opened past the question, by middle click or drag
          <span
            role="link"
            tabIndex={0}
            className={styles.url}
            title={url}
            onClick={(event) => onAddress(url, event.currentTarget)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onAddress(url, event.currentTarget);
            }}
          >
            {url.replace(/^https?:\/\/(www\.)?/, '')}
          </span>
        ) : (
          <span />
        )}
        <span className={styles.wordCount}>{t('words', { count: article.wordCount })}</span>
      </p>
    </header>
  );
}
