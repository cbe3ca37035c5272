import { type KeyboardEvent, useId, useState } from 'react';
import type { Unit } from '../../../shared/contract/timeline.ts';
import { LANGUAGE } from '../../ui/catalogue.ts';
import styles from './Chart.module.css';
import type { ChartAxis } from './clause.ts';
import { type Cell, hold, moveCell, neighbourhood } from './grid-cursor.ts';
import { countOf, type LaneRow, peakOf } from './lane-rows.ts';
import { ALL_HEIGHT, LANE_HEIGHT, laneTop } from './layout.ts';
import { t } from './messages.ts';
import { periodLabel } from './period-label.ts';
import { binIndexAt, binsOfRange, rangeOfBins } from './selection.ts';
import type { TimeScale } from './time-scale.ts';
import { overlaps, type TimeWindow } from './time-window.ts';
import type { TimelineData } from './use-timeline.ts';

interface Props {
  readonly data: TimelineData;
  readonly rows: readonly LaneRow[];
  readonly axis: ChartAxis;
  readonly unit: Unit;
  readonly scale: TimeScale;
  readonly isRtl: boolean;
  readonly selection: TimeWindow | null;
  onSelect(range: TimeWindow | null): void;
  /** Keys that are not the cursor's own: zoom, pan, fit, table, focus the list. */
  onKey(event: KeyboardEvent): void;
}

/** The chart for the keyboard and for screen readers: one tab stop, a cursor over cells, nine of which are in the document. */
export function ChartGrid({ data, rows, axis, unit, scale, isRtl, selection, onSelect, onKey }: Props) {
  const { bins } = data;
  const id = useId();
  // The cursor stands at an instant, so that zooming keeps it where it is; at first on the peak.
  const [cursor, setCursor] = useState<{ readonly row: number; readonly ms: number } | null>(null);
  // The cursor is drawn for the keyboard only; a click on the chart needs none.
  const [isFocused, setFocused] = useState(false);
  const size = { rows: rows.length, columns: bins.length };
  const ms = cursor?.ms ?? peakOf(bins, null)?.startMs ?? 0;
  const cell = hold({ row: cursor?.row ?? 0, column: binIndexAt(bins, ms) }, size);
  const near = neighbourhood(cell, size);
  const cellId = (at: Cell) => `${id}-${at.row}-${at.column}`;
  const bin = bins[cell.column];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = moveCell(cell, event.key, size, isRtl);
    if (next === null) {
      if ((event.key === ' ' || event.key === 'x') && bin !== undefined) {
        event.preventDefault();
        onSelect({ start: bin.startMs, end: bin.endMs });
      } else onKey(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    setFocused(true);
    if (event.shiftKey && next.column !== cell.column) onSelect(stretched(cell.column, next.column));
    setCursor({ row: next.row, ms: bins[next.column]?.startMs ?? ms });
  };
  /** The selection with its near end taken along by the cursor; the far end stays. */
  const stretched = (from: number, to: number): TimeWindow | null => {
    const held = selection === null ? null : binsOfRange(bins, selection);
    const anchor = held === null ? from : held.first === from ? held.last : held.last === from ? held.first : from;
    return rangeOfBins(bins, { first: Math.min(anchor, to), last: Math.max(anchor, to) });
  };

  const top = cell.row === 0 ? 0 : laneTop(cell.row - 1);
  const x = bin === undefined ? 0 : Math.min(scale.x(bin.startMs), scale.x(bin.endMs));
  const width = bin === undefined ? 0 : Math.abs(scale.x(bin.endMs) - scale.x(bin.startMs));
  const period = data.window === null ? '' : periodLabel(dayWindow(data.window), 'day', LANGUAGE, 'long');
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: the cells of a canvas are no table; the table view is one */}
      <div
        role="grid"
        tabIndex={0}
        className={styles.cover}
        aria-label={t('grid.label', {
          unit: t(`unit.${unit}`),
          axis: t(`axis.${axis}.date`),
          period,
          count: rows[0]?.count ?? 0,
        })}
        aria-rowcount={size.rows}
        aria-colcount={size.columns}
        {...(bin === undefined ? {} : { 'aria-activedescendant': cellId(cell) })}
        onKeyDown={onKeyDown}
        onFocus={(event) => setFocused(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => setFocused(false)}
        data-testid="timeline.grid"
      >
        {near.rows.map((row) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
          <div key={row} role="row" aria-rowindex={row + 1} className="visually-hidden">
            {near.columns.map((column) => {
              const at = bins[column];
              const lane = rows[row];
              if (at === undefined || lane === undefined) return null;
              const count = countOf(at, lane.key);
              const isPeak = count > 0 && peakOf(bins, lane.key) === at;
              return (
                // biome-ignore lint/a11y/useSemanticElements: as above
                // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
                <span
                  key={column}
                  id={cellId({ row, column })}
                  role="gridcell"
                  aria-colindex={column + 1}
                  aria-selected={selection !== null && overlaps(selection, { start: at.startMs, end: at.endMs })}
                  data-testid="timeline.grid.cell"
                >
                  {t(isPeak ? 'grid.cell.peak' : 'grid.cell', {
                    lane: lane.key === null ? t('all') : lane.label,
                    period: periodLabel({ start: at.startMs, end: at.endMs }, unit, LANGUAGE, 'long'),
                    count,
                  })}
                </span>
              );
            })}
          </div>
        ))}
      </div>
      {isFocused && bin !== undefined ? (
        <span
          className={styles.cursor}
          style={{ left: x, top, inlineSize: width, blockSize: cell.row === 0 ? ALL_HEIGHT : LANE_HEIGHT }}
          aria-hidden
        />
      ) : null}
    </>
  );
}

const DAY_MS = 86_400_000;

function dayWindow(window: TimeWindow): TimeWindow {
  return { start: Math.floor(window.start / DAY_MS) * DAY_MS, end: Math.ceil(window.end / DAY_MS) * DAY_MS };
}
