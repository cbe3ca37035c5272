import { fold } from '../language/fold.ts';
import type { Columns } from '../seams.ts';
import { filterMask } from './filters.ts';
import { printQuery } from './print.ts';
import { HAS_VALUES } from './tree.ts';

/** One value of a group with the number of articles and the filter that choosing it adds. */
export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly clause: string;
}

export interface Facets {
  source: FacetValue[];
  lang: FacetValue[];
  tag: FacetValue[];
  has: FacetValue[];
  /** By the month of publication, as far as it is known; in order of time. */
  months: { start: string; count: number }[];
}

/** Counts a result set by value, all of it. Most frequent first. */
export function facetsOf(columns: Columns, ordinals: Uint32Array): Facets {
  const source = new Map<string, number>();
  const labels = new Map<string, string>();
  const lang = new Map<string, number>();
  const tag = new Map<string, number>();
  const months = new Map<string, number>();
  for (const ordinal of ordinals) {
    const key = columns.source[ordinal] ?? null;
    if (key !== null) {
      add(source, key);
      labels.set(key, columns.sourceLabel[ordinal] ?? key);
    }
    const spoken = columns.lang[ordinal] ?? null;
    if (spoken !== null) add(lang, spoken);
    for (const one of distinct(columns.tags[ordinal] ?? [])) add(tag, one);
    const published = columns.published[ordinal] ?? null;
    if (published !== null && published.precision !== 'year') add(months, published.value.slice(0, 7));
  }
  return {
    source: values(source, 'source', (key) => key, labels),
    lang: values(withNarrower(lang), 'lang', (one) => one),
    tag: values(tag, 'tag', fold),
    has: hasValues(columns, ordinals),
    months: [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([start, count]) => ({ start, count })),
  };
}

const add = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** An article tagged "Court" and "court" is one article. */
const distinct = (tags: readonly string[]): Iterable<string> =>
  tags.length < 2 ? tags : new Map(tags.map((tag) => [fold(tag), tag])).values();

/** `lang:en` finds en-GB too, so it counts there as well. */
function withNarrower(langs: ReadonlyMap<string, number>): Map<string, number> {
  return new Map(
    [...langs.keys()].map((wide) => [
      wide,
      [...langs].reduce((sum, [one, count]) => (one === wide || one.startsWith(`${wide}-`) ? sum + count : sum), 0),
    ]),
  );
}

/** Values that one filter takes for the same are one value, called by its commonest spelling. */
function values(
  counts: ReadonlyMap<string, number>,
  field: 'source' | 'lang' | 'tag',
  same: (value: string) => string,
  labels?: ReadonlyMap<string, string>,
): FacetValue[] {
  const merged = new Map<string, { value: string; count: number }>();
  for (const [value, count] of [...counts].sort(([, a], [, b]) => b - a)) {
    const known = merged.get(same(value));
    if (known) known.count += count;
    else merged.set(same(value), { value, count });
  }
  return [...merged.values()]
    .map(({ value, count }) => ({
      value,
      label: labels?.get(value) ?? value,
      count,
      clause: printQuery({ kind: 'filter', field, typed: value }),
    }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function hasValues(columns: Columns, ordinals: Uint32Array): FacetValue[] {
  return HAS_VALUES.map((value) => {
    const mask = filterMask({ kind: 'filter', field: 'has', typed: value }, columns, []);
    let count = 0;
    for (const ordinal of ordinals) count += mask[ordinal] ?? 0;
    return { value, label: value, count, clause: `has:${value}` };
  }).filter(({ count }) => count > 0);
}
