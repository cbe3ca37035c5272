import type { Bin, Unit } from '../../../shared/contract/timeline.ts';
import { LANGUAGE } from '../../ui/catalogue.ts';
import styles from './Chart.module.css';
import { countOf, type LaneRow } from './lane-rows.ts';
import { ALL_HEIGHT, laneTop } from './layout.ts';
import { t } from './messages.ts';
import { periodLabel } from './period-label.ts';
import type { TimeScale } from './time-scale.ts';

interface Props {
  readonly rows: readonly LaneRow[];
  readonly bins: readonly Bin[];
  readonly at: { readonly row: number; readonly bin: number };
  readonly unit: Unit;
  readonly scale: TimeScale;
}

/** What is under the pointer, in words. The grid says the same to the keyboard. */
export function ChartTip({ rows, bins, at, unit, scale }: Props) {
  const row = rows[at.row];
  const bin = bins[at.bin];
  const count = row === undefined || bin === undefined ? 0 : countOf(bin, row.key);
  if (row === undefined || bin === undefined || count === 0) return null;
  const x = Math.min(Math.max(scale.x((bin.startMs + bin.endMs) / 2), 90), Math.max(90, scale.width - 90));
  const isFirst = row.first !== null && row.first.startMs >= bin.startMs && row.first.startMs < bin.endMs;
  return (
    <div className={styles.tip} style={{ left: x, top: at.row === 0 ? ALL_HEIGHT : laneTop(at.row) }} aria-hidden>
      <span>
        {t('grid.cell', {
          lane: row.key === null ? t('all') : row.label,
          period: periodLabel({ start: bin.startMs, end: bin.endMs }, unit, LANGUAGE),
          count,
        })}
      </span>
      {isFirst && row.first !== null ? <bdi className={styles.tipFirst}>{t('first.of', { title: row.first.title })}</bdi> : null}
    </div>
  );
}
