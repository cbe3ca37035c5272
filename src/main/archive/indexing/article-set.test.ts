import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ArticleSet, NONE } from './article-set.ts';
import { ChosenArticles } from './chosen-articles.ts';

const SIZE = 300;
const articles = fc.uniqueArray(fc.integer({ min: 0, max: SIZE - 1 })).map((numbers) => numbers.sort((a, b) => a - b));

function setOf(numbers: readonly number[], set = new ArticleSet()): ArticleSet {
  set.begin(SIZE);
  for (const number of numbers) set.add(number);
  return set;
}

function listed(set: ArticleSet): number[] {
  const chosen = new ChosenArticles();
  chosen.begin(set);
  return [...chosen.list.subarray(0, chosen.length)];
}

it('is a set: has, joins, parts, goes from one to the next', () => {
  const used = new ArticleSet();
  fc.assert(
    fc.property(articles, articles, (some, others) => {
      // Used again, it is empty again.
      const set = setOf(some, used);
      expect(listed(set)).toEqual(some);
      expect(set.isEmpty).toBe(some.length === 0);
      for (let n = 0; n < SIZE; n++) {
        expect(set.has(n)).toBe(some.includes(n));
        expect(set.next(n)).toBe(some.find((one) => one >= n) ?? NONE);
      }
      const both = set.copy();
      both.keepIn(setOf(others));
      expect(listed(both)).toEqual(some.filter((n) => others.includes(n)));
      const left = set.copy();
      left.takeOut(setOf(others));
      expect(listed(left)).toEqual(some.filter((n) => !others.includes(n)));
      const all = set.copy();
      all.addAll(Uint32Array.from(others), others.length);
      expect(listed(all)).toEqual([...new Set([...some, ...others])].sort((a, b) => a - b));
    }),
    { numRuns: 60 },
  );
});

it('numbers what is chosen', () => {
  const chosen = new ChosenArticles();
  fc.assert(
    fc.property(articles, (some) => {
      chosen.begin(setOf(some));
      expect([...chosen.list.subarray(0, chosen.length)]).toEqual(some);
      expect(some.map((article) => chosen.numberOf(article))).toEqual(some.map((_, number) => number));
    }),
  );
});
