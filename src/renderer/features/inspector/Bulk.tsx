import type { ReactNode } from 'react';
import type { ArticleSummary } from '../../../shared/contract/shapes/article.ts';
import { Chip } from '../../ui/Chip.tsx';
import styles from './Bulk.module.css';
import { t } from './messages.ts';

interface Props {
  readonly count: number;
  /** The selected articles where they are known; null when the whole result set is selected without listing it. */
  readonly articles: readonly ArticleSummary[] | null;
  /** The window's commands on the selection. */
  readonly actions: ReactNode;
  readonly onRemoveTag: (tag: string) => void;
}

/** The bulk editor: what the selected articles have in common and what can be done to all of them; each change is one step of undo. */
export function Bulk({ count, articles, actions, onRemoveTag }: Props) {
  const facts = articles
    ? ([
        [t('field.siteName'), articles.map(({ siteName }) => siteName ?? t('field.none'))],
        [t('field.lang'), articles.map(({ lang }) => lang ?? t('field.none'))],
        [t('field.publishedAt'), articles.map(({ publishedAt }) => publishedAt?.value.slice(0, 10) ?? t('field.none'))],
      ] as const)
    : [];
  const tags = articles ? tally(articles.flatMap((article) => article.tags)) : [];
  return (
    <div className={styles.bulk} data-testid="inspector.bulk">
      <h2 className={styles.heading}>{t('bulk', { count })}</h2>
      <div className={styles.actions}>{actions}</div>
      {articles ? null : <p className={styles.note}>{t('bulk.unknown')}</p>}
      {tags.length > 0 ? (
        <section className={styles.section}>
          <h3 className={styles.label}>{t('tags')}</h3>
          <div className={styles.chips}>
            {tags.map(([tag, n]) => (
              <Chip
                key={tag}
                text={t('bulk.of', { name: tag, count: n, total: count })}
                onRemove={() => onRemoveTag(tag)}
                removeLabel={t('tags.remove', { tag })}
              />
            ))}
          </div>
        </section>
      ) : null}
      <dl className={styles.facts}>
        {facts.map(([name, values]) => {
          const kinds = tally(values);
          return (
            <div key={name}>
              <dt className={styles.label}>{name}</dt>
              <dd>{t('bulk.mixed', { count: kinds.length, value: kinds[0]?.[0] ?? '' })}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

function tally(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
