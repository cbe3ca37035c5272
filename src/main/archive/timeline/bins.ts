import type { Service } from '../../../shared/contract/service.ts';
import type { Bin, TimelineAnswer } from '../../../shared/contract/timeline.ts';
import type { CollectionRow, Columns } from '../seams.ts';
import { autoUnit } from './auto-unit.ts';
import { type Calendar, calendarOf, dateLabel, momentLabel } from './calendar.ts';
import { type BinMention, type DatedSpan, datedSpans, UNITS } from './dated-spans.ts';
import { type LaneTally, laneTally } from './lane-tally.ts';
import { laneNames } from './lanes.ts';
import { type PlacedSpan, place } from './place.ts';
import { placeWindow } from './window.ts';
import { type ZoneClock, zoneClock } from './zone-clock.ts';

/** A date expression of a text as the timeline needs it. */
export type { BinMention } from './dated-spans.ts';

/** What is asked of the timeline, as the contract has it, defaults filled in. */
export type TimelineOptions = Parameters<Service<unknown>['timeline']['bins']>[0];

export interface TimelineRequest {
  readonly columns: Columns;
  readonly collections: readonly CollectionRow[];
  /** The result set. */
  readonly ordinals: Uint32Array;
  readonly options: Omit<TimelineOptions, 'scope' | 'query' | 'filters'>;
  /** Date expressions in the text of an article; needed for the axis `mentioned`. */
  readonly mentions?: (ordinal: number) => readonly BinMention[];
}

/** Counts a result set into calendar bins. Work is linear in its dates; bins + coarse + undated + outside = total, always. */
export function binTimeline({ columns, collections, ordinals, options, mentions }: TimelineRequest): TimelineAnswer {
  const clock = zoneClock(options.zone);
  const { spans, undated } = datedSpans(columns, ordinals, options.axis, mentions);
  const unit = options.unit === 'auto' ? autoUnit(spans, autoWindow(options.window, clock), options.maxBins) : options.unit;
  const calendar = calendarOf(unit, clock);
  const window = options.window === undefined ? null : placeWindow(options.window, calendar);
  const { inside, outside } = place(spans, calendar, UNITS.indexOf(unit), window);
  const lanes = laneTally(laneNames(options.by, columns, collections), inside, options.maxLanes, columns);
  const { counted, coarse } = count(inside, lanes);
  return {
    axis: options.axis,
    unit,
    zone: options.zone,
    bins: listed(counted, calendar, window).map((start) => binAt(start, counted.get(start), calendar)),
    coarse: [...coarse.values()]
      .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
      .map(({ span, tally }) => coarseBin(span, tally, clock)),
    undated,
    outside,
    total: inside.length + undated + outside,
    lanes: lanes?.rows ?? [],
    revision: columns.revision,
  };
}

/** More bins than this are not listed one by one: then empty ones are left out. Fifty years of days fit. */
const MAX_LISTED = 20_000;

interface Tally {
  count: number;
  readonly lanes: Map<string, number> | null;
}

interface CoarseTally {
  readonly span: DatedSpan;
  readonly tally: Tally;
}

function autoWindow(window: TimelineOptions['window'], clock: ZoneClock): { start: number; end: number } | null {
  return window === undefined ? null : placeWindow(window, calendarOf('day', clock));
}

function count(
  inside: readonly PlacedSpan[],
  lanes: LaneTally | null,
): { counted: Map<number, Tally>; coarse: Map<string, CoarseTally> } {
  const counted = new Map<number, Tally>();
  const coarse = new Map<string, CoarseTally>();
  const empty = (): Tally => ({ count: 0, lanes: lanes === null ? null : new Map() });
  for (const { span, bin } of inside) {
    const tally = bin === null ? coarseTally(coarse, span, empty) : binTally(counted, bin, empty);
    tally.count += 1;
    if (lanes !== null) for (const lane of lanes.keysOf(span.ordinal)) tally.lanes?.set(lane, (tally.lanes.get(lane) ?? 0) + 1);
  }
  return { counted, coarse };
}

function binTally(counted: Map<number, Tally>, bin: number, empty: () => Tally): Tally {
  const tally = counted.get(bin) ?? empty();
  counted.set(bin, tally);
  return tally;
}

function coarseTally(coarse: Map<string, CoarseTally>, span: DatedSpan, empty: () => Tally): Tally {
  const key = `${span.start}/${span.end}`;
  const { tally } = coarse.get(key) ?? { tally: empty() };
  coarse.set(key, { span, tally });
  return tally;
}

/** Starts of the bins to answer with: without gaps over the window, else over what was counted. */
function listed(
  counted: ReadonlyMap<number, Tally>,
  calendar: Calendar,
  window: { start: number; end: number } | null,
): number[] {
  const present = [...counted.keys()].sort((a, b) => a - b);
  const first = window === null ? present[0] : Math.min(calendar.floor(window.start), present[0] ?? Number.POSITIVE_INFINITY);
  const last =
    window === null ? present.at(-1) : Math.max(calendar.floor(window.end - 1), present.at(-1) ?? Number.NEGATIVE_INFINITY);
  if (first === undefined || last === undefined) return [];
  const all: number[] = [];
  for (let start = first; start <= last; start = calendar.next(start)) {
    if (all.length === MAX_LISTED) return present;
    all.push(start);
  }
  return all;
}

function binAt(start: number, tally: Tally | undefined, calendar: Calendar): Bin {
  const end = calendar.next(start);
  return {
    start: calendar.label(start),
    end: calendar.label(end),
    startMs: calendar.instant(start),
    endMs: calendar.instant(end),
    ...counts(tally),
  };
}

/** A bracket over the whole of what a date names. It floats: a date this coarse has no zone. */
function coarseBin({ start, end }: DatedSpan, tally: Tally, clock: ZoneClock): Bin {
  const startMs = clock.instantOf(start);
  const endMs = clock.instantOf(end);
  const dates = isMidnight(start) && isMidnight(end);
  return {
    start: dates ? dateLabel(start) : momentLabel(startMs, clock),
    end: dates ? dateLabel(end) : momentLabel(endMs, clock),
    startMs,
    endMs,
    ...counts(tally),
  };
}

const isMidnight = (wall: number): boolean => wall % 86_400_000 === 0;

function counts(tally: Tally | undefined): { count: number; lanes?: Record<string, number> } {
  if (!tally?.lanes) return { count: tally?.count ?? 0 };
  return { count: tally.count, lanes: Object.fromEntries(tally.lanes) };
}
