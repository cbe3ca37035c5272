import type { Calendar } from './calendar.ts';
import type { DatedSpan } from './dated-spans.ts';
import { UNITS } from './dated-spans.ts';
import type { PlaceWindow } from './window.ts';

/** A date in its bin. */
export interface PlacedSpan {
  readonly span: DatedSpan;
  /** Start of its bin; null when it is known more coarsely than the unit. */
  readonly bin: number | null;
  /** Its first moment. */
  readonly instant: number;
}

/** Puts dates into bins. An article counts once for each bin it names, and once for each outside the window. */
export function place(
  spans: readonly DatedSpan[],
  calendar: Calendar,
  rank: number,
  window: PlaceWindow | null,
): { inside: PlacedSpan[]; outside: number } {
  const inside: PlacedSpan[] = [];
  let outside = 0;
  let seen: ReadonlySet<string> = NONE;
  spans.forEach((span, i) => {
    const start = span.floating ? calendar.placeOfWall(span.start) : calendar.placeOfInstant(span.start);
    const end = span.floating ? calendar.placeOfWall(span.end) : calendar.placeOfInstant(span.end);
    const bin = binOf(span, start, end, calendar, rank);
    const isOutside = window !== null && (start >= window.end || Math.max(end, start + 1) <= window.start);
    if (spans[i - 1]?.ordinal !== span.ordinal) seen = NONE;
    if (spans[i + 1]?.ordinal === span.ordinal || seen.size > 0) {
      const key = `${isOutside} ${bin ?? `${span.start}/${span.end}`}`;
      if (seen.has(key)) return;
      seen = new Set(seen).add(key);
    }
    if (isOutside) outside += 1;
    else inside.push({ span, bin, instant: span.floating ? calendar.instant(start) : span.start });
  });
  return { inside, outside };
}

const NONE: ReadonlySet<string> = new Set();
const HOUR = 3_600_000;

/** A stretch that names more than one bin (a range, a week over the turn of a month) has none. */
function binOf(span: DatedSpan, start: number, end: number, calendar: Calendar, rank: number): number | null {
  if (UNITS.indexOf(span.precision) > rank) return null;
  const bin = calendar.floor(start);
  const isStretch = span.precision !== 'hour' || span.end - span.start > HOUR;
  return isStretch && end > calendar.next(bin) ? null : bin;
}
