import { expect, test } from 'vitest';
import { withLanguages } from './block-languages.ts';

const ENGLISH =
  'The harbour master said that nobody would be let on the pier before spring, and that the two kiosks at its head would be craned off at once.';
const GERMAN =
  'Der Hafenmeister sagte, dass vor dem Frühjahr niemand auf die Brücke dürfe und dass die beiden Buden an ihrem Kopf sofort abgehoben würden.';
const ARABIC =
  'قال مدير الميناء إن أحداً لن يُسمح له بالصعود إلى الرصيف قبل الربيع وإن الكشكين سيُرفعان من مكانهما بالرافعة في الأسبوع المقبل.';

test('a long block in another language names it, and its direction; the article’s own do not', async () => {
  expect(
    await withLanguages(
      [
        { type: 'paragraph', text: ENGLISH },
        { type: 'quote', text: GERMAN },
        { type: 'paragraph', text: ARABIC },
        { type: 'code', text: GERMAN },
      ],
      'en',
      'ltr',
    ),
  ).toEqual([
    { type: 'paragraph', text: ENGLISH },
    { type: 'quote', text: GERMAN, lang: 'de' },
    { type: 'paragraph', text: ARABIC, lang: 'ar', dir: 'rtl' },
    { type: 'code', text: GERMAN },
  ]);
});

test('a few words are of no language, but may run the other way', async () => {
  expect(
    await withLanguages(
      [
        { type: 'heading', level: 2, text: 'Im Hafen von Tarn' },
        { type: 'heading', level: 2, text: 'رصيف تارن مغلق اليوم' },
        { type: 'paragraph', text: 'تارن' },
      ],
      'en',
      'ltr',
    ),
  ).toEqual([
    { type: 'heading', level: 2, text: 'Im Hafen von Tarn' },
    { type: 'heading', level: 2, text: 'رصيف تارن مغلق اليوم', dir: 'rtl' },
    { type: 'paragraph', text: 'تارن' },
  ]);
});

test('addresses, and lists of names and numbers, are of no language', async () => {
  const texts = [
    'https://tarn.example/survey/of/the/legs/under/the/pier.pdf https://tarn.example/photographs/of/the/survey/in/may.html',
    'Zutaten:\n300 g Mehl\n1 TL Backpulver\n100 g gemahlene Mandeln\n200 g Margarine\n200 g Zucker\n2 Eier\n1 Prise Salz\n1 Tasse Milch',
  ];
  const blocks = texts.map((text) => ({ type: 'paragraph' as const, text }));
  expect(await withLanguages(blocks, 'en', 'ltr')).toEqual(blocks);
});

test('where the article’s language is not known, no block has one of its own', async () => {
  expect(await withLanguages([{ type: 'paragraph', text: GERMAN }], null, 'ltr')).toEqual([{ type: 'paragraph', text: GERMAN }]);
});

test('a word without end is looked through once', async () => {
  const blocks = [{ type: 'paragraph' as const, text: `${'pier'.repeat(500_000)} ${ENGLISH}` }];
  expect(await withLanguages(blocks, 'en', 'ltr')).toEqual(blocks);
});
