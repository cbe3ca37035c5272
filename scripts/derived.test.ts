import { expect, test } from 'vitest';
import { derivedHarms } from './proving/derived.mjs';

test('an archive whose listing and index were deleted, damaged or exchanged shows what it showed', async () => {
  const { wrong, rounds } = await derivedHarms({ rounds: 14, seed: 11 });
  expect(wrong).toEqual([]);
  expect(rounds).toBe(14);
}, 120_000);
