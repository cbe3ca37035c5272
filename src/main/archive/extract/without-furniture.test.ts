import { expect, test } from 'vitest';
import type { Block, Removed } from '../../../shared/contract/shapes/block.ts';
import type { Reading } from '../seams.ts';
import { withoutFurniture } from './without-furniture.ts';

const MOTTO = 'The Tarn Gauge is written by people who live by the water.';
const ASK = 'Send us what you saw: a picture, a name, a time of day.';
const HEADING = 'What the harbour says';

const p = (text: string): Block => ({ type: 'paragraph', text });
const h = (text: string): Block => ({ type: 'heading', level: 2, text });
const story = (n: number) => [
  `On day ${n} the ferry number ${n} left the quay of Tarn with ${n} people and came back with ${n + 1}, which nobody explained.`,
  `The harbour master counted ${n} boats more than the book of year ${n} has, and wrote it down in red.`,
  `Whoever paid for trip ${n} has the money back, said company number ${n} in a letter to the board.`,
];
const page = (n: number, extra: readonly Block[] = [p(MOTTO)]): Reading => ({
  title: `Ferry ${n}`,
  byline: [],
  siteName: null,
  canonicalUrl: null,
  publishedAt: null,
  modifiedAt: null,
  lang: 'en',
  dir: 'ltr',
  leadImage: null,
  blocks: [...story(n).map(p), ...extra],
  removed: [],
  warnings: [],
  excerpt: '',
  wordCount: 0,
  needsCare: [],
  extractor: 'x',
});
const others = (count: number, extra?: readonly Block[]) => Array.from({ length: count }, (_, n) => page(n + 10, extra));
const texts = ({ blocks }: Reading) => blocks.map((block) => ('text' in block ? block.text : ''));
const gone = ({ removed }: Reading) => removed.map(({ rule, text, at }) => ({ rule, text, at }));

test('a line that four other articles of the source have is furniture, in the ledger with its place', () => {
  const reading = withoutFurniture(page(1, [p(MOTTO), p('And that was day one.')]), others(4));
  expect(texts(reading)).toEqual([...story(1), 'And that was day one.']);
  expect(gone(reading)).toEqual([{ rule: 'source-furniture', text: MOTTO, at: 3 }]);
  expect(reading.wordCount).toBeGreaterThan(40);
});

test('three are too few, and so are four of many', () => {
  expect(gone(withoutFurniture(page(1), others(3)))).toEqual([]);
  expect(gone(withoutFurniture(page(1), [...others(4), ...Array.from({ length: 12 }, (_, n) => page(n + 50, []))]))).toEqual([]);
});

test('other captures of the article teach nothing', () => {
  expect(gone(withoutFurniture(page(1), [page(1), page(1), page(1), page(1), page(1)]))).toEqual([]);
});

test('a line goes on being furniture where it was taken out of the others', () => {
  const cleaned = others(6).map((each) =>
    withoutFurniture(
      each,
      others(6).filter(({ title }) => title !== each.title),
    ),
  );
  expect(cleaned.every(({ removed }) => removed.length === 1)).toBe(true);
  expect(gone(withoutFurniture(page(1), cleaned))).toHaveLength(1);
});

test('a heading that always comes stays over its own words, and goes with words that always come too', () => {
  const boxed = [h(HEADING), p(ASK)];
  expect(texts(withoutFurniture(page(1, boxed), others(5, boxed)))).toEqual(story(1));
  const own = (n: number) => [h(HEADING), p(`It is the ${n}th time, it says.`)];
  expect(
    texts(
      withoutFurniture(
        page(1, own(1)),
        Array.from({ length: 5 }, (_, n) => page(n + 10, own(n + 10))),
      ),
    ),
  ).toEqual([...story(1), HEADING, 'It is the 1th time, it says.']);
});

test('where most of the text is what others say, none of it is furniture', () => {
  const short = { ...page(1), blocks: [p(MOTTO), p(ASK), p('Day one.')] };
  expect(gone(withoutFurniture(short, others(5, [p(MOTTO), p(ASK)])))).toEqual([]);
});

test('short lines, figures and the standfirst stay, and the ledger keeps its order and places', () => {
  const ledger: Removed[] = [
    { rule: 'byline', text: 'By Ida Marsh', where: 'before the first block', at: 0 },
    { rule: 'footer', text: 'Imprint', where: 'after the last block', at: 6 },
  ];
  const extra: Block[] = [p('Yes.'), { type: 'figure', image: null, caption: MOTTO }, p(MOTTO)];
  const reading = withoutFurniture({ ...page(1, extra), removed: ledger }, others(5, extra));
  expect(texts(reading)).toEqual([...story(1), 'Yes.', '']);
  expect(gone(reading)).toEqual([
    { rule: 'byline', text: 'By Ida Marsh', at: 0 },
    { rule: 'source-furniture', text: MOTTO, at: 5 },
    { rule: 'footer', text: 'Imprint', at: 5 },
  ]);
});
