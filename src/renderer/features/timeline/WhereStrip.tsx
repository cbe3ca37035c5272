import type { TimelineAnswer } from '../../../shared/contract/timeline.ts';
import { t } from './messages.ts';
import styles from './TimelineView.module.css';

/** Where every article of the result set is: in the window, known only roughly, undated, outside. The parts add up to the whole. */
export function WhereStrip({ answer }: { readonly answer: TimelineAnswer }) {
  const sum = (bins: readonly { readonly count: number }[]) => bins.reduce((total, bin) => total + bin.count, 0);
  const parts = [
    t('where.window', { count: sum(answer.bins) }),
    ...roughParts(answer),
    answer.undated === 0 ? null : t('where.undated', { count: answer.undated }),
    answer.outside === 0 ? null : t('where.outside', { count: answer.outside }),
  ].filter((part) => part !== null);
  return (
    <p className={styles.where} data-testid="timeline.where">
      <strong>{t('where.showing', { count: answer.total })}</strong>
      {parts.map((part) => ` · ${part}`)}
    </p>
  );
}

function roughParts(answer: TimelineAnswer): string[] {
  const counts = { month: 0, quarter: 0, year: 0 };
  for (const bin of answer.coarse) {
    const days = (bin.endMs - bin.startMs) / 86_400_000;
    counts[days < 32 ? 'month' : days < 93 ? 'quarter' : 'year'] += bin.count;
  }
  return (['month', 'quarter', 'year'] as const)
    .filter((unit) => counts[unit] > 0)
    .map((unit) => t('where.coarse', { count: counts[unit], unit: t(`unit.${unit}`) }));
}
