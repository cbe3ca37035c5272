import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksToText } from '../../../../shared/block-text.ts';
import { findMentions } from '../../dates/mentions.ts';
import type { Reading } from '../../seams.ts';
import { extractNow } from '../extract-now.ts';

const CASES = join(import.meta.dirname, '..', 'testdata');
const SEED = join(import.meta.dirname, '../../../../../../shared/seed');

const read = (text: string): Promise<Reading> =>
  extractNow({ kind: 'text', text, url: null, capturedAt: '2026-11-25T00:00:00.000Z' });

/** What a case names of a date. */
const dated = (date: Reading['publishedAt']) =>
  date && { value: date.value, precision: date.precision, zone: date.zone, raw: date.raw };

describe('texts with the dirt of sites and scrapers', () => {
  test.each(readdirSync(CASES))('%s', async (name) => {
    const reading = await read(readFileSync(join(CASES, name, 'source.txt'), 'utf8'));
    const expected: unknown = JSON.parse(readFileSync(join(CASES, name, 'expected.json'), 'utf8'));
    const { title, byline, publishedAt, modifiedAt, lang, dir, blocks } = reading;
    const removed = reading.removed.map(({ rule, text, where }) => ({ rule, text, where }));
    expect({ title, byline, publishedAt: dated(publishedAt), modifiedAt: dated(modifiedAt), lang, dir, blocks, removed }).toEqual(
      expected,
    );
  });
});

describe.skipIf(!existsSync(SEED))('the seed article', () => {
  test('is exactly what it must become', async () => {
    const reading = await read(readFileSync(join(SEED, 'sednaya.txt'), 'utf8'));
    // Safe: the file is written for this comparison.
    const expected = JSON.parse(readFileSync(join(SEED, 'expected.json'), 'utf8')) as Record<string, unknown> & {
      mentions: { text: string }[];
    };
    const { title, publishedAt, lang, dir } = reading;
    const blocks = reading.blocks.map((block) => (block.type === 'heading' ? { type: block.type, text: block.text } : block));
    const removed = reading.removed.map(({ rule, text }) => ({ rule, text }));
    const mentions = findMentions(blocksToText(reading.blocks), { lang, reference: publishedAt, articleId: 'a' });
    expect({ title, publishedAt: dated(publishedAt), lang, dir, blocks, removed }).toEqual({
      title: expected.title,
      publishedAt: expected.publishedAt,
      lang: expected.lang,
      dir: expected.dir,
      blocks: expected.blocks,
      removed: expected.removed,
    });
    expect(mentions.map(({ text, value, precision }) => ({ text, value, precision }))).toEqual(expected.mentions);
  });
});

describe('every non-blank line of a text', () => {
  const words = fc
    .array(fc.constantFrom('river', 'Night', 'ÉTAT', 'gün', '水', 'النهر', '12', 'a', '—', '“so”'), {
      minLength: 1,
      maxLength: 30,
    })
    .map((list) => list.join(' '));
  const dirt = fc.constantFrom(
    '```html',
    '```',
    '***',
    '- - -',
    "', '",
    'Advertisement',
    'Read more: more',
    'We use cookies to improve your experience. By using our site you agree.',
    '09.12.2024 14:00',
    'Updated: 3 May 2023',
    'By Ada Lovelace',
    'Share Facebook Twitter',
    '<p>',
    '&nbsp;',
    'NIGHT RIVER',
    '- a point',
    'Home > World',
    '© 2024 The Paper',
    '#',
    '"',
    '\u200b',
    '...',
  );
  const line = fc.oneof(
    words,
    dirt,
    words.map((text) => `${text}', '`),
    fc.string({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constant(''),
  );
  const text = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'));

  test('is in the title, a date, the byline, a block, or a removal, in order', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (source) => {
        const reading = await read(source);
        const places = [
          reading.title,
          reading.publishedAt?.raw ?? '',
          reading.modifiedAt?.raw ?? '',
          blocksToText(reading.blocks),
          ...reading.removed.map((removed) => removed.text),
        ].map(bare);
        for (const each of source.split(/\r\n|[\n\r\u2028\u2029\u0085]/))
          expect(accounted(bare(each), places, reading.byline.map(bare)), JSON.stringify(each)).toBe(true);
        const lines = reading.removed.map((removed) => Number(removed.where.replace('line ', '')));
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
        expect(reading.removed.every((removed) => removed.at <= reading.blocks.length)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

/** Blanks come and go when lines are joined; everything else must be there. */
const bare = (text: string): string => text.replace(/[\s\ufeff]+/g, '');

/** Whole in one place, divided among several, or a byline's names and the words that lead to them. */
function accounted(line: string, places: readonly string[], names: readonly string[]): boolean {
  if (line === '' || places.some((place) => place.includes(line))) return true;
  if (names.length > 0 && names.every((name) => line.includes(name))) return true;
  for (let at = line.length - 1; at > 0; at--) {
    const head = line.slice(0, at);
    if (places.some((place) => place.includes(head))) return accounted(line.slice(at), places, names);
  }
  return false;
}
