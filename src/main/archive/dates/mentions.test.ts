import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dated } from '../../../shared/contract/shapes/dated.ts';
import { findMentions } from './mentions.ts';

const published: Dated = { value: '2024-12-09T14:00', precision: 'minute', zone: null, certainty: 'stated', raw: '' };
const find = (text: string, lang: string | null = 'en', reference: Dated | null = published) =>
  findMentions(text, { lang, reference, articleId: 'a' });
const short = (text: string, lang: string | null = 'en', reference: Dated | null = published) =>
  find(text, lang, reference).map(({ text: words, value, precision }) => [words, value, precision]);

describe('dates that the text states whole', () => {
  test.each([
    ['It began on 27 November 2024 and went on.', 'en', '27 November 2024', '2024-11-27', 'day'],
    ['It began on November 27, 2024.', 'en', 'November 27, 2024', '2024-11-27', 'day'],
    ['Between them, in March 2011, nothing was signed.', 'en', 'March 2011', '2011-03', 'month'],
    ['The fair of 27–29 November 2024 was dry.', 'en', '27–29 November 2024', '2024-11-27/2024-11-29', 'day'],
    ['The note is dated 2024-11-27.', 'en', '2024-11-27', '2024-11-27', 'day'],
    ['In the 1990s it was a mill.', 'en', '1990s', '199X', 'decade'],
    ['Sales fell in the second quarter of 2013.', 'en', 'second quarter of 2013', '2013-Q2', 'quarter'],
    ['The war of 1914–1918 closed it.', 'en', '1914–1918', '1914/1918', 'year'],
    ['Am 3. Mai 2023 legte die Fähre ab.', 'de', '3. Mai 2023', '2023-05-03', 'day'],
    ['Der Bescheid vom 03.05.2023 liegt vor.', 'de', '03.05.2023', '2023-05-03', 'day'],
    ['Le 21 janvier 2021, les fours repartent.', 'fr', '21 janvier 2021', '2021-01-21', 'day'],
    ['Köprü 14 Mart 2022 günü kapatıldı.', 'tr', '14 Mart 2022', '2022-03-14', 'day'],
    ['町は2024年12月9日に発表した。', 'ja', '2024年12月9日', '2024-12-09', 'day'],
  ])('%s', (text, lang, words, value, precision) => {
    expect(short(text, lang, null)).toEqual([[words, value, precision]]);
    expect(find(text, lang, null)[0]).toMatchObject({ certainty: 'stated', basis: null });
  });
});

describe('dates that the day of publication completes', () => {
  test.each([
    ['On November 27, Wednesday, they set out.', 'On November 27, Wednesday', '2024-11-27', 'day'],
    ['They left the city on Saturday.', 'Saturday', '2024-12-07', 'day'],
    ['They entered the capital early Sunday.', 'early Sunday', '2024-12-08', 'day'],
    ['The office opened on Monday.', 'Monday', '2024-12-09', 'day'],
    ['Talks will begin on Friday.', 'Friday', '2024-12-13', 'day'],
    ['He said on Saturday that they will wait.', 'Saturday', '2024-12-07', 'day'],
    ['It was sold in September.', 'September', '2024-09', 'month'],
    ['The vote is due to be held on January 5.', 'January 5', '2025-01-05', 'day'],
    ['A cable parted on December 31.', 'December 31', '2023-12-31', 'day'],
    ['She called yesterday.', 'yesterday', '2024-12-08', 'day'],
    ['He left two weeks ago.', 'two weeks ago', '2024-W48', 'week'],
    ['Prices rose last month.', 'last month', '2024-11', 'month'],
  ])('%s', (text, words, value, precision) => {
    expect(short(text)).toEqual([[words, value, precision]]);
    expect(find(text)[0]?.certainty).toBe('inferred');
    expect(find(text)[0]?.basis).toMatch(/^“.+”, published 9 Dec 2024$/);
  });

  test('without the day of publication they are not told', () => {
    expect(short('They left on Saturday, a week after November 27.', 'en', null)).toEqual([]);
  });
});

describe('what is no date', () => {
  test.each([
    'They fell in just 12 days.',
    'The 61-year-old regime fell.',
    'More than 2,022 people came.',
    'About 2000 prisoners were freed.',
    'It cost $2015 and weighed 2024 kg.',
    'He may march with them.',
    'She reads the Sunday Times every Friday.',
    'It happened on Bloody Sunday.',
    'April Jones and August Wilson met.',
    'Call 020 7946 0958 or room 2019.',
    'Version 10.11.2 is out.',
  ])('%s', (text) => {
    expect(short(text)).toEqual([]);
  });
});

test('offsets are those of the text, whatever letters it is written in', () => {
  const text = 'İstanbul’da ÇOK şey oldu.\n\nKöprü 14 Mart 2022 günü kapatıldı. 👍🏽 On 3 May 2023 it opened.';
  const mentions = find(text, 'tr');
  expect(mentions.map((mention) => mention.text)).toEqual(['14 Mart 2022', '3 May 2023']);
  for (const { start, end, text: words, sentence } of mentions) {
    expect(text.slice(start, end)).toBe(words);
    expect(sentence).toContain(words);
  }
});

test('any text is read without failing, and mentions stand in order without overlapping', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom(
      'Saturday',
      ' on ',
      ' 27 November',
      ' 2024',
      ', ',
      '. ',
      'last ',
      'week',
      '1990s',
      '12/11/2024',
      '\n\n',
      'النهر',
      'İ',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('')),
      (text) => {
        let end = 0;
        for (const mention of find(text)) {
          expect(mention.end).toBeGreaterThan(mention.start);
          expect(text.slice(mention.start, mention.end)).toBe(mention.text);
          expect(mention.start).toBeGreaterThanOrEqual(end);
          end = mention.end;
        }
      },
    ),
    { numRuns: 500 },
  );
});
