import { scaleUtc } from 'd3-scale';
import type { TimeWindow } from './time-window.ts';

/** Time to pixels and back, over the width of the chart. */
export interface TimeScale {
  readonly width: number;
  readonly window: TimeWindow;
  /** Pixels from the left edge. */
  x(ms: number): number;
  /** The instant at a pixel. */
  at(x: number): number;
  /** Round instants for an axis, about one per `everyPx`. */
  ticks(everyPx: number): number[];
}

/** A linear scale; in a right-to-left interface time runs from right to left. */
export function timeScale(window: TimeWindow, width: number, rtl: boolean): TimeScale {
  const scale = scaleUtc()
    .domain([new Date(window.start), new Date(window.end)])
    .range(rtl ? [width, 0] : [0, width]);
  return {
    width,
    window,
    x: (ms) => scale(new Date(ms)),
    at: (x) => scale.invert(x).getTime(),
    ticks: (everyPx) => scale.ticks(Math.max(2, Math.floor(width / everyPx))).map((date) => date.getTime()),
  };
}
