import type { Bin } from '../../../shared/contract/timeline.ts';
import type { TimeWindow } from './time-window.ts';

/** Stretches without coverage more than three times as long as is usual between two bins that have some; the longest first, at most `most`. */
export function gapsOf(bins: readonly Bin[], most: number): TimeWindow[] {
  const covered = bins.filter((bin) => bin.count > 0);
  const holes: TimeWindow[] = [];
  const intervals: number[] = [];
  for (let i = 1; i < covered.length; i += 1) {
    const before = covered[i - 1];
    const after = covered[i];
    if (before === undefined || after === undefined) continue;
    intervals.push(after.startMs - before.startMs);
    if (after.startMs > before.endMs) holes.push({ start: before.endMs, end: after.startMs });
  }
  if (intervals.length < FEWEST_INTERVALS) return [];
  const usual = median(intervals);
  return holes
    .filter((hole) => hole.end - hole.start > GAP_FACTOR * usual)
    .sort((a, b) => b.end - b.start - (a.end - a.start))
    .slice(0, most);
}

/** The highest bin, if it stands out: above the median by more than three times the median distance from it. */
export function outlierOf(bins: readonly Bin[]): Bin | null {
  const counts = bins.filter((bin) => bin.count > 0).map((bin) => bin.count);
  if (counts.length < FEWEST_INTERVALS) return null;
  const middle = median(counts);
  const spread = median(counts.map((count) => Math.abs(count - middle)));
  const highest = bins.reduce<Bin | null>((best, bin) => (bin.count > (best?.count ?? 0) ? bin : best), null);
  return highest !== null && highest.count > middle + 3 * Math.max(spread, 1) ? highest : null;
}

const GAP_FACTOR = 3;
/** With fewer covered bins than this nothing can be called usual. */
const FEWEST_INTERVALS = 4;

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
