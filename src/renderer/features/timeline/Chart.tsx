import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { LaneBy } from '../../../shared/contract/timeline.ts';
import { Button } from '../../ui/Button.tsx';
import { AxisLabels, axisTicks } from './AxisLabels.tsx';
import styles from './Chart.module.css';
import { ChartCanvas } from './ChartCanvas.tsx';
import { ChartGrid } from './ChartGrid.tsx';
import { ChartNotes } from './ChartNotes.tsx';
import { ChartTip } from './ChartTip.tsx';
import type { ChartAxis } from './clause.ts';
import { gapsOf } from './gaps.ts';
import { LaneLabels } from './LaneLabels.tsx';
import { countOf, type LaneRow } from './lane-rows.ts';
import { ALL_BARS, ALL_HEIGHT, LANE_BARS, LANE_HEIGHT, laneTop } from './layout.ts';
import { t } from './messages.ts';
import { laneColour, type Palette } from './palette.ts';
import { SelectionBand } from './SelectionBand.tsx';
import { binIndexAt } from './selection.ts';
import { timeScale } from './time-scale.ts';
import type { TimeWindow } from './time-window.ts';
import { useBrush } from './use-brush.ts';
import { useLanesBelow } from './use-lanes-below.ts';
import type { TimelineData } from './use-timeline.ts';
import { useWheel } from './use-wheel.ts';

interface Props {
  readonly data: TimelineData;
  readonly rows: readonly LaneRow[];
  readonly by: LaneBy;
  readonly axis: ChartAxis;
  readonly width: number;
  readonly isRtl: boolean;
  readonly selection: TimeWindow | null;
  readonly scaleNote: string;
  onDraft(range: TimeWindow | null): void;
  onSelect(range: TimeWindow | null): void;
  onWindow(window: TimeWindow): void;
  onLane(row: LaneRow): void;
  onOpen(articleId: string): void;
  onKey(event: KeyboardEvent): void;
  /** Makes the window of the selection. */
  onZoom(): void;
}

const MOST_GAPS = 3;
const DIAMOND_PX = 8;

