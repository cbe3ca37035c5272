import { describe, expect, test } from 'vitest';
import type { Reading } from '../../seams.ts';
import { extractNow } from '../extract-now.ts';

const read = (text: string): Promise<Reading> =>
  extractNow({ kind: 'html', text, url: 'https://salt-letter.example/a/weir', capturedAt: '2026-11-25T00:00:00.000Z' });

const FIRST =
  'The weir below Oster mill gave way on Tuesday night, and the miller’s two sons rowed out with lanterns to warn the houses.';
const REST = [
  'Nobody was hurt. The keeper of the lock said that the boards had been replaced in spring and that the frame under them had not been touched.',
  'A crew from the county drove forty piles before noon. They will stay until the river falls, which nobody expects before Sunday evening.',
  'Farmers below the mill moved two hundred sheep to the chapel meadow, and the school in Lower Oster stays shut for the rest of the week.',
];
const STANDFIRST = 'Forty piles hold back the river at Oster, and the county asks who forgot the frame.';

const page = (lines: string, { author = 'Ines Holub', lang = 'en' } = {}) => `<!doctype html><html lang="${lang}"><head>
<title>Weir at Oster mill gives way</title>${author === '' ? '' : `<meta name="author" content="${author}">`}
<meta property="article:published_time" content="2021-02-10T23:30:00+01:00"></head>
<body><main><article>${lines}<p>${FIRST}</p>${REST.map((text) => `<p>${text}</p>`).join('')}</article></main></body></html>`;

const kept = ({ blocks }: Reading) => blocks.map((block) => ('text' in block ? block.text : ''));

describe('a line before the first paragraph that says only what the metadata say', () => {
  test.each([
    ['byline', 'Ines Holub'],
    ['byline', 'By Ines Holub'],
    ['byline', 'INES HOLUB, River Correspondent'],
    ['byline', 'By Ines Holub | 10 February 2021'],
    ['byline', 'Ines Holub – 10 Feb 2021, 23:30'],
    ['byline', 'Staff'],
    ['byline', 'Staff Writer'],
    ['byline', 'Haber Merkezi'],
    ['date-line', '10 February 2021'],
    ['date-line', 'Published: February 10, 2021 11:30 pm'],
    ['date-line', '11.02.2021'],
    ['date-line', 'Updated 12 February 2021'],
  ])('leaves the article as %s: %s', async (rule, line) => {
    const reading = await read(page(`<p class="l">${line}</p>`));
    expect(kept(reading)).toEqual([FIRST, ...REST]);
    expect(reading.removed).toMatchObject([{ rule, text: line, at: 0 }]);
  });

  test.each([
    '12 March 1987',
    'By the river, before dawn',
    'Ines Holub is one of three keepers of the lock.',
    'OSTER',
    'Staff at the mill had warned of it.',
  ])('and stays when it says more: %s', async (line) => {
    expect(kept(await read(page(`<p class="l">${line}</p>`)))).toEqual([line, FIRST, ...REST]);
  });

  test('several of them leave, also around a standfirst', async () => {
    const reading = await read(page(`<p>By Ines Holub</p><p class="standfirst">${STANDFIRST}</p><p>10 February 2021</p>`));
    expect(kept(reading)).toEqual([STANDFIRST, FIRST, ...REST]);
    expect(reading.blocks[0]).toMatchObject({ role: 'standfirst' });
    expect(reading.removed.map(({ rule, at }) => [rule, at])).toEqual([
      ['byline', 0],
      ['date-line', 1],
    ]);
  });

  test('a byline that stands nowhere else becomes the byline', async () => {
    const reading = await read(page('<p>By Ines Holub and Tomas Brandl</p>', { author: '' }));
    expect(reading.byline).toEqual(['Ines Holub', 'Tomas Brandl']);
    expect(reading.needsCare).not.toContain('no-byline');
  });

  test('and stays when it is all that the page says', async () => {
    const reading = await read(
      '<html><head><meta name="author" content="Ines Holub"></head><body><p>By Ines Holub</p></body></html>',
    );
    expect(kept(reading)).toEqual(['By Ines Holub']);
  });

  test('further down a name or a date is text', async () => {
    const reading = await read(page(`<p>${FIRST} ${FIRST} ${FIRST}</p><p>Ines Holub</p>`));
    expect(kept(reading)).toContain('Ines Holub');
  });
});

describe('a standfirst', () => {
  test('said again is listed once', async () => {
    const reading = await read(page(`<p class="standfirst">${STANDFIRST}</p><p>${STANDFIRST}</p>`));
    expect(kept(reading)).toEqual([STANDFIRST, FIRST, ...REST]);
    expect(reading.removed).toMatchObject([{ rule: 'repeated-standfirst', text: STANDFIRST, at: 1 }]);
  });

  test('cut short from the first paragraph leaves, the paragraph stays', async () => {
    const short = `${FIRST.slice(0, 60)}…`;
    const reading = await read(page(`<p class="l">${short}</p>`));
    expect(kept(reading)).toEqual([FIRST, ...REST]);
    expect(reading.removed).toMatchObject([{ rule: 'repeated-standfirst', text: short, at: 0 }]);
  });
});
