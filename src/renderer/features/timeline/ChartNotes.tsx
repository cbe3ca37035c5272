import { Triangle } from 'lucide-react';
import type { Bin, Unit } from '../../../shared/contract/timeline.ts';
import { LANGUAGE } from '../../ui/catalogue.ts';
import { placeBrackets } from './brackets.ts';
import styles from './ChartNotes.module.css';
import { extent } from './draw-chart.ts';
import { outlierOf } from './gaps.ts';
import { ALL_BARS } from './layout.ts';
import { t } from './messages.ts';
import { periodLabel } from './period-label.ts';
import type { TimeScale } from './time-scale.ts';
import type { TimeWindow } from './time-window.ts';
import { UNIT_MS, unitsBetween } from './units.ts';

interface Props {
  readonly scale: TimeScale;
  readonly bins: readonly Bin[];
  readonly coarse: readonly Bin[];
  readonly gaps: readonly TimeWindow[];
  readonly unit: Unit;
  readonly max: number;
}

const GAP_LABEL_PX = 96;

/** What the chart says in words: dates known only roughly as brackets, the bin that stands out, and stretches without coverage. */
export function ChartNotes({ scale, bins, coarse, gaps, unit, max }: Props) {
  const outlier = outlierOf(bins);
  const peak = outlier === null ? null : extent({ start: outlier.startMs, end: outlier.endMs }, scale);
  return (
    <div className={styles.notes} aria-hidden>
      {placeBrackets(coarse, scale).map((bracket) => (
        <span
          key={`${bracket.bin.startMs}-${bracket.bin.endMs}`}
          className={styles.bracket}
          style={{ left: bracket.left, inlineSize: bracket.width }}
        >
          {bracket.isLabelled ? (
            <span className={styles.bracketLabel}>
              {t('coarse.label', {
                count: bracket.bin.count,
                period: periodLabel({ start: bracket.bin.startMs, end: bracket.bin.endMs }, bracket.unit, LANGUAGE),
              })}
            </span>
          ) : null}
        </span>
      ))}
      {outlier === null ||
      peak === null ||
      peak.right <= 0 ||
      peak.left >= scale.width ||
      peak.right > scale.width - 130 ? null : (
        <span
          className={styles.outlier}
          style={{ left: peak.right + 6, top: ALL_BARS.top + ALL_BARS.height * (1 - outlier.count / Math.max(max, 1)) }}
        >
          <Triangle size={9} fill="currentColor" aria-hidden />
          {t(unit === 'day' || unit === 'hour' ? 'outlier' : 'outlier.in', {
            count: outlier.count,
            period: periodLabel({ start: outlier.startMs, end: outlier.endMs }, unit, LANGUAGE).replace(/ \d{4}$/, ''),
          })}
        </span>
      )}
      {gaps.map((gap) => {
        const { left, right } = extent(gap, scale);
        if (right - left < GAP_LABEL_PX) return null;
        return (
          <span key={gap.start} className={styles.gap} style={{ left: (left + right) / 2 }}>
            {t('gap', { length: lengthText(gap, unit) })}
          </span>
        );
      })}
    </div>
  );
}

/** The length of a stretch in the unit that reads best. */
function lengthText(range: TimeWindow, unit: Unit): string {
  const days = (range.end - range.start) / UNIT_MS.day;
  if (unit === 'hour' || days < 1) return t('length.hour', { count: unitsBetween('hour', range.start, range.end) });
  if (unit === 'day' || days < 60) return t('length.day', { count: Math.round(days) });
  return t(`length.${unit}`, { count: unitsBetween(unit, range.start, range.end) });
}
