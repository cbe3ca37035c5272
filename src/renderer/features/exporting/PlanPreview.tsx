import { useVirtualizer } from '@tanstack/react-virtual';
import { FileText, FolderOpen, TriangleAlert } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { ExportPlan } from '../../../shared/contract/exchange.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { formatBytes } from '../../ui/format-bytes.ts';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { StateCard } from '../../ui/StateCard.tsx';
import { t } from './messages.ts';
import styles from './PlanPreview.module.css';
import { planTree } from './plan-tree.ts';

interface Props {
  readonly plan: ExportPlan | null;
  readonly isBusy: boolean;
  readonly error: string | null;
  /** Why there is nothing to plan. */
  readonly why: string | null;
  retry(): void;
}

const ROW_PX = 28;

/** The right half: the files as they will be, their sizes, and what deserves a warning. */
export function PlanPreview({ plan, isBusy, error, why, retry }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [isSkippedShown, setSkippedShown] = useState(false);
  const rows = useMemo(() => (plan === null ? [] : planTree(plan)), [plan]);
  const more = plan === null ? 0 : plan.fileCount - plan.files.length;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
    initialRect: { width: 600, height: 360 },
  });
  if (why !== null) return <StateCard title={why} testId="export.nothing" />;
  if (error !== null) {
    return (
      <StateCard
        tone="error"
        title={t('preview.error', { why: error })}
        actions={<Button onPress={retry}>{t('preview.retry')}</Button>}
      />
    );
  }
  return (
    <section className={styles.preview} aria-label={t('preview')}>
      <ProgressLine isBusy={isBusy} label={t('preview.reading')} />
      <header className={styles.head}>
        <h3 className={styles.title}>{t('preview')}</h3>
        {plan === null ? null : (
          <span className={styles.size} aria-live="polite" data-testid="export.size">
            {t('preview.size', { count: plan.fileCount, size: formatBytes(plan.bytes) })}
          </span>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div ref={scroller} className={styles.scroller} tabIndex={0}>
        {plan === null ? (
          <Skeleton />
        ) : (
          <ul className={styles.tree} style={{ blockSize: virtual.getTotalSize() }} aria-label={t('preview.tree')}>
            {virtual.getVirtualItems().map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              const Icon = row.isFolder ? FolderOpen : FileText;
              return (
                <li
                  key={`${row.depth}:${row.path}`}
                  aria-setsize={rows.length}
                  aria-posinset={item.index + 1}
                  className={styles.row}
                  style={{ top: item.start, paddingInlineStart: 12 + row.depth * 20 }}
                  data-testid="export.plan.row"
                >
                  <Icon size={16} strokeWidth={1.5} aria-hidden className={styles.icon} />
                  <bdi className={cx(styles.name, row.isFolder && styles.folder)} title={row.path}>
                    {row.name}
                    {row.isFolder ? '/' : ''}
                  </bdi>
                  <span className={styles.what}>
                    {row.depth === 0 ? t('preview.articles', { count: plan.articles }) : row.what}
                  </span>
                  <span className={styles.bytes}>
                    {row.depth === 0 ? formatBytes(plan.bytes) : row.bytes === null ? '' : formatBytes(row.bytes)}
                  </span>
                </li>
              );
            })}
          </ul>
        )}
        {more > 0 ? <p className={styles.more}>{t('preview.more', { count: more })}</p> : null}
      </div>
      {(plan?.warnings ?? []).map((warning) => (
        <p key={warning} className={styles.warning}>
          <TriangleAlert size={15} aria-hidden />
          {warning}
        </p>
      ))}
      {plan === null || plan.skipped.length === 0 ? null : (
        <div className={styles.warning}>
          <TriangleAlert size={15} aria-hidden />
          <span className={styles.grow}>{t('skipped', { count: plan.skipped.length })}</span>
          <Button kind="link" isCompact onPress={() => setSkippedShown(!isSkippedShown)}>
            {t(isSkippedShown ? 'skipped.hide' : 'skipped.show')}
          </Button>
          {isSkippedShown ? (
            <ul className={styles.skipped}>
              {plan.skipped.slice(0, 100).map(({ articleId, reason }) => (
                <li key={articleId}>{reason}</li>
              ))}
            </ul>
          ) : null}
        </div>
      )}
    </section>
  );
}

/** Lines where the files will be, so that nothing jumps when they are there. */
function Skeleton() {
  return (
    <div aria-hidden>
      {[62, 48, 70, 55, 66, 42].map((percent, index) => (
        <div key={percent} className={styles.row} style={{ top: index * ROW_PX }}>
          <span className={styles.bone} style={{ inlineSize: `${percent}%` }} />
        </div>
      ))}
    </div>
  );
}
