import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksToText, blockText } from '../../../../shared/block-text.ts';
import { editsBack } from '../../../../shared/changed-words.ts';
import { editedText } from '../../../../shared/edited-text.ts';
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
    const removed = reading.removed.map(({ rule, text, where, instead }) => ({
      rule,
      text,
      where,
      ...(instead === undefined ? {} : { instead }),
    }));
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
    'Reuters',
    'the quay. (AFP)',
    'CafÃ© dâ€™Ã©tÃ© Ã  TÃ¢rn',
    'in\u00advis\u00adi\u00adble hyphens of the quay in a line that breaks off at its mar\u00ad',
    'gin, and goes on',
    'hid\u200bden \u202etxt.exe\u202c',
    'می\u200cخواهم',
    'an end without a full stop in a line that is long enough to be one that goes on',
    'and goes on, in small letters',
    '[1] A note',
  );
  const line = fc.oneof(
    words,
    dirt,
    words.map((text) => `${text}', '`),
    fc.string({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.tuple(dirt, dirt).map((both) => both.join(' ')),
    fc.constant(''),
  );
  const text = fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\n\n')), { maxLength: 40 })
        .map((lines) => lines.flat().join('')),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
  );

  test('is in the title, a date, the byline, a block, or a removal, in order, and nothing else is', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (source) => {
        const reading = await read(source);
        const changes = reading.removed.filter(({ instead }) => instead !== undefined);
        const removed = reading.removed.filter(({ instead }) => instead === undefined);
        // What the ledger says was changed, changed here too.
        const mend = (text: string): string => changes.reduce(changed, text);
        const mended = mend(source);
        const lines = mended.split(LINE_ENDS);
        const places = [
          reading.title,
          reading.publishedAt?.raw ?? '',
          reading.modifiedAt?.raw ?? '',
          blocksToText(reading.blocks),
          ...removed.map((each) => each.text),
        ].map((each) => bare(mend(each)));
        for (const each of lines)
          expect(
            accounted(
              bare(each),
              places,
              reading.byline.map((name) => bare(mend(name))),
            ),
            JSON.stringify(each),
          ).toBe(true);
        const numbers = removed.map(({ where }) => Number(where.replace('line ', '')));
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        for (const { text, where } of removed)
          expect(bare(lines[Number(where.replace('line ', '')) - 1] ?? '')).toContain(bare(mend(text)));
        const ats = removed.map(({ at }) => at);
        expect(ats).toEqual([...ats].sort((a, b) => a - b));
        expect(ats.every((at) => at >= 0 && at <= reading.blocks.length)).toBe(true);
        // Every block is a stretch of the source, what was removed from its midst aside, one after the other.
        let rest = bare(mended);
        for (const block of reading.blocks) {
          const said = bare(mend(blockText(block)));
          const at = rest.indexOf(said);
          expect(at, JSON.stringify(said)).toBeGreaterThanOrEqual(0);
          rest = rest.slice(at + said.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});

const LINE_ENDS = /\r\n|[\n\r\u2028\u2029\u0085]/;

/** A source with the words changed that an entry of the ledger names. */
function changed(source: string, { text, instead }: Reading['removed'][number]): string {
  const now = instead?.split('\n') ?? [];
  return editedText(
    { text: source },
    editsBack(
      source,
      text.split('\n').map((was, at) => ({ was: now[at] ?? '', now: was })),
    ),
  ).text;
}

/** Blanks come and go when lines are joined, and hyphens that nobody sees; everything else must be there. */
const bare = (text: string): string => text.replace(/[\s\ufeff\u0085\u00ad]+/g, '');

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
