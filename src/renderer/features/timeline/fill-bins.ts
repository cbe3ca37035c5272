import type { Bin, Unit } from '../../../shared/contract/timeline.ts';
import type { TimeWindow } from './time-window.ts';
import { ceilTo, floorTo, offsetBy } from './units.ts';

/** Whole calendar bins over a window: those that hold articles as answered, and empty ones between them, so that every column has a place. */
export function fillBins(bins: readonly Bin[], unit: Unit, window: TimeWindow): Bin[] {
  const byStart = new Map(bins.map((bin) => [bin.startMs, bin]));
  const end = ceilTo(unit, window.end);
  const filled: Bin[] = [];
  for (let startMs = floorTo(unit, window.start); startMs < end && filled.length < MOST_BINS; ) {
    const endMs = offsetBy(unit, startMs, 1);
    filled.push(byStart.get(startMs) ?? { start: isoDay(startMs), end: isoDay(endMs), startMs, endMs, count: 0 });
    startMs = endMs;
  }
  return filled;
}

/** The window widened to whole bins: a bin cut by the edge of the chart still holds all its articles. */
export function wholeBins(unit: Unit, window: TimeWindow): TimeWindow {
  return { start: floorTo(unit, window.start), end: ceilTo(unit, window.end) };
}

/** More columns than any screen has pixels for; the contract counts no further either. */
export const MOST_BINS = 4000;

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
