import { expect, test } from 'vitest';
import { mistakesMissed } from './proving/mistakes-caught.mjs';

test('the proof that search is Lunr notices mistakes that an index could make', async () => {
  const { tried, missed } = await mistakesMissed({ proof: 'answers', seed: 11, step: 7 });
  expect(missed).toEqual([]);
  expect(tried).toBe(3);
}, 120_000);
