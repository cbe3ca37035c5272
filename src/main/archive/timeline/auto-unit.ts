import type { Unit } from '../../../shared/contract/timeline.ts';
import { type DatedSpan, UNITS } from './dated-spans.ts';

/** A stretch of wall time. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The shortest unit that needs at most `maxBins` bins and in which most dates have a bin of their own.
 * Hours only for coverage that lies within a few days, or a window that does: one article is shown on its day.
 */
export function autoUnit(spans: readonly DatedSpan[], window: Stretch | null, maxBins: number): Unit {
  const stretch = window ?? stretchOf(spans);
  if (stretch === null) return 'day';
  const length = stretch.end - stretch.start;
  const hoursSuit = window === null ? spans.length > 1 && length <= HOURS_UP_TO : length <= maxBins * LENGTH.hour;
  const found = UNITS.find((unit, rank) => {
    if (unit === 'hour' && !hoursSuit) return false;
    if (length / LENGTH[unit] + 1 > maxBins) return false;
    const coarse = spans.filter((span) => UNITS.indexOf(span.precision) > rank).length;
    return coarse * 2 <= spans.length;
  });
  return found ?? 'decade';
}

const DAY = 86_400_000;
const HOURS_UP_TO = 3 * DAY;
/** Never longer than the shortest bin of the unit, so the count is never understated. */
const LENGTH: Readonly<Record<Unit, number>> = {
  hour: DAY / 24,
  day: DAY,
  week: 7 * DAY,
  month: 28 * DAY,
  quarter: 90 * DAY,
  year: 365 * DAY,
  decade: 3652 * DAY,
};

function stretchOf(spans: readonly DatedSpan[]): Stretch | null {
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const span of spans) {
    if (span.start < start) start = span.start;
    if (span.end > end) end = span.end;
  }
  return start < end ? { start, end } : null;
}
