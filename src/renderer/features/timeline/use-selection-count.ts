import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ResultSpec } from '../../../shared/contract/shapes/result-spec.ts';
import type { Bin, Unit } from '../../../shared/contract/timeline.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { withoutAxis } from './clause.ts';
import { coarseIn, countIn, lanesIn } from './selection.ts';
import type { TimeWindow } from './time-window.ts';
import type { TimelineState } from './timeline-state.ts';
import { floorTo } from './units.ts';
import type { TimelineData } from './use-timeline.ts';

/** What a selection holds, in the unit it is made of. */
export interface SelectionCount {
  readonly unit: Unit;
  readonly articles: number;
  readonly lanes: number;
  /** Articles that may lie in it, their date known only roughly. */
  readonly rough: number;
}

/** Counts a selection from the bins on screen, or, when it is finer than they are or reaches out of the chart, by asking for it alone. */
export function useSelectionCount(
  spec: ResultSpec,
  state: TimelineState,
  data: TimelineData,
  selection: TimeWindow | null,
): SelectionCount | null {
  const { orpc } = useArchive();
  const { bins, answer } = data;
  const drawn = answer?.unit ?? data.unit;
  const unit = selection === null ? drawn : unitOf(selection, drawn);
  const isOnScreen = selection !== null && unit === drawn && isWithin(bins, selection);
  const alone = useQuery(
    orpc.timeline.bins.queryOptions({
      input: {
        ...spec,
        filters: withoutAxis(state.axis, spec.filters),
        axis: state.axis,
        by: state.by,
        unit,
        window: { start: instant(selection?.start ?? 0), end: instant(selection?.end ?? 1) },
      },
      enabled: selection !== null && !isOnScreen && answer !== null,
      placeholderData: keepPreviousData,
    }),
  );
  if (selection === null) return null;
  if (isOnScreen) {
    return {
      unit,
      articles: countIn(bins, selection),
      lanes: lanesIn(bins, selection),
      rough: coarseIn(answer?.coarse ?? [], selection),
    };
  }
  const counted = alone.data;
  if (counted === undefined) return null;
  return {
    unit,
    articles: countIn(counted.bins, selection),
    lanes: lanesIn(counted.bins, selection),
    rough: coarseIn(counted.coarse, selection),
  };
}

/** The chart's unit where the selection is made of it, else the coarsest of day and hour that it is made of. */
export function unitOf(selection: TimeWindow, drawn: Unit): Unit {
  const isWhole = (unit: Unit) =>
    floorTo(unit, selection.start) === selection.start && floorTo(unit, selection.end) === selection.end;
  if (isWhole(drawn)) return drawn;
  return isWhole('day') ? 'day' : 'hour';
}

function isWithin(bins: readonly Bin[], selection: TimeWindow): boolean {
  const first = bins[0];
  const last = bins.at(-1);
  return first !== undefined && last !== undefined && selection.start >= first.startMs && selection.end <= last.endMs;
}

function instant(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
