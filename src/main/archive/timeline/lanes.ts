import type { LaneBy } from '../../../shared/contract/timeline.ts';
import type { CollectionRow, Columns } from '../seams.ts';

/** Which lanes an article stands in, and how each is called. */
export interface LaneNames {
  keysOf(ordinal: number): readonly string[];
  labelOf(key: string): string;
}

/** The lanes of a subject; null for none. An article in several collections or with several tags stands in several lanes. */
export function laneNames(by: LaneBy, columns: Columns, collections: readonly CollectionRow[]): LaneNames | null {
  switch (by) {
    case 'none':
      return null;
    case 'source': {
      const labels = new Map<string, string>();
      return {
        keysOf(ordinal) {
          const source = columns.source[ordinal] ?? '';
          labels.set(source, columns.sourceLabel[ordinal] ?? source);
          return [source];
        },
        labelOf: (key) => (key === '' ? 'No source' : (labels.get(key) ?? key)),
      };
    }
    case 'lang':
      return { keysOf: (ordinal) => [columns.lang[ordinal] ?? ''], labelOf: (key) => (key === '' ? 'No language' : key) };
    case 'tag':
      return {
        keysOf: (ordinal) => orNone(columns.tags[ordinal]),
        labelOf: (key) => (key === '' ? 'No tag' : key),
      };
    case 'collection': {
      const paths = new Map(collections.map((row) => [row.id, row.path]));
      return {
        keysOf: (ordinal) => orNone(columns.collections[ordinal]),
        labelOf: (key) => (key === '' ? 'No collection' : (paths.get(key) ?? key)),
      };
    }
  }
}

/** The lanes that are named, most articles first, and the key all others are counted under. */
export interface LaneChoice {
  readonly named: readonly string[];
  readonly othersKey: string;
  readonly others: number;
}

/** Keeps the largest lanes; equal ones by key, so that the same articles always give the same chart. */
export function chooseLanes(counts: ReadonlyMap<string, number>, maxLanes: number): LaneChoice {
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([key]) => key);
  const named = ranked.slice(0, maxLanes);
  return { named, othersKey: named.includes('others') ? '\u2026others' : 'others', others: ranked.length - named.length };
}

const orNone = (keys: readonly string[] | undefined): readonly string[] =>
  keys === undefined || keys.length === 0 ? [''] : keys;
