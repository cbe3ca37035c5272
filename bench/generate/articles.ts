import type { Dated } from '../../src/shared/contract/shapes/dated.ts';
import { normal, pickRank, seededRandom, zipfSums } from './random.ts';
import { LANGUAGES, vocabularyOf } from './vocabulary.ts';

/** An invented article, as text. */
export interface GeneratedArticle {
  readonly title: string;
  /** Paragraphs, with empty lines between them. */
  readonly text: string;
  readonly lang: string;
  /** The publication's domain. */
  readonly source: string;
  readonly url: string;
  readonly publishedAt: Dated | null;
  readonly tags: readonly string[];
}

/**
 * A corpus that looks like coverage: words by Zipf, bursts of stories in time whose words recur, lengths lognormal around 450 words, eight languages,
 * 10 % undated, 5 % known to the month, 3 % copies of an earlier text under another address. The same for the same seed.
 */
export function* generateArticles({ n, seed }: { readonly n: number; readonly seed: number }): Generator<GeneratedArticle> {
  const random = seededRandom(seed);
  const vocabularies = LANGUAGES.map((language, i) => vocabularyOf(language, VOCABULARY, seed + i));
  const sums = zipfSums(VOCABULARY);
  const stories = Array.from({ length: Math.max(8, Math.ceil(n / 60)) }, () => makeStory(random));
  const recent: GeneratedArticle[] = [];
  for (let i = 0; i < n; i++) {
    const story = stories[Math.floor(random() ** 1.5 * stories.length)] ?? makeStory(random);
    const source = `${pick(NAMES, random)}${Math.floor(random() ** 2 * 40)}.example`;
    const address = `https://${source}/${story.slug}/${i}`;
    const copied = random() < 0.03 ? pick(recent, random) : undefined;
    const language = languageAt(random());
    const written = copied ?? write(random, language, vocabularies[language] ?? [], sums, story);
    const article: GeneratedArticle = {
      title: written.title,
      text: written.text,
      lang: written.lang,
      source,
      url: address,
      publishedAt: datedAt(random, story),
      tags: TAGS.filter(() => random() < 0.12),
    };
    recent[i % 500] = article;
    yield article;
  }
}

interface Story {
  readonly slug: string;
  /** Days since 1970, and how many days it spreads over. */
  readonly day: number;
  readonly spread: number;
  /** Ranks of the words it is about. */
  readonly ranks: readonly number[];
}

const VOCABULARY = 40_000;
const NAMES = ['harbour', 'courier', 'herald', 'gazette', 'tribune', 'observer', 'chronicle', 'post'];
const TAGS = ['court', 'witness', 'bridge', 'flood', 'market', 'election', 'archive', 'follow-up'];
const FIRST_DAY = 18_262;
const LAST_DAY = 20_400;

function makeStory(random: () => number): Story {
  return {
    slug: `${pick(NAMES, random)}-${Math.floor(random() * 1e6)}`,
    day: FIRST_DAY + random() * (LAST_DAY - FIRST_DAY),
    spread: 1 + random() * 30,
    ranks: Array.from({ length: 12 }, () => 30 + Math.floor(random() ** 2 * (VOCABULARY - 30))),
  };
}

function write(random: () => number, language: number, words: readonly string[], sums: Float64Array, story: Story) {
  const spaced = LANGUAGES[language]?.lang !== 'zh';
  const word = (): string => {
    const chance = random();
    if (chance < 0.02) return String(Math.floor(random() ** 4 * 100_000));
    const rank = chance < 0.14 ? (pick(story.ranks, random) ?? 0) : pickRank(sums, random);
    const found = words[rank] ?? '';
    return chance > 0.995 && found.length > 4 ? found.slice(0, 2) + found.slice(3) : found;
  };
  const sentence = (length: number): string => {
    const text = Array.from({ length }, word).join(spaced ? ' ' : '');
    return text.charAt(0).toUpperCase() + text.slice(1) + (spaced ? '.' : '。');
  };
  const length = Math.round(Math.min(6000, Math.max(40, 450 * Math.exp(0.7 * normal(random)))));
  const paragraphs: string[] = [];
  for (let done = 0; done < length; ) {
    const sentences: string[] = [];
    for (let i = 0; i < 4 && done < length; i++) {
      const size = 6 + Math.floor(random() * 22);
      sentences.push(sentence(size));
      done += size;
    }
    paragraphs.push(sentences.join(spaced ? ' ' : ''));
  }
  const title = sentence(6 + Math.floor(random() * 9)).slice(0, -1);
  return { title, text: paragraphs.join('\n\n'), lang: LANGUAGES[language]?.lang ?? 'en' };
}

function datedAt(random: () => number, story: Story): GeneratedArticle['publishedAt'] {
  const chance = random();
  if (chance < 0.1) return null;
  const day = Math.min(LAST_DAY, story.day + random() ** 2 * story.spread);
  const iso = new Date(day * 86_400_000).toISOString();
  if (chance < 0.15) return dated(iso.slice(0, 7), 'month');
  return chance < 0.7 ? dated(iso.slice(0, 10), 'day') : dated(iso.slice(0, 16), 'minute');
}

function dated(value: string, precision: Dated['precision']): Dated {
  return { value, precision, zone: null, certainty: 'stated', raw: value };
}

function languageAt(chance: number): number {
  let sum = 0;
  for (const [i, { share }] of LANGUAGES.entries()) {
    sum += share;
    if (chance < sum) return i;
  }
  return 0;
}

function pick<T>(from: readonly T[], random: () => number): T | undefined {
  return from[Math.floor(random() * from.length)];
}
