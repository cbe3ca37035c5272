import { expect, test } from 'vitest';
import { indexSentence, rebuildTime } from './index-sentence.ts';

const index = { state: 'building' as const, done: 41_200, total: 98_412, paused: false };

test('an index that is being made says how far it is, how long it takes once that is known, and that results may be incomplete', () => {
  expect(indexSentence(index, null, 0)).toBe('Indexing 41,200 of 98,412 · results may be incomplete');
  expect(indexSentence(index, { done: 40_000, at: 0 }, 1000)).toBe('Indexing 41,200 of 98,412 · results may be incomplete');
  expect(indexSentence(index, { done: 31_200, at: 0 }, 60_000)).toBe(
    'Indexing 41,200 of 98,412 · about 6 min · results may be incomplete',
  );
  expect(indexSentence({ ...index, paused: true }, { done: 0, at: 0 }, 60_000)).toBe(
    'Indexing paused at 41,200 of 98,412 · results may be incomplete',
  );
});

test('making an index anew is promised in round minutes', () => {
  expect(rebuildTime(24)).toBe('less than a minute');
  expect(rebuildTime(98_412)).toBe('about 8 min');
});
