import type { KeyboardEvent } from 'react';
import type { Unit } from '../../../shared/contract/timeline.ts';
import { LANGUAGE } from '../../ui/catalogue.ts';
import { cx } from '../../ui/cx.ts';
import { resizeByBins } from './brush.ts';
import { t } from './messages.ts';
import { dayLabel } from './period-label.ts';
import styles from './SelectionBand.module.css';
import type { TimeScale } from './time-scale.ts';
import type { TimeWindow } from './time-window.ts';

interface Props {
  readonly range: TimeWindow;
  readonly scale: TimeScale;
  readonly unit: Unit;
  readonly isRtl: boolean;
  onSelect(range: TimeWindow): void;
}

/** The edges of the selected period over the chart, each a handle that arrows move by a bin. */
export function SelectionBand({ range, scale, unit, isRtl, onSelect }: Props) {
  const edge = (end: 'start' | 'end') => {
    const x = scale.x(range[end]);
    if (x < 0 || x > scale.width) return null;
    const isLeft = x <= scale.x(range[end === 'start' ? 'end' : 'start']);
    const onKeyDown = (event: KeyboardEvent) => {
      const towards =
        event.key === 'ArrowRight' || event.key === 'ArrowUp'
          ? 1
          : event.key === 'ArrowLeft' || event.key === 'ArrowDown'
            ? -1
            : 0;
      if (towards === 0) return;
      const isAcross = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
      event.preventDefault();
      event.stopPropagation();
      onSelect(resizeByBins(range, end, isAcross && isRtl ? -towards : towards, unit));
    };
    return (
      <div className={styles.edge} style={{ left: x }}>
        <div
          role="slider"
          tabIndex={0}
          className={cx(styles.handle, isLeft ? styles.left : styles.right)}
          data-edge={end}
          aria-label={t(`selection.${end}`)}
          aria-valuenow={Math.round(range[end] / 1000)}
          aria-valuemin={Math.round(scale.window.start / 1000)}
          aria-valuemax={Math.round(scale.window.end / 1000)}
          aria-valuetext={dayLabel(end === 'end' ? range.end - 1 : range.start, LANGUAGE)}
          onKeyDown={onKeyDown}
          data-testid={`timeline.selection.${end}`}
        />
      </div>
    );
  };
  return (
    <>
      {edge('start')}
      {edge('end')}
    </>
  );
}
