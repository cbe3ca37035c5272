import { describe, expect, it } from 'vitest';
import { generateArticles } from './articles.ts';

describe('the invented corpus', () => {
  it('is the same for the same seed, and another for another', () => {
    const first = [...generateArticles({ n: 40, seed: 7 })];
    expect([...generateArticles({ n: 40, seed: 7 })]).toEqual(first);
    expect([...generateArticles({ n: 40, seed: 8 })]).not.toEqual(first);
  });

  it('has its shares of undated, monthly and copied articles, and eight languages', () => {
    const articles = [...generateArticles({ n: 3000, seed: 1 })];
    const share = (test: (article: (typeof articles)[number]) => boolean) => articles.filter(test).length / articles.length;
    expect(share(({ publishedAt }) => publishedAt === null)).toBeCloseTo(0.1, 1);
    expect(share(({ publishedAt }) => publishedAt?.precision === 'month')).toBeCloseTo(0.05, 1);
    expect(new Set(articles.map(({ lang }) => lang)).size).toBe(8);
    expect(new Set(articles.map(({ url }) => url)).size).toBe(3000);
    const texts = new Set(articles.map(({ text }) => text));
    expect(1 - texts.size / articles.length).toBeCloseTo(0.03, 1);
  });
});
