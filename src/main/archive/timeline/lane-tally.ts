import type { TimelineAnswer } from '../../../shared/contract/timeline.ts';
import type { Columns } from '../seams.ts';
import { chooseLanes, type LaneNames } from './lanes.ts';
import type { PlacedSpan } from './place.ts';

/** The lanes of an answer, and the ones an article is counted in. */
export interface LaneTally {
  readonly rows: TimelineAnswer['lanes'];
  keysOf(ordinal: number): ReadonlySet<string>;
}

/** Ranks the lanes of what was placed, folds the small ones into one, and finds the first article of each. Null without lanes. */
export function laneTally(
  names: LaneNames | null,
  inside: readonly PlacedSpan[],
  maxLanes: number,
  columns: Columns,
): LaneTally | null {
  if (names === null) return null;
  const sizes = new Map<string, number>();
  for (const { span } of inside) for (const key of names.keysOf(span.ordinal)) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  const { named, othersKey, others } = chooseLanes(sizes, maxLanes);
  const known = new Set(named);
  const keysOf = (ordinal: number): ReadonlySet<string> =>
    new Set(names.keysOf(ordinal).map((key) => (known.has(key) ? key : othersKey)));

  const found = new Map<string, { count: number; first: PlacedSpan | null }>();
  for (const placed of inside) {
    for (const key of keysOf(placed.span.ordinal)) {
      const row = found.get(key) ?? { count: 0, first: null };
      found.set(key, { count: row.count + 1, first: earlier(row.first, placed) });
    }
  }
  const rowOf = (key: string, label: string): TimelineAnswer['lanes'][number] => {
    const { count = 0, first = null } = found.get(key) ?? {};
    return { key, label, count, first: first && firstOf(first, columns) };
  };
  const rows = named.map((key) => rowOf(key, names.labelOf(key)));
  return { rows: others === 0 ? rows : [...rows, rowOf(othersKey, `Others (${others})`)], keysOf };
}

/** The earlier of two that have a bin: a month alone does not say who was first in it. */
function earlier(first: PlacedSpan | null, placed: PlacedSpan): PlacedSpan | null {
  if (placed.bin === null) return first;
  return first === null || placed.instant < first.instant ? placed : first;
}

const firstOf = ({ span, instant }: PlacedSpan, columns: Columns): { articleId: string; startMs: number; title: string } => ({
  articleId: columns.id[span.ordinal] ?? '',
  startMs: instant,
  title: columns.title[span.ordinal] ?? '',
});
