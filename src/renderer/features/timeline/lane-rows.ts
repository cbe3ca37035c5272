import type { Bin, LaneBy, TimelineAnswer } from '../../../shared/contract/timeline.ts';
import { languageName } from '../../ui/language-name.ts';
import { OTHERS } from './palette.ts';

/** How the heights of bars are made comparable: one scale for all lanes, or one for each. */
export type ScaleMode = 'shared' | 'each';

/** One row under the chart's head: a lane, or All. */
export interface LaneRow {
  /** Null is All. */
  readonly key: string | null;
  readonly label: string;
  readonly count: number;
  /** The count that fills the row. */
  readonly max: number;
  /** Its first article in the result set on this axis. */
  readonly first: TimelineAnswer['lanes'][number]['first'];
}

/** The rows of the chart: All first, then the lanes as answered, each with the count that fills it. */
export function laneRows(answer: Pick<TimelineAnswer, 'lanes'>, bins: readonly Bin[], by: LaneBy, mode: ScaleMode): LaneRow[] {
  const all = {
    key: null,
    label: '',
    count: bins.reduce((sum, bin) => sum + bin.count, 0),
    max: highest(bins, null),
    first: null,
  };
  if (by === 'none') return [all];
  const tops = answer.lanes.map((lane) => highest(bins, lane.key));
  const shared = Math.max(0, ...tops);
  return [
    all,
    ...answer.lanes.map((lane, index) => ({
      key: lane.key,
      label: by === 'lang' && lane.key !== '' && lane.key !== OTHERS ? languageName(lane.key) : lane.label,
      count: lane.count,
      max: mode === 'shared' ? shared : (tops[index] ?? 0),
      first: lane.first,
    })),
  ];
}

/** How many articles of a row a bin holds. */
export function countOf(bin: Bin, key: string | null): number {
  return key === null ? bin.count : (bin.lanes?.[key] ?? 0);
}

/** The fullest bin of a row. */
export function peakOf(bins: readonly Bin[], key: string | null): Bin | null {
  return bins.reduce<Bin | null>(
    (best, bin) => (countOf(bin, key) > (best === null ? 0 : countOf(best, key)) ? bin : best),
    null,
  );
}

function highest(bins: readonly Bin[], key: string | null): number {
  const peak = peakOf(bins, key);
  return peak === null ? 0 : countOf(peak, key);
}
