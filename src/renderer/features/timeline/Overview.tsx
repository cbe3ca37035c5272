import { type KeyboardEvent, type PointerEvent, useCallback, useMemo, useRef } from 'react';
import type { TimelineAnswer } from '../../../shared/contract/timeline.ts';
import { LANGUAGE } from '../../ui/catalogue.ts';
import { cx } from '../../ui/cx.ts';
import { AxisLabels, axisTicks } from './AxisLabels.tsx';
import { ChartCanvas } from './ChartCanvas.tsx';
import { extent } from './draw-chart.ts';
import { t } from './messages.ts';
import styles from './Overview.module.css';
import type { Palette } from './palette.ts';
import { dayLabel, periodLabel } from './period-label.ts';
import { timeScale } from './time-scale.ts';
import { fitTo, panBy, type TimeWindow, within } from './time-window.ts';
import { floorTo, HOUR_MS, offsetBy } from './units.ts';

interface Props {
  readonly overview: TimelineAnswer;
  readonly range: TimeWindow;
  readonly window: TimeWindow;
  readonly width: number;
  readonly isRtl: boolean;
  onWindow(window: TimeWindow): void;
}

const HEIGHT = 30;
const PAGE_UNITS = 10;

/** The whole result set in one band, and the window in it: drag the window, its handles, or across the band for a new one. */
export function Overview({ overview, range, window, width, isRtl, onWindow }: Props) {
  const outer = useMemo(() => fitTo(range), [range]);
  const scale = useMemo(() => timeScale(outer, width, isRtl), [outer, width, isRtl]);
  const max = useMemo(() => overview.bins.reduce((top, bin) => Math.max(top, bin.count), 0), [overview]);
  const scene = useCallback(
    (palette: Palette) => ({
      scale,
      height: HEIGHT,
      bins: overview.bins,
      gridlines: axisTicks(scale),
      gaps: [],
      selection: window,
      ruled: false,
      rows: [{ top: 4, height: HEIGHT - 4, max, colour: palette.all, count: (bin: { readonly count: number }) => bin.count }],
    }),
    [scale, overview, window, max],
  );
  const drag = useRef<{ readonly kind: 'move' | 'start' | 'end' | 'new'; readonly at: number; readonly from: TimeWindow } | null>(
    null,
  );
  const band = extent(window, scale);

  const atOf = (event: PointerEvent<HTMLElement>) => scale.at(event.clientX - event.currentTarget.getBoundingClientRect().left);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = atOf(event);
    const edge = event.target instanceof HTMLElement ? event.target.dataset.edge : undefined;
    const kind = edge === 'start' || edge === 'end' ? edge : at > window.start && at < window.end ? 'move' : 'new';
    drag.current = { kind, at, from: window };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const held = drag.current;
    if (held === null) return;
    const at = atOf(event);
    if (held.kind === 'move') onWindow(panBy(held.from, at - held.at, range));
    else if (held.kind === 'new') onWindow(ordered(held.at, at, range));
    else onWindow(ordered(held.kind === 'start' ? held.from.end : held.from.start, at, range));
  };

  const handle = (end: 'start' | 'end') => {
    const onKeyDown = (event: KeyboardEvent) => {
      const moved = movedBy(event.key, window[end], overview.unit, isRtl, outer[end]);
      if (moved === null) return;
      event.preventDefault();
      event.stopPropagation();
      const next =
        end === 'start'
          ? { start: Math.min(moved, window.end - HOUR_MS), end: window.end }
          : { start: window.start, end: Math.max(moved, window.start + HOUR_MS) };
      onWindow(within(next, range));
    };
    return (
      <div
        role="slider"
        tabIndex={0}
        className={cx(styles.handle, (end === 'start') !== isRtl ? styles.left : styles.right)}
        data-edge={end}
        style={{ left: Math.min(Math.max(scale.x(window[end]), 4), width - 4) }}
        aria-label={t(`overview.${end}`)}
        aria-valuemin={Math.round(outer.start / 1000)}
        aria-valuemax={Math.round(outer.end / 1000)}
        aria-valuenow={Math.round(window[end] / 1000)}
        aria-valuetext={dayLabel(window[end], LANGUAGE)}
        onKeyDown={onKeyDown}
        data-testid={`timeline.overview.${end}`}
      />
    );
  };

  return (
    <div className={styles.overview}>
      <div className={styles.label}>
        <span>{t('overview')}</span>
        <span className={styles.years}>
          {periodLabel(
            { start: floorTo('year', range.start), end: offsetBy('year', floorTo('year', range.end - 1), 1) },
            'year',
            LANGUAGE,
          )}
        </span>
      </div>
      <div className={styles.column}>
        <div
          className={styles.band}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={() => {
            drag.current = null;
          }}
          onPointerCancel={() => {
            drag.current = null;
          }}
          data-testid="timeline.overview"
        >
          <ChartCanvas scene={scene} />
          <span className={styles.window} style={{ left: band.left, inlineSize: band.right - band.left }} aria-hidden />
          {handle('start')}
          {handle('end')}
        </div>
        <AxisLabels scale={scale} />
      </div>
    </div>
  );
}

function ordered(a: number, b: number, range: TimeWindow): TimeWindow {
  return within({ start: Math.min(a, b), end: Math.max(a, b, Math.min(a, b) + HOUR_MS) }, range);
}

/** Where a key takes a handle: arrows by a unit of the overview, Page by ten, Home and End to the ends. */
function movedBy(key: string, ms: number, unit: TimelineAnswer['unit'], isRtl: boolean, outermost: number): number | null {
  const forward = isRtl ? -1 : 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: forward,
    ArrowLeft: -forward,
    ArrowUp: 1,
    ArrowDown: -1,
    PageUp: PAGE_UNITS,
    PageDown: -PAGE_UNITS,
  };
  const step = steps[key];
  if (step !== undefined) return offsetBy(unit, ms, step);
  return key === 'Home' || key === 'End' ? outermost : null;
}
