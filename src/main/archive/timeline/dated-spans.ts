import { ArchiveError } from '../../../shared/archive-error.ts';
import type { Dated, Mention } from '../../../shared/contract/shapes/dated.ts';
import type { Axis, Unit } from '../../../shared/contract/timeline.ts';
import { offsetMs } from '../dates/span.ts';
import type { Columns } from '../seams.ts';

/** A date expression of a text as the timeline needs it: ms as if UTC, end exclusive. */
export interface BinMention {
  readonly start: number;
  readonly end: number;
  readonly precision: Mention['precision'];
}

/** One date of one article on the chosen axis. */
export interface DatedSpan {
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  /** A date without a zone: placed as written, in whatever zone is looked at. `start` and `end` are then wall time, else instants. */
  readonly floating: boolean;
  readonly precision: Unit;
}

export interface DatedSpans {
  readonly spans: readonly DatedSpan[];
  /** Articles with no date on this axis. */
  readonly undated: number;
}

/** Units from short to long: what is not finer than the unit cannot stand in one of its bins. */
export const UNITS = ['hour', 'day', 'week', 'month', 'quarter', 'year', 'decade'] as const satisfies readonly Unit[];

/** Collects the dates of the articles on an axis; on `mentioned` an article may have many. */
export function datedSpans(
  columns: Columns,
  ordinals: Uint32Array,
  axis: Axis,
  mentions: ((ordinal: number) => readonly BinMention[]) | undefined,
): DatedSpans {
  const read = readerOf(columns, axis, mentions);
  const spans: DatedSpan[] = [];
  let undated = 0;
  for (const ordinal of ordinals) {
    const before = spans.length;
    for (const span of read(ordinal)) spans.push(span);
    if (spans.length === before) undated += 1;
  }
  return { spans, undated };
}

function readerOf(
  columns: Columns,
  axis: Axis,
  mentions: ((ordinal: number) => readonly BinMention[]) | undefined,
): (ordinal: number) => readonly DatedSpan[] {
  switch (axis) {
    case 'published':
      return (ordinal) =>
        ofDate(ordinal, columns.published[ordinal], columns.publishedStart[ordinal], columns.publishedEnd[ordinal]);
    case 'updated':
      return (ordinal) => ofDate(ordinal, columns.updated[ordinal], columns.updatedStart[ordinal], columns.updatedEnd[ordinal]);
    case 'captured':
      return (ordinal) => {
        const at = columns.captured[ordinal] ?? Number.NaN;
        return Number.isNaN(at) ? [] : [{ ordinal, start: at, end: at + 1, floating: false, precision: 'hour' }];
      };
    case 'mentioned':
      if (mentions === undefined) throw new ArchiveError('internal', 'The mentioned axis was asked for without the mentions.');
      return (ordinal) =>
        mentions(ordinal).map(({ start, end, precision }) => ({
          ordinal,
          start,
          end,
          floating: true,
          precision: unitOf(precision),
        }));
  }
}

/** The columns hold instants, with a date without zone as if UTC: then they are wall time already. */
function ofDate(
  ordinal: number,
  dated: Dated | null | undefined,
  start: number | undefined,
  end: number | undefined,
): readonly DatedSpan[] {
  if (!dated || start === undefined || end === undefined || Number.isNaN(start)) return [];
  const precision = unitOf(dated.precision);
  // A calendar day is that day wherever it is looked at; only a time of day moves with the zone.
  const floating = dated.zone === null || precision !== 'hour';
  const shift = floating ? offsetMs(dated.zone) : 0;
  return [{ ordinal, start: start + shift, end: end + shift, floating, precision }];
}

const unitOf = (precision: Mention['precision']): Unit => (precision === 'minute' || precision === 'second' ? 'hour' : precision);
