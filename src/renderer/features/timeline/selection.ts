import type { Bin } from '../../../shared/contract/timeline.ts';
import type { TimeWindow } from './time-window.ts';

/** A selection of whole bins, by their place in the row of bins; both ends included. */
export interface BinRange {
  readonly first: number;
  readonly last: number;
}

/** Where a bin begins and ends; all that snapping needs of one. */
export type Edges = Pick<Bin, 'startMs' | 'endMs'>;

/**
 * The whole bins a drag from `a` to `b` touches, in either direction. A drag that ends exactly on an edge does not reach into the next bin;
 * one beyond the last bin takes the last bin in. Null when there are no bins.
 */
export function snapToBins(bins: readonly Edges[], a: number, b: number): BinRange | null {
  if (bins.length === 0) return null;
  const from = Math.min(a, b);
  const to = Math.max(a, b);
  const first = binIndexAt(bins, from);
  const last = from === to ? first : binIndexBefore(bins, to);
  return { first, last: Math.max(first, last) };
}

/** The bin that holds an instant; before the first it is the first, after the last it is the last. */
export function binIndexAt(bins: readonly Edges[], ms: number): number {
  let low = 0;
  let high = bins.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((bins[middle]?.startMs ?? 0) <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The stretch of time a selection of bins covers: start of the first, start of the bin after the last. */
export function rangeOfBins(bins: readonly Edges[], range: BinRange): TimeWindow | null {
  const first = bins[range.first];
  const last = bins[range.last];
  return first === undefined || last === undefined ? null : { start: first.startMs, end: last.endMs };
}

/** The bins a stretch of time covers, at least in part; null when it touches none. */
export function binsOfRange(bins: readonly Edges[], range: TimeWindow): BinRange | null {
  const first = bins.findIndex((bin) => bin.endMs > range.start && bin.startMs < range.end);
  if (first < 0) return null;
  let last = first;
  while ((bins[last + 1]?.startMs ?? Number.POSITIVE_INFINITY) < range.end) last += 1;
  return { first, last };
}

/** Stretches a selection so that it reaches the given bin too; the far end stays. */
export function extendTo(anchor: number, bin: number): BinRange {
  return { first: Math.min(anchor, bin), last: Math.max(anchor, bin) };
}

/** How many articles the bins of a stretch of time hold. */
export function countIn(bins: readonly Bin[], range: TimeWindow): number {
  return bins.reduce((sum, bin) => (bin.startMs >= range.start && bin.endMs <= range.end ? sum + bin.count : sum), 0);
}

/** How many articles may lie in a stretch of time because their date is known no better than a span that overlaps it. */
export function coarseIn(coarse: readonly Bin[], range: TimeWindow): number {
  return coarse.reduce((sum, bin) => (bin.startMs < range.end && bin.endMs > range.start ? sum + bin.count : sum), 0);
}

/** Which lanes have articles in a stretch of time. */
export function lanesIn(bins: readonly Bin[], range: TimeWindow): number {
  const seen = new Set<string>();
  for (const bin of bins) {
    if (bin.startMs < range.start || bin.endMs > range.end) continue;
    for (const [key, count] of Object.entries(bin.lanes ?? {})) if (count > 0) seen.add(key);
  }
  return seen.size;
}

function binIndexBefore(bins: readonly Edges[], ms: number): number {
  const index = binIndexAt(bins, ms);
  return bins[index]?.startMs === ms ? Math.max(0, index - 1) : index;
}
