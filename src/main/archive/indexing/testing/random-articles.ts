import fc from 'fast-check';
import type { IndexDocument } from '../../seams.ts';
import { document } from './documents.ts';

/** Words of invented reports by language: few enough to meet again, with neighbours that share beginnings, ends and stems. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'bank',
    'banks',
    'banking',
    'river',
    'rivers',
    'run',
    'running',
    'runs',
    'the',
    'of',
    'gauge',
    'gauges',
    'pier',
    'cease-fire',
    'U.S.',
  ],
  de: ['Fähre', 'Fähren', 'Müller', 'Mueller', 'Straße', 'Strasse', 'Häuser', 'Haus', 'die', 'und', 'Fluss', 'Flüsse'],
  fr: ["l'homme", 'hommes', 'marée', 'marées', 'Œuvre', 'quai', 'quais', 'les', 'bateaux', 'bateau'],
  es: ['río', 'ríos', 'puente', 'puentes', 'niño', 'niños', 'los', 'detenido', 'detenidos'],
  tr: ['İstanbul', "İstanbul'da", 'IŞIK', 'ışık', 'Şam', 'çatışma', 'köprü', 'köprüler', 've'],
  ru: ['река', 'реки', 'рекой', 'Киев', 'ёлка', 'мост', 'моста', 'паром', 'и'],
  ar: ['الوزير', 'وزير', 'الرصيف', 'رصيف', 'سجن', 'سجـن', 'مدرسة', 'مدرسه', '٢٠٢٣', 'ﷺ'],
  fa: ['کتاب', 'می‌خواهم', 'رودخانه', 'اسکله'],
  he: ['שָׁלוֹם', 'מלך', 'מלכים', 'נמל'],
  zh: ['北京大学', '北京', '监狱', '河流', '码头'],
  ja: ['報告書', '発表した', 'ｶﾀｶﾅ', '埠頭'],
  ko: ['부두', '부두에서', '강'],
  th: ['ธนาคารแห่งประเทศไทย', 'แม่น้ำ', 'ท่าเรือ'],
};
/** What breaks indexes: names of object members, digits, halves of pairs, joined names. */
const HOSTILE = [
  '__proto__',
  'constructor',
  'toString',
  '_index',
  'a/b',
  'bbc.co.uk',
  '\ud800',
  '\u0000',
  '👩‍👧',
  'x'.repeat(80),
  '2*',
  ' ',
];
const NUMBERS = ['2', '22', '21', '20,430', '454.0', '12:30', '111', '112', '121', '1987', '2023'];
const LANGUAGES = Object.keys(WORDS);

/** An article that may be added; its id says which it replaces. */
export interface RandomArticle extends Partial<IndexDocument> {
  readonly articleId: string;
}

/** What happens to an index, a step at a time. */
export type Step =
  | { readonly do: 'apply'; readonly articles: readonly RandomArticle[]; readonly isSealed: boolean }
  | { readonly do: 'remove'; readonly numbers: readonly number[] }
  | { readonly do: 'work'; readonly times: number }
  | { readonly do: 'flush' | 'reopen' | 'settle' | 'rest' };

/** So many articles take turns in a history. */
const ARTICLES = 40;

const nameOf = (number: number): string => `article-${number}`;

/** Articles in the languages of one archive. */
function articles(languages: readonly string[]): fc.Arbitrary<RandomArticle> {
  const any = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...languages.flatMap((lang) => WORDS[lang] ?? [])) },
    { weight: 2, arbitrary: fc.constantFrom(...NUMBERS) },
    { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
    { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', '1', '2', 'é'), minLength: 1, maxLength: 4 }) },
  );
  const text = fc.array(any, { maxLength: 12 }).map((words) => words.join(' '));
  return fc.record({
    articleId: fc.integer({ min: 0, max: ARTICLES - 1 }).map(nameOf),
    lang: fc.constantFrom(...languages, null),
    titles: fc.array(text, { maxLength: 2 }),
    byline: fc.array(text, { maxLength: 1 }),
    source: fc.array(text, { maxLength: 1 }),
    tags: fc.array(text, { maxLength: 2 }),
    notes: fc.array(text, { maxLength: 1 }),
    blocks: fc.array(text, { maxLength: 4 }),
    standfirst: fc.constantFrom(-1, -1, 0, 1, 2),
    url: fc.constantFrom(null, 'https://bbc.co.uk/world/2022', 'https://tarn.example/pier/3', 'x'),
  });
}

/** Histories of one archive: from one segment to twenty and more, with replacements, removals, merges, half merges and restarts between. */
export const histories: fc.Arbitrary<readonly Step[]> = fc
  .tuple(fc.subarray(LANGUAGES, { minLength: 1, maxLength: 4 }), fc.constantFrom(4, 12, 30))
  .chain(([languages, most]) => {
    const step: fc.Arbitrary<Step> = fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record({
          do: fc.constant('apply' as const),
          articles: fc.array(articles(languages), { minLength: 1, maxLength: 5 }),
          isSealed: fc.constantFrom(true, true, true, false),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('remove' as const),
          numbers: fc.array(fc.integer({ min: 0, max: ARTICLES - 1 }), { minLength: 1, maxLength: 3 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('work' as const), times: fc.integer({ min: 1, max: 8 }) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('flush' as const, 'reopen' as const, 'rest' as const) }) },
      { weight: most > 12 ? 0 : 1, arbitrary: fc.constant({ do: 'settle' as const }) },
    );
    return fc.array(step, { minLength: Math.ceil(most / 3), maxLength: most, size: 'max' });
  });

/** The documents of a step that adds. */
export const documentsOf = (step: Extract<Step, { do: 'apply' }>): IndexDocument[] =>
  step.articles.map(({ articleId, ...parts }) => document(articleId, parts));

/** The articles of a step that removes. */
export const removedBy = (step: Extract<Step, { do: 'remove' }>): string[] => step.numbers.map(nameOf);

/** An article of a crowd: few words in all, the first of them far commoner than the last. */
export const crowded: fc.Arbitrary<Partial<IndexDocument>> = fc
  .record({
    titles: fc.array(fc.nat(9999), { minLength: 1, maxLength: 4, size: 'max' }),
    blocks: fc.array(fc.array(fc.nat(9999), { minLength: 1, maxLength: 14, size: 'max' }), {
      minLength: 1,
      maxLength: 3,
      size: 'max',
    }),
    standfirst: fc.constantFrom(-1, -1, 0, 1),
  })
  .map(({ titles, blocks, standfirst }) => ({
    titles: [inWords(titles)],
    blocks: blocks.map(inWords),
    standfirst: standfirst < blocks.length ? standfirst : -1,
  }));

/** The words of a crowd, the commonest first. */
export const CROWD = [
  'river',
  'bank',
  'the',
  'gauge',
  'pier',
  'rivers',
  'run',
  'of',
  'banks',
  'running',
  'Gauges',
  'RIVER',
  'tarn',
  'banking',
  'runs',
  'quay',
  'ferry',
];

/** Numbers below 10,000 as words, each word about as common as all after it. */
const inWords = (numbers: readonly number[]): string =>
  numbers.map((number) => CROWD[Math.min(CROWD.length - 1, Math.floor(-Math.log2(1 - number / 10_000) * 1.4))] ?? '').join(' ');
