import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleHelp, CloudOff, FilePlus2, ScrollText, ShieldX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { useMedia } from '../../ui/use-media.ts';
import styles from './Care.module.css';
import { t } from './messages.ts';
import { objectWords, type Problem } from './problems.ts';

interface Props {
  readonly problems: readonly Problem[];
  readonly isReadOnly: boolean;
  onShow(articleId: string): void;
  onRestore(): void;
  onKnown(object: string): void;
}

const ROW_PX = 56;
/** In a narrow window the buttons stand under the words. */
const NARROW_ROW_PX = 92;
const NARROW = '(max-width: 700px)';

/** What a check found, one line each, with what can be done about it. */
export function ProblemList({ problems, ...rest }: Props) {
  const scroller = useRef<HTMLElement>(null);
  const isNarrow = useMedia(NARROW);
  const rowPx = isNarrow ? NARROW_ROW_PX : ROW_PX;
  const virtual = useVirtualizer({
    count: problems.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 6,
    initialRect: { width: 900, height: 280 },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height changes
  useEffect(() => virtual.measure(), [rowPx]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls, and the keyboard must reach that
    <section ref={scroller} className={styles.problems} tabIndex={0} aria-label={t('problems')}>
      <ul className={styles.rows} style={{ blockSize: virtual.getTotalSize() }} aria-label={t('problems')}>
        {virtual.getVirtualItems().map((item) => {
          const one = problems[item.index];
          return one ? (
            <li
              key={one.key}
              className={cx(styles.row, isNarrow && styles.narrow)}
              style={{ top: item.start, blockSize: rowPx }}
              aria-setsize={problems.length}
              aria-posinset={item.index + 1}
              data-testid="verify.problem"
            >
              <Row one={one} {...rest} />
            </li>
          ) : null;
        })}
      </ul>
    </section>
  );
}

function Row({ one, isReadOnly, onShow, onRestore, onKnown }: Omit<Props, 'problems'> & { readonly one: Problem }) {
  if (one.kind === 'note') {
    const Icon = one.isKnown ? FilePlus2 : ScrollText;
    return (
      <>
        <Icon size={18} strokeWidth={1.75} aria-hidden className={cx(styles.icon, !one.isKnown && styles.bad)} />
        <div className={styles.what}>
          <span className={styles.name}>{one.what}</span>
          <bdi className={styles.facts}>{one.text}</bdi>
        </div>
      </>
    );
  }
  const { problem } = one;
  const [article] = problem.articles;
  const articleId = article?.id ?? problem.articleIds[0];
  const Icon = problem.reason === 'elsewhere' ? CloudOff : problem.reason === 'missing' ? CircleHelp : ShieldX;
  const more = problem.articleIds.length - 1;
  return (
    <>
      <Icon size={18} strokeWidth={1.75} aria-hidden className={cx(styles.icon, !problem.isKnown && styles.bad)} />
      <div className={styles.what}>
        <span className={styles.name}>
          <bdi className={styles.path}>{problem.path || problem.object}</bdi>
          <span className={cx(styles.tag, !problem.isKnown && styles.bad)}>{t(`problem.${problem.reason}`)}</span>
          {problem.isKnown ? <span className={styles.tag}>{t('problem.known')}</span> : null}
        </span>
        <span className={styles.facts}>
          <code>{objectWords(problem)}</code>
          <span className={styles.article}>
            {article
              ? t('problem.article', { title: article.title })
              : problem.articleIds.length === 0
                ? t('problem.none')
                : null}
            {more > 0 ? ` ${t('problem.more', { count: more })}` : ''}
          </span>
        </span>
      </div>
      {articleId === undefined ? null : (
        <Button
          isCompact
          label={t('show.one', { title: article?.title ?? articleId })}
          onPress={() => onShow(articleId)}
          testId="verify.show"
        >
          {t('show')}
        </Button>
      )}
      {problem.reason === 'elsewhere' || isReadOnly ? null : (
        <>
          <Button isCompact label={t('restore.one', { path: problem.path })} onPress={onRestore} testId="verify.restore">
            {t('restore')}
          </Button>
          {problem.isKnown ? null : (
            <Button
              isCompact
              kind="quiet"
              label={t('known.one', { path: problem.path })}
              onPress={() => onKnown(problem.object)}
              testId="verify.known"
            >
              {t('known')}
            </Button>
          )}
        </>
      )}
    </>
  );
}
