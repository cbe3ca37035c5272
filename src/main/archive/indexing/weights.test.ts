import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FieldWeights } from './weights.ts';

/** Lunr 2.3.9, `Builder.prototype.createFieldVectors`, for one term of one article. */
function lunrs(idf: number, tf: number, length: number, average: number, boost: number): number {
  const [k1, b] = [1.2, 0.75];
  const score = (idf * ((k1 + 1) * tf)) / (k1 * (1 - b + b * (length / average)) + tf);
  return Math.round(score * boost * 1000) / 1000;
}

const list = fc.record({
  // From 512 articles on a part of the formula is kept.
  articles: fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 6000 })), {
    minLength: 500,
    maxLength: 900,
  }),
  df: fc.integer({ min: 1, max: 100_000 }),
  average: fc.double({ min: 1, max: 900, noNaN: true }),
  boost: fc.constantFrom(0.5, 1, 1.5, 2, 3),
  part: fc.double({ min: 0.01, max: 1, noNaN: true }),
});

it('weighs the articles of a list, long or short, as Lunr does, to the bit', () => {
  const weights = new FieldWeights();
  fc.assert(
    fc.property(list, ({ articles, df, average, boost, part }) => {
      const idf = Math.log(1 + Math.abs((100_000 - df + 0.5) / (df + 0.5)));
      const documents = Uint32Array.from(articles, (_, i) => i);
      const frequencies = Uint32Array.from(articles, ([tf]) => tf);
      const sums = new Float64Array(articles.length);
      weights.begin(average);
      weights.add(
        { documents, frequencies, count: articles.length },
        Uint16Array.from(articles, ([, length]) => length),
        { idf, boost, part },
        sums,
        documents,
      );
      expect([...sums]).toEqual(articles.map(([tf, length]) => lunrs(idf, tf, length, average, boost) * part));
    }),
    { numRuns: 150 },
  );
});

it('leaves to the formula what lies in the middle between two thousandths', () => {
  // With idf 1, an average length and one occurrence the weight is the boost: 0.0005 of it is the middle.
  const weights = new FieldWeights();
  const count = 600;
  const boost = 0.0005;
  const documents = Uint32Array.from({ length: count }, (_, i) => i);
  const sums = new Float64Array(count);
  weights.begin(10);
  weights.add(
    { documents, frequencies: new Uint32Array(count).fill(1), count },
    new Uint16Array(count).fill(10),
    { idf: 1, boost, part: 1 },
    sums,
    documents,
  );
  expect(new Set(sums)).toEqual(new Set([lunrs(1, 1, 10, 10, boost)]));
});