/** The chart itself: All, the lanes, the brush over them, and the time axis below. */
export function Chart(props: Props) {
  const { data, rows, by, width, isRtl, selection, onSelect, onDraft, onOpen } = props;
  const { bins, unit } = data;
  const plot = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { window } = data;
  const scale = useMemo(() => timeScale(window ?? { start: 0, end: 1 }, width, isRtl), [window, width, isRtl]);
  const gaps = useMemo(() => gapsOf(bins, MOST_GAPS), [bins]);
  const answered = data.answer?.unit ?? unit;
  const brush = useBrush({ scale, bins, unit: answered, selection, onSelect: (range) => select(range) });
  const shown = brush.draft ?? selection;
  const lanes = rows.slice(1);
  const below = useLanesBelow(scroller, lanes.length);
  const [hovered, setHovered] = useState<{ readonly row: number; readonly bin: number } | null>(null);
  useWheel(plot, scale, data, props.onWindow);
  useEffect(() => onDraft(brush.draft), [brush.draft, onDraft]);

  const pressed = useRef<PointerEvent<HTMLElement> | null>(null);
  const select = (range: TimeWindow | null) => {
    const first = pressed.current === null ? null : firstUnder(pressed.current);
    pressed.current = null;
    if (first === null) onSelect(range);
    else onOpen(first);
  };
  /** The first article of the lane whose diamond is under the pointer. */
  const firstUnder = (event: PointerEvent<HTMLElement>): string | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    const index = Math.floor((y - ALL_HEIGHT) / LANE_HEIGHT);
    const first = y < ALL_HEIGHT ? null : lanes[index]?.first;
    if (!first || y - laneTop(index) > LANE_HEIGHT / 2) return null;
    return Math.abs(scale.x(first.startMs) - x) <= DIAMOND_PX ? first.articleId : null;
  };

  const common = useMemo(
    () => ({ scale, bins, gridlines: axisTicks(scale), gaps, selection: shown }),
    [scale, bins, gaps, shown],
  );
  const allScene = useCallback(
    (palette: Palette) => ({
      ...common,
      height: ALL_HEIGHT,
      ruled: true,
      rows: [{ ...ALL_BARS, max: rows[0]?.max ?? 0, colour: palette.all, count: (bin: { readonly count: number }) => bin.count }],
    }),
    [common, rows],
  );
  const laneScene = useCallback(
    (palette: Palette) => ({
      ...common,
      height: lanes.length * LANE_HEIGHT,
      ruled: true,
      rows: lanes.map((row, index) => ({
        top: index * LANE_HEIGHT + LANE_BARS.top,
        height: LANE_BARS.height,
        max: row.max,
        colour: laneColour(palette, index, row.key ?? ''),
        count: (bin: (typeof bins)[number]) => countOf(bin, row.key),
      })),
    }),
    [common, lanes],
  );

  const hover = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const y = event.clientY - box.top;
    const row = y < ALL_HEIGHT ? 0 : 1 + Math.floor((y - ALL_HEIGHT) / LANE_HEIGHT);
    const bin = binIndexAt(bins, scale.at(event.clientX - box.left));
    if (hovered?.row !== row || hovered.bin !== bin) setHovered(rows[row] === undefined ? null : { row, bin });
  };

  return (
    <div className={styles.chart}>
      <div ref={scroller} className={styles.scroller}>
        <LaneLabels rows={rows} by={by} onLane={props.onLane} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the grid inside is the same chart for the keyboard */}
        <div
          ref={plot}
          className={styles.plot}
          onPointerDown={(event) => {
            pressed.current = event;
            setHovered(null);
            brush.onPointerDown(event);
          }}
          onPointerMove={(event) => {
            if (event.buttons === 0) hover(event);
            if (brush.draft !== null) pressed.current = null;
            brush.onPointerMove(event);
          }}
          onPointerUp={brush.onPointerUp}
          onPointerCancel={brush.cancel}
          onDoubleClick={props.onZoom}
          onPointerLeave={() => setHovered(null)}
          onKeyDownCapture={(event) => {
            if (event.key === 'Escape' && brush.draft !== null) {
              brush.cancel();
              event.stopPropagation();
            }
          }}
          data-testid="timeline.plot"
        >
          <div className={styles.all}>
            <ChartCanvas scene={allScene} />
            <ChartNotes
              scale={scale}
              bins={bins}
              coarse={data.answer?.coarse ?? []}
              gaps={gaps}
              unit={answered}
              max={rows[0]?.max ?? 0}
            />
          </div>
          {lanes.length > 0 ? <ChartCanvas scene={laneScene} /> : null}
          <svg className={styles.diamonds} aria-hidden>
            {lanes.map((row, index) => {
              const x = row.first === null ? -1 : scale.x(row.first.startMs);
              return x < 0 || x > width ? null : (
                <path
                  key={row.key}
                  className={styles.diamond}
                  d={`M${x} ${laneTop(index) + 2}l4 4l-4 4l-4 -4z`}
                  style={{ fill: `var(--lane-${(index % 8) + 1})` }}
                />
              );
            })}
          </svg>
          <ChartGrid {...props} rows={rows} scale={scale} unit={answered} />
          {shown === null ? null : (
            <SelectionBand range={shown} scale={scale} unit={answered} isRtl={isRtl} onSelect={onSelect} />
          )}
          {hovered === null || brush.draft !== null ? null : (
            <ChartTip rows={rows} bins={bins} at={hovered} unit={answered} scale={scale} />
          )}
        </div>
      </div>
      {below > 0 ? (
        <div className={styles.below}>
          <Button
            kind="quiet"
            isCompact
            onPress={() => scroller.current?.scrollBy({ top: below * LANE_HEIGHT })}
            testId="timeline.lanes.below"
          >
            {t('lanes.below', { count: below })}
            <ChevronDown size={12} aria-hidden />
          </Button>
        </div>
      ) : null}
      <div className={styles.foot}>
        <span className={styles.scales}>{props.scaleNote}</span>
        <AxisLabels scale={scale} />
      </div>
      <span className="visually-hidden">{t('zone.long')}</span>
    </div>
  );
}
