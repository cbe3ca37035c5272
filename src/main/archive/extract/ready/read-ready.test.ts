import { expect, test } from 'vitest';
import { extractNow } from '../extract-now.ts';

const read = (given: object) =>
  extractNow({ kind: 'ready', text: JSON.stringify(given), url: null, capturedAt: '2026-11-25T00:00:00.000Z' });

test('a ready text is taken as it is: nothing is cleaned, lines within a paragraph are joined', async () => {
  const reading = await read({
    title: 'Cocoa  review',
    date: '1987-02-26T15:01',
    text: 'Showers continued\nthroughout the week.\n\nAdvertisement\n\nCookies we use cookies.',
    source: 'Reuters',
    lang: 'en',
  });
  expect(reading).toMatchObject({
    title: 'Cocoa review',
    siteName: 'Reuters',
    lang: 'en',
    publishedAt: { value: '1987-02-26T15:01', precision: 'minute', zone: null, certainty: 'stated' },
    removed: [],
  });
  expect(reading.blocks).toEqual(
    ['Showers continued throughout the week.', 'Advertisement', 'Cookies we use cookies.'].map((text) => ({
      type: 'paragraph',
      text,
    })),
  );
});

test('without a title the first words are one, without a language the text tells it', async () => {
  const reading = await read({ text: 'Die Fähre legte am Abend zum letzten Mal ab, und viele standen am Kai.' });
  expect(reading).toMatchObject({
    title: 'Die Fähre legte am Abend zum letzten Mal ab, und viele standen am Kai.',
    lang: 'de',
    publishedAt: null,
  });
  expect(reading.needsCare).toContain('undated');
});

test('a line that is set in after a sentence begins a paragraph, as agencies send them; the rows of a table stay together', async () => {
  const text = [
    'The pier of Tarn was shut on',
    'Monday, the board said.',
    '    Ferries moved to the stone',
    'quay.',
    '    "Nobody was hurt."',
    '    Tolls were as follows',
    '    long pier   4.20',
    '    stone quay  3.10',
  ].join('\n');
  const reading = await read({ text, lang: 'en' });
  expect(reading.blocks.map((block) => ('text' in block ? block.text : ''))).toEqual([
    'The pier of Tarn was shut on Monday, the board said.',
    'Ferries moved to the stone quay.',
    '"Nobody was hurt."',
    'Tolls were as follows long pier   4.20 stone quay  3.10',
  ]);
});
