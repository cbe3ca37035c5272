import { seededRandom } from '../generate/random.ts';
import type { Corpus } from './corpus.ts';

/** What a class of queries asks for, so that every engine can say it its own way. */
export interface QueryClass {
  readonly name: string;
  readonly how: 'or' | 'and' | 'prefix' | 'fuzzy' | 'title' | 'phrase';
  readonly queries: readonly (readonly string[])[];
}

/** Articles whose text is kept to draw co-occurring words and phrases from, and articles read for frequencies. */
const KEPT = 2000;
const COUNTED = 200_000;

/** Queries by class, drawn from what a corpus holds. The same for the same seed. */
export function queriesFor(corpus: Corpus, each: number, seed: number): QueryClass[] {
  const random = seededRandom(seed);
  const { counts, texts, read } = sampled(corpus);
  const words = [...counts].filter(([word]) => word.length > 2 && !STOP.has(word));
  const band = (from: number, to: number) => words.filter(([, df]) => df >= from && df <= to).map(([word]) => word);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const common = band(read * 0.05, read * 0.35);
  const mid = band(read * 0.002, read * 0.02);
  const one = (from: readonly string[]) => () => [pick(from) ?? 'witness'];
  const long = mid.filter((word) => word.length > 5);
  const together = (size: number) => () => {
    const found = (pick(texts) ?? []).filter(
      (word) => word.length > 2 && !STOP.has(word) && (counts.get(word) ?? 0) <= read * 0.35,
    );
    return Array.from({ length: size }, () => pick(found) ?? 'witness');
  };
  const several = (size: number) => () => Array.from({ length: size }, () => pick(common) ?? 'witness');
  const adjacent = (wanted: (word: string) => boolean) => () => {
    for (let attempt = 0; attempt < 1000; attempt++) {
      const text = pick(texts) ?? [];
      const at = Math.floor(random() * (text.length - 1));
      const pair = text.slice(at, at + 2);
      if (pair.length === 2 && pair.every(wanted)) return pair;
    }
    return ['of', 'the'];
  };
  const isCommon = new Set(common);
  const makers: [string, QueryClass['how'], () => string[]][] = [
    ['rare1', 'or', one(band(2, 10))],
    ['mid1', 'or', one(mid)],
    ['common1', 'or', one(common)],
    ['or2', 'or', together(2)],
    ['or3', 'or', together(3)],
    ['orc3', 'or', several(3)],
    ['and2', 'and', together(2)],
    ['andc2', 'and', several(2)],
    ['prefix4', 'prefix', () => [(pick(long) ?? 'witness').slice(0, 4)]],
    // Our query language takes beginnings of three letters and more.
    ['prefix3', 'prefix', () => [(pick(mid) ?? 'witness').slice(0, 3)]],
    ['fuzzy1', 'fuzzy', () => [(pick(long) ?? 'witness').replace(/(.)(.)$/, '$2$1')]],
    ['title', 'title', one(mid)],
    ['phrase2', 'phrase', adjacent((word) => word.length > 2 && !STOP.has(word))],
    ['phrasec2', 'phrase', adjacent((word) => isCommon.has(word))],
    ['phrase-any', 'phrase', adjacent((word) => word.length > 1)],
    ['phrase-stop', 'phrase', adjacent((word) => STOP.has(word))],
  ];
  return makers.map(([name, how, make]) => ({ name, how, queries: Array.from({ length: each }, make) }));
}

/** English words that Lunr's pipeline leaves out too, of those every text is full of. */
const STOP = new Set(
  'a an and are as at be but by for from had has have he his in is it its not of on or said that the their they this to was were which who will with you'.split(
    ' ',
  ),
);

function sampled(corpus: Corpus): { counts: Map<string, number>; texts: string[][]; read: number } {
  const counts = new Map<string, number>();
  const texts: string[][] = [];
  const step = Math.max(1, Math.floor(Math.min(corpus.size, COUNTED) / KEPT));
  let read = 0;
  for (const { blocks } of corpus.articles()) {
    const words = blocks.flatMap(plainWords);
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
    if (read % step === 0) texts.push(plainWords(blocks[0] ?? ''));
    if (++read === COUNTED) break;
  }
  return { counts, texts: texts.filter((text) => text.length > 3), read };
}

/** Words that every engine cuts alike. */
function plainWords(text: string): string[] {
  return text.toLowerCase().match(/(?<![\p{L}\p{N}.'-])[a-z]{2,}(?![\p{L}\p{N}'-]|\.\S)/gu) ?? [];
}
