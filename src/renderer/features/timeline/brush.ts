import type { Unit } from '../../../shared/contract/timeline.ts';
import { binIndexAt, type Edges, rangeOfBins, snapToBins } from './selection.ts';
import type { TimeWindow } from './time-window.ts';
import { offsetBy, unitsBetween } from './units.ts';

/** A drag under way: a new selection, the whole of one moved, or one of its ends. */
export type Gesture =
  | { readonly kind: 'new'; readonly anchor: number }
  | { readonly kind: 'move'; readonly anchor: number; readonly from: TimeWindow }
  | { readonly kind: 'start' | 'end'; readonly from: TimeWindow };

/** The selection while the pointer is at an instant: always whole bins, so that the caption never promises what the release does not keep. */
export function rangeDuring(gesture: Gesture, at: number, bins: readonly Edges[], unit: Unit): TimeWindow | null {
  if (gesture.kind === 'new') {
    const range = snapToBins(bins, gesture.anchor, at);
    return range === null ? null : rangeOfBins(bins, range);
  }
  const bin = bins[binIndexAt(bins, at)];
  if (bin === undefined) return gesture.from;
  if (gesture.kind === 'move') {
    const grabbed = bins[binIndexAt(bins, gesture.anchor)];
    return grabbed === undefined
      ? gesture.from
      : moveByBins(gesture.from, unitsBetween(unit, grabbed.startMs, bin.startMs), unit);
  }
  const fixed = gesture.kind === 'start' ? gesture.from.end : gesture.from.start;
  return fixed > bin.startMs ? { start: bin.startMs, end: Math.max(fixed, bin.endMs) } : { start: fixed, end: bin.endMs };
}

/** Moves a selection by whole bins. */
export function moveByBins(range: TimeWindow, steps: number, unit: Unit): TimeWindow {
  return { start: offsetBy(unit, range.start, steps), end: offsetBy(unit, range.end, steps) };
}

/** Moves one end of a selection by whole bins; at least one bin stays. */
export function resizeByBins(range: TimeWindow, end: 'start' | 'end', steps: number, unit: Unit): TimeWindow {
  if (end === 'start')
    return { start: Math.min(offsetBy(unit, range.start, steps), offsetBy(unit, range.end, -1)), end: range.end };
  return { start: range.start, end: Math.max(offsetBy(unit, range.end, steps), offsetBy(unit, range.start, 1)) };
}
