import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { IndexDocument } from '../../src/main/archive/seams.ts';
import { normal, seededRandom, zipfSums } from '../generate/random.ts';

/** Articles to be indexed, made anew at each reading, so that no corpus lies in memory while engines are measured. */
export interface Corpus {
  readonly name: string;
  readonly size: number;
  articles(): Generator<IndexDocument>;
}

const REUTERS = join(import.meta.dirname, '../../../shared/corpus/corpus/reuters21578.jsonl.gz');

/**
 * Articles whose words fall by Zipf and Mandelbrot: the words of Reuters by their frequency where that corpus is at hand, invented ones after and else.
 * 500 topics whose words recur, 2 % numbers, 0.5 % misspellings, lengths lognormal with a given median, titles of 6 to 14 words, 2,000 sites, up to 4 tags.
 */
export function inventedCorpus({ docs, seed, words }: { docs: number; seed: number; words: number }): Corpus {
  const vocabulary = vocabularyFor(seed);
  const pick = zipfPicker(vocabulary.length);
  const topicRandom = seededRandom(seed + 1);
  const topics = Array.from({ length: 500 }, () =>
    Array.from({ length: 30 }, () => 40 + Math.floor(topicRandom() ** 2 * (vocabulary.length - 40))),
  );
  function* articles(): Generator<IndexDocument> {
    const random = seededRandom(seed + 2);
    for (let n = 0; n < docs; n++) {
      const topic = topics[Math.floor(random() ** 1.3 * topics.length)] ?? [];
      const word = (): string => {
        const chance = random();
        if (chance < 0.02) return String(Math.floor(random() ** 4 * 100_000));
        const rank = chance < 0.14 ? (topic[Math.floor(random() ** 2 * topic.length)] ?? 0) : pick(random);
        const found = vocabulary[rank] ?? '';
        return chance > 0.995 && found.length > 4 ? found.slice(0, 2) + found.slice(3) : found;
      };
      const sentence = (size: number): string => {
        const text = Array.from({ length: size }, word).join(' ');
        return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
      };
      const length = Math.round(Math.min(8000, Math.max(8, words * Math.exp(0.7 * normal(random)))));
      const blocks: string[] = [];
      for (let done = 0; done < length; ) {
        const sentences: string[] = [];
        for (let i = 0; i < 4 && done < length; i++) {
          const size = Math.min(length - done, 6 + Math.floor(random() * 22));
          sentences.push(sentence(size));
          done += size;
        }
        blocks.push(sentences.join(' '));
      }
      yield {
        ...EMPTY,
        ordinal: n,
        articleId: articleIdOf(n),
        titles: [sentence(6 + Math.floor(random() * 9)).slice(0, -1)],
        source: [`site${Math.floor(random() ** 2 * 2000)}.example`],
        tags: Array.from({ length: Math.floor(random() * 5) }, () => `tag${Math.floor(random() ** 2 * 300)}`),
        blocks,
      };
    }
  }
  return { name: `${docs} invented articles, median ${words} words`, size: docs, articles };
}

/** The Reuters articles that have a body; null where they are not at hand. */
export function reutersCorpus(): Corpus | null {
  if (!existsSync(REUTERS)) return null;
  const lines = reutersLines().filter(({ body }) => body.length > 0);
  function* articles(): Generator<IndexDocument> {
    for (const [ordinal, { title, body }] of lines.entries())
      yield { ...EMPTY, ordinal, articleId: articleIdOf(ordinal), titles: [title], blocks: body.split(/\n {4}/) };
  }
  return { name: `${lines.length} Reuters articles`, size: lines.length, articles };
}

/** As long as the ids of an archive. */
const articleIdOf = (n: number): string => `01BENCH${String(n).padStart(19, '0')}`;

const EMPTY = {
  version: 'v'.padEnd(27, '0'),
  lang: 'en',
  dir: 'ltr',
  titles: [],
  byline: [],
  source: [],
  tags: [],
  notes: [],
  url: null,
  blocks: [],
  standfirst: -1,
} as const;

function reutersLines(): { title: string; body: string }[] {
  return gunzipSync(readFileSync(REUTERS))
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      // Safe: the corpus's description says these two are text or missing.
      const { title, body } = JSON.parse(line) as { title?: string; body?: string };
      return { title: title ?? '', body: body ?? '' };
    });
}

const VOCABULARY = 350_000;

function vocabularyFor(seed: number): string[] {
  const counts = new Map<string, number>();
  if (existsSync(REUTERS))
    for (const { body } of reutersLines())
      for (const [word] of body.toLowerCase().matchAll(/[a-z]{2,}/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const real = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
  const random = seededRandom(seed);
  const words = new Set(real);
  while (words.size < VOCABULARY) words.add(inventedWord(random));
  return [...words];
}

/** Two to four syllables, every third word with an ending that stemming takes off, as in a dictionary. */
function inventedWord(random: () => number): string {
  const pick = (from: string) => from[Math.floor(random() * from.length)] ?? '';
  let word = '';
  for (let i = 2 + Math.floor(random() * random() * 3); i > 0; i--) word += `${pick('bcdfghklmnprstvwz')}${pick('aeiou')}`;
  word += pick('dkmnprtx');
  return random() < 0.33 ? word + (ENDINGS[Math.floor(random() * ENDINGS.length)] ?? '') : word;
}

const ENDINGS = ['s', 's', 's', 'ed', 'ing', 'er', 'ers', 'ly', 'ness'];

/** Picks ranks in constant time: a table says where to begin to look. */
function zipfPicker(size: number): (random: () => number) => number {
  const sums = zipfSums(size);
  const total = sums[size - 1] ?? 1;
  const cells = 1 << 16;
  const first = new Uint32Array(cells + 1);
  let rank = 0;
  for (let cell = 0; cell <= cells; cell++) {
    while (rank < size - 1 && (sums[rank] ?? 0) < (cell / cells) * total) rank++;
    first[cell] = rank;
  }
  return (random) => {
    const chance = random();
    let low = first[Math.floor(chance * cells)] ?? 0;
    let high = first[Math.floor(chance * cells) + 1] ?? low;
    const wanted = chance * total;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
