import { capturedAt } from '../indexing/testing/difference.ts';
import { sortMatches } from '../query/sort.ts';
import type { Columns } from '../seams.ts';

/** Articles found by an index in the order that a window lists them in, best match first. */
export function inOrder(found: ReadonlyMap<string, number>): string[] {
  // Ids in an order of their own: nothing may hang on the order of discovery.
  const id = [...found.keys()].sort().reverse();
  const scores = Float64Array.from(id, (one) => found.get(one) ?? 0);
  const ordinals = Uint32Array.from(id.keys());
  // Safe: to put best matches in order these two columns are all that is read.
  const columns = { id, captured: Float64Array.from(id, capturedAt) } as unknown as Columns;
  return [...sortMatches(columns, { ordinals, scores, textual: true }, 'relevance', 'desc')].map((ordinal) => id[ordinal] ?? '');
}
