import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ResultSpec } from '../../../shared/contract/shapes/result-spec.ts';
import type { Bin, TimelineAnswer, Unit } from '../../../shared/contract/timeline.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { withoutAxis } from './clause.ts';
import { fillBins, MOST_BINS, wholeBins } from './fill-bins.ts';
import { fitTo, type TimeWindow, within } from './time-window.ts';
import type { TimelineState } from './timeline-state.ts';
import { autoUnit, UNIT_MS, UNITS } from './units.ts';

/** What a timeline draws. */
export interface TimelineData {
  /** The whole result set, no lanes. */
  readonly overview: TimelineAnswer | null;
  /** What lies in the window, in lanes. */
  readonly answer: TimelineAnswer | null;
  /** The answer's bins, without holes, over whole units. */
  readonly bins: readonly Bin[];
  /** From the first to the last dated article; null when none is dated. */
  readonly range: TimeWindow | null;
  /** What the chart shows now. */
  readonly window: TimeWindow | null;
  /** The unit that is wanted for it. */
  readonly unit: Unit;
  readonly isBusy: boolean;
  readonly error: unknown;
  retry(): void;
}

/** Bins narrower than this are no longer read as bars. */
const NARROWEST_PX = 6;
const NARROWEST_OVERVIEW_PX = 3;
/** While a gesture moves the window, exact bins are asked for no more often than this; the last ones are drawn in between. */
const ASK_EVERY_MS = 32;

/** Asks for the bins of a result set: once for the whole of it, and for the window as it moves. What was shown stays until the next answer. */
export function useTimeline(spec: ResultSpec, state: TimelineState, wanted: TimeWindow | null, widthPx: number): TimelineData {
  const { orpc } = useArchive();
  const { axis, by } = state;
  const base = useMemo(() => ({ ...spec, filters: withoutAxis(axis, spec.filters) }), [spec, axis]);
  const isMeasured = widthPx > 0;
  const overviewQuery = useQuery(
    orpc.timeline.bins.queryOptions({
      input: { ...base, axis, unit: 'auto', by: 'none', maxBins: overviewBins(widthPx) },
      enabled: isMeasured,
      placeholderData: keepPreviousData,
    }),
  );
  const overview = overviewQuery.data ?? null;
  const range = useMemo(() => (overview === null ? null : rangeOf(overview)), [overview]);
  const window = useMemo(() => (range === null ? null : wanted === null ? fitTo(range) : within(wanted, range)), [range, wanted]);

  const settled = useThrottled(window, ASK_EVERY_MS);
  const subject = JSON.stringify([base, axis]);
  const [found, setFound] = useState<{ readonly subject: string; readonly unit: Unit }>({ subject, unit: 'hour' });
  const finest = found.subject === subject ? found.unit : 'hour';
  const unit = window === null ? 'day' : unitFor(state.unit, window, widthPx, finest);
  const settledUnit = settled === null ? unit : unitFor(state.unit, settled, widthPx, finest);
  const asked = useMemo(() => (settled === null ? null : wholeBins(settledUnit, settled)), [settled, settledUnit]);
  const binsQuery = useQuery(
    orpc.timeline.bins.queryOptions({
      input: {
        ...base,
        axis,
        unit: settledUnit,
        by,
        ...(asked !== null && { window: { start: instant(asked.start), end: instant(asked.end) } }),
      },
      enabled: isMeasured && asked !== null,
      placeholderData: keepPreviousData,
    }),
  );
  const answer = range === null ? null : (binsQuery.data ?? null);
  const isAnswered = answer !== null && !binsQuery.isPlaceholderData;
  useEffect(() => {
    if (!isAnswered || state.unit !== 'auto' || answer.unit !== settledUnit || !isMostlyCoarser(answer)) return;
    setFound({ subject, unit: UNITS[UNITS.indexOf(answer.unit) + 1] ?? 'decade' });
  }, [isAnswered, answer, state.unit, settledUnit, subject]);

  const bins = useMemo(() => (answer === null || asked === null ? [] : filled(answer, asked)), [answer, asked]);
  return {
    overview,
    answer,
    bins,
    range,
    window,
    unit,
    isBusy: overviewQuery.isFetching || binsQuery.isFetching,
    error: overviewQuery.error ?? binsQuery.error,
    retry: () => {
      void overviewQuery.refetch();
      void binsQuery.refetch();
    },
  };
}

function overviewBins(widthPx: number): number {
  return Math.max(4, Math.floor(widthPx / NARROWEST_OVERVIEW_PX));
}

/** The unit asked for, or the smallest readable one; never one with more bins than can be counted. */
function unitFor(wanted: Unit | 'auto', window: TimeWindow, widthPx: number, finest: Unit): Unit {
  const span = window.end - window.start;
  const chosen = wanted === 'auto' ? coarser(autoUnit(span, widthPx, NARROWEST_PX), finest) : wanted;
  return UNITS.slice(UNITS.indexOf(chosen)).find((unit) => span / UNIT_MS[unit] < MOST_BINS - 2) ?? 'decade';
}

function coarser(a: Unit, b: Unit): Unit {
  return UNITS.indexOf(a) >= UNITS.indexOf(b) ? a : b;
}

/** Hours of articles that know only their day are no chart: the automatic unit grows until most dates have a bin. */
function isMostlyCoarser(answer: TimelineAnswer): boolean {
  const sum = (bins: readonly Bin[]) => bins.reduce((total, bin) => total + bin.count, 0);
  return sum(answer.coarse) > sum(answer.bins);
}

/** The newest value, handed on at most once in a while; the last one always arrives. */
function useThrottled<T>(value: T, everyMs: number): T {
  const [shown, setShown] = useState(value);
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + everyMs - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setShown(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, everyMs]);
  return shown;
}

function rangeOf(answer: TimelineAnswer): TimeWindow | null {
  const dated = [...answer.bins.filter((bin) => bin.count > 0), ...answer.coarse];
  if (dated.length === 0) return null;
  const start = dated.reduce((low, bin) => Math.min(low, bin.startMs), Number.POSITIVE_INFINITY);
  const end = dated.reduce((high, bin) => Math.max(high, bin.endMs), Number.NEGATIVE_INFINITY);
  // A single bar that fills the chart says nothing: one day is shown with a month around it.
  const room = dated.length === 1 && answer.unit !== 'hour' ? UNIT_MS.month : 0;
  return { start: start - room, end: end + room };
}

/** An answer to an earlier window is drawn where it belongs; its own bins say where that is. */
function filled(answer: TimelineAnswer, asked: TimeWindow): Bin[] {
  const first = answer.bins[0];
  const last = answer.bins.at(-1);
  const own = first === undefined || last === undefined ? asked : { start: first.startMs, end: last.endMs };
  return fillBins(answer.bins, answer.unit, own);
}

function instant(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
