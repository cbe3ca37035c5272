import type { SortKey, SortOrder } from '../../../shared/contract/shapes/result-spec.ts';
import type { Columns } from '../seams.ts';
import type { Matches } from './evaluate.ts';
import { placesInOrder } from './sort-numbers.ts';

/** Puts matches in order. What has no value for the key comes last either way; ties: newest capture first, then id. */
export function sortMatches(columns: Columns, matches: Matches, sort: SortKey, order: SortOrder): Uint32Array {
  const { ordinals, scores, textual } = matches;
  const key = sort === 'relevance' && !textual ? 'published' : sort;
  const values =
    key === 'title' || key === 'source' ? rankedNames(columns, ordinals, key) : numbersOf(columns, ordinals, scores, key);
  const places = placesInOrder(values, order === 'asc' ? 1 : -1);
  const sorted = places.map((place) => ordinals[place] ?? 0);
  for (let start = 0; start < sorted.length; ) {
    const value = values[places[start] ?? 0] ?? Number.NaN;
    let end = start + 1;
    while (end < sorted.length && isSame(values[places[end] ?? 0] ?? Number.NaN, value)) end++;
    if (end - start > 1) sorted.subarray(start, end).sort((a, b) => tie(columns, a, b));
    start = end;
  }
  return sorted;
}

const isSame = (a: number, b: number): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b));

function tie({ captured, id }: Columns, a: number, b: number): number {
  const newer = (captured[b] ?? 0) - (captured[a] ?? 0);
  if (newer !== 0) return newer;
  return (id[a] ?? '') < (id[b] ?? '') ? -1 : 1;
}

function numbersOf(
  columns: Columns,
  ordinals: Uint32Array,
  scores: Float64Array,
  key: Exclude<SortKey, 'title' | 'source'>,
): Float64Array {
  if (key === 'relevance') return scores;
  const column = { published: columns.publishedStart, captured: columns.captured, words: columns.words }[key];
  return Float64Array.from(ordinals, (ordinal) => column[ordinal] ?? Number.NaN);
}

/** Names compare as people sort them; equal ones share a rank, so that the tie rule decides among them. */
function rankedNames(columns: Columns, ordinals: Uint32Array, key: 'title' | 'source'): Float64Array {
  const column = key === 'title' ? columns.title : columns.sourceLabel;
  const collator = new Intl.Collator('en', { numeric: true });
  const names = new Set<string>();
  for (const ordinal of ordinals) {
    const name = column[ordinal] ?? '';
    if (name !== '') names.add(name);
  }
  const ranks = new Map<string, number>();
  let rank = 0;
  let previous: string | null = null;
  for (const name of [...names].sort(collator.compare)) {
    if (previous !== null && collator.compare(previous, name) !== 0) rank++;
    ranks.set(name, rank);
    previous = name;
  }
  return Float64Array.from(ordinals, (ordinal) => ranks.get(column[ordinal] ?? '') ?? Number.NaN);
}
