import type { Bin } from '../../../shared/contract/timeline.ts';
import type { TimeScale } from './time-scale.ts';

/** A rectangle in CSS pixels, its edges on device pixels. */
export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A row of the chart: where it stands and what its bars count. */
export interface BarRow {
  /** Its top, and the room for bars above its base line. */
  readonly top: number;
  readonly height: number;
  /** The count that fills the row. */
  readonly max: number;
  readonly count: (bin: Bin) => number;
}

/** Bars of the bins that have articles: linear from zero, a pixel apart, never lower than two pixels. Bins outside the scale are left out. */
export function barsOf(bins: readonly Bin[], row: BarRow, scale: TimeScale, devicePixelRatio: number): Bar[] {
  const snap = (value: number) => Math.round(value * devicePixelRatio) / devicePixelRatio;
  const bars: Bar[] = [];
  for (const bin of bins) {
    const count = row.count(bin);
    if (count === 0 || row.max === 0) continue;
    const a = scale.x(bin.startMs);
    const b = scale.x(bin.endMs);
    const left = snap(Math.min(a, b));
    const right = snap(Math.max(a, b));
    if (right < 0 || left > scale.width) continue;
    const height = snap(Math.max(LOWEST_PX, (count / row.max) * row.height));
    const gap = right - left > GAP_FROM_PX ? 1 : 0;
    bars.push({ x: left, y: row.top + row.height - height, width: Math.max(1 / devicePixelRatio, right - left - gap), height });
  }
  return bars;
}

/** A single article must still be seen beside a burst. */
const LOWEST_PX = 2;
/** Below this width a gap would eat the bar. */
const GAP_FROM_PX = 3;
