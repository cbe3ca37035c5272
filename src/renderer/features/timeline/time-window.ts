import { HOUR_MS } from './units.ts';

/** A stretch of time, ms UTC, end exclusive: what the chart shows, or what is selected in it. */
export interface TimeWindow {
  readonly start: number;
  readonly end: number;
}

/** The whole range with a little room at both ends. */
export function fitTo(range: TimeWindow): TimeWindow {
  return padded(range, FIT_ROOM);
}

/** A window with `share` of its length added at each end. */
export function padded(window: TimeWindow, share: number): TimeWindow {
  const room = (window.end - window.start) * share;
  return { start: window.start - room, end: window.end + room };
}

/** Zooms by a factor (above 1 is closer) while the instant under the pointer stays where it is. */
export function zoomAt(window: TimeWindow, at: number, factor: number, range: TimeWindow): TimeWindow {
  const length = clamp((window.end - window.start) / factor, HOUR_MS, longest(range));
  const share = (at - window.start) / (window.end - window.start);
  const start = at - share * length;
  return within({ start, end: start + length }, range);
}

/** Moves the window by a stretch of time, no further than the articles reach. */
export function panBy(window: TimeWindow, deltaMs: number, range: TimeWindow): TimeWindow {
  return within({ start: window.start + deltaMs, end: window.end + deltaMs }, range);
}

/** Holds a window inside the range of the articles, and no shorter than an hour. */
export function within(window: TimeWindow, range: TimeWindow): TimeWindow {
  const outer = fitTo(range);
  const length = clamp(window.end - window.start, HOUR_MS, longest(range));
  const start = clamp(window.start, outer.start, outer.end - length);
  return { start, end: start + length };
}

export function overlaps(a: TimeWindow, b: TimeWindow): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Room at each end: the full range may be seen 1.1 times as long. */
const FIT_ROOM = 0.05;

function longest(range: TimeWindow): number {
  return Math.max(HOUR_MS, (range.end - range.start) * (1 + 2 * FIT_ROOM));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
