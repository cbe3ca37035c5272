import { expect, test } from 'vitest';
import { provenEqual } from './indexing/testing/equality.ts';
import { provenOnNews } from './indexing/testing/news-equality.ts';
import { provenQuestions, provenQuestionsOfMany } from './indexing/testing/question-equality.ts';
import { hasNews } from './indexing/testing/real-news.ts';
import { inOrder } from './testing/in-order.ts';

test('random histories of an index give stock Lunr’s articles, scores and order, for every kind of clause', async () => {
  const { histories, queries, segments, kinds } = await provenEqual({ histories: 200, seed: 11, inOrder });
  expect(histories).toBe(200);
  expect(queries).toBeGreaterThan(7_000);
  expect(Math.max(...segments.keys())).toBeGreaterThanOrEqual(16);
  for (const kind of ['term', 'wildcard', 'within 1', 'within 2', 'optional', 'required', 'prohibited', 'boosted', 'some fields'])
    expect(kinds.get(kind), kind).toBeGreaterThan(500);
}, 300_000);

test('words, beginnings, misspellings, phrases and nearness find what a look at every word finds, with stock Lunr’s scores', async () => {
  const { queries, scored } = await provenQuestions({ histories: 100, seed: 11, queries: 20 });
  expect(queries).toBeGreaterThan(1_500);
  expect(scored).toBeGreaterThan(500);
}, 120_000);

test('the same in a crowd of articles, whose lists are long', async () => {
  const { queries, scored } = await provenQuestionsOfMany({ articles: 2000, seed: 11, queries: 150 });
  expect([queries, scored]).toEqual([150, 50]);
}, 120_000);

test.skipIf(!hasNews('reuters'))(
  'real news gives stock Lunr’s articles, scores and order',
  () => {
    const { queries, scores } = provenOnNews({ news: 'reuters', articles: 250, queries: 200, seed: 11, inOrder });
    expect(queries).toBe(200);
    expect(scores).toBeGreaterThan(1_000);
  },
  120_000,
);

test.skipIf(!hasNews('multilingual'))(
  'real news in many languages gives stock Lunr’s articles, scores and order',
  () => {
    const { queries, scores } = provenOnNews({ news: 'multilingual', articles: 120, queries: 200, seed: 11, inOrder });
    expect(queries).toBe(200);
    expect(scores).toBeGreaterThan(1_000);
  },
  120_000,
);
