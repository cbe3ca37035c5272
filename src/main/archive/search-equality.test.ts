import { expect, test } from 'vitest';
import { provenEqual } from './indexing/testing/equality.ts';
import { inOrder } from './testing/in-order.ts';

test('random histories of an index give stock Lunr’s articles, scores and order, for every kind of clause', async () => {
  const { histories, queries, segments, kinds } = await provenEqual({ histories: 200, seed: 11, inOrder });
  expect(histories).toBe(200);
  expect(queries).toBeGreaterThan(7_000);
  expect(Math.max(...segments.keys())).toBeGreaterThanOrEqual(16);
  for (const kind of ['term', 'wildcard', 'within 1', 'within 2', 'optional', 'required', 'prohibited', 'boosted', 'some fields'])
    expect(kinds.get(kind), kind).toBeGreaterThan(500);
}, 300_000);
