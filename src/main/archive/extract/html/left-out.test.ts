import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../seams.ts';
import { extractNow } from '../extract-now.ts';
import { sameText } from '../rules/same-text.ts';

const read = (text: string): Promise<Reading> =>
  extractNow({ kind: 'html', text, url: 'https://salt-letter.example/a/weir', capturedAt: '2026-11-25T00:00:00.000Z' });

const PARAGRAPHS = [
  'The weir below Oster mill gave way on Tuesday night, and the miller’s two sons rowed out with lanterns to warn the houses along the lower bank.',
  'Nobody was hurt. The keeper of the lock, Ruta Amsel, said that the boards had been replaced in spring and that the frame under them had not.',
  'A crew from the county drove forty piles before noon. They will stay until the river falls, which the gauge keeper does not expect before Sunday.',
  'Farmers below the mill moved two hundred sheep to the chapel meadow, and the school in Lower Oster stays shut for the rest of the week.',
];
const body = PARAGRAPHS.map((text) => `<p>${text}</p>`);

const page = (article: string, before = '', after = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Weir at Oster mill gives way | Salt Letter</title><meta property="og:site_name" content="Salt Letter">
<meta property="og:title" content="Weir at Oster mill gives way"><meta name="author" content="Ines Holub">
<meta property="article:published_time" content="2021-02-10T07:30:00+01:00"></head>
<body>${before}<main><article>${article}</article></main>${after}</body></html>`;

const ofRule = (reading: Reading, rule: string) => reading.removed.filter((each) => each.rule === rule);
const texts = (reading: Reading, rule: string) => ofRule(reading, rule).map(({ text }) => text);

describe('what a page shows around its article', () => {
  test('is listed by part, with the block it stood before, and the article is as it was', async () => {
    const reading = await read(
      page(
        `<h1>Weir at Oster mill gives way</h1>${body.join('')}`,
        `<header><a href="/">Salt Letter</a><nav><a href="/">Home</a><a href="/river">River</a></nav></header>
         <div id="cookieBanner"><p>We store small files on your device.</p><button>Fine by me</button></div>`,
        `<section class="comments"><h2>3 answers</h2><p>My uncle built that weir.</p></section>
         <div class="post-share"><a href="#">Send to a friend</a></div>
         <aside><h3>Read more</h3><ul><li><a href="/b">The mill in 1902</a></li><li><a href="/c">Who owns the lock</a></li></ul></aside>
         <footer><p>© 2021 Salt Letter</p><ul><li><a href="/imprint">Imprint</a></li></ul></footer>`,
      ),
    );
    expect(reading.blocks.map((block) => ('text' in block ? block.text : ''))).toEqual(PARAGRAPHS);
    expect(reading.removed.map(({ rule, text, at }) => [rule, text, at])).toEqual([
      ['page-header', 'Salt Letter', 0],
      ['navigation', 'Home River', 0],
      ['cookie-notice', 'We store small files on your device.\nFine by me', 0],
      ['comments', '3 answers\nMy uncle built that weir.', 4],
      ['share-bar', 'Send to a friend', 4],
      ['related-links', 'Read more\nThe mill in 1902\nWho owns the lock', 4],
      ['footer', '© 2021 Salt Letter\nImprint', 4],
    ]);
  });

  test.each([
    ['navigation', '<div class="hauptnavigation"><a href="/x">Aktuell</a></div>', 'Aktuell'],
    ['cookie-notice', '<aside class="cerez-bildirimi"><p>Bu sayfa dosya saklar.</p></aside>', 'Bu sayfa dosya saklar.'],
    ['newsletter', '<aside id="bulten-kayit"><p>Her sabah bir mektup.</p></aside>', 'Her sabah bir mektup.'],
    ['comments', '<aside class="kommentare"><p>Gut gesagt.</p></aside>', 'Gut gesagt.'],
    ['related-links', '<div><h3>اقرأ أيضا</h3><p><a href="/x">قصة الطاحونة</a></p></div>', 'اقرأ أيضا\nقصة الطاحونة'],
    ['related-links', '<div><h3>Lire aussi</h3><p><a href="/x">Le moulin</a></p></div>', 'Lire aussi\nLe moulin'],
    ['advertisement', '<aside class="ad-slot"><p>Boots, half price.</p></aside>', 'Boots, half price.'],
    ['breadcrumb', '<div class="breadcrumbs"><a href="/">Front</a> / <a href="/r">Rivers</a></div>', 'Front / Rivers'],
    ['search-form', '<form role="search"><label>Find a story</label><input></form>', 'Find a story'],
    ['footer', '<div role="contentinfo">Printed in Oster</div>', 'Printed in Oster'],
    ['sidebar', '<div class="sidebar"><p>Tide tables for the week</p></div>', 'Tide tables for the week'],
    ['outside-article', '<div class="x-7"><p>Weather: fog</p></div>', 'Weather: fog'],
  ])('%s: %s', async (rule, markup, text) => {
    expect(texts(await read(page(body.join(''), '', markup)), rule)).toEqual([text]);
  });

  test('a box that holds the article is named for none of its names', async () => {
    const reading = await read(
      page(
        '',
        '',
        `<div class="content-with sidebar"><div class="ad"><div>${body.join('')}</div><p class="q">Fog</p></div></div>`,
      ),
    );
    expect(reading.blocks).toHaveLength(4);
    expect(texts(reading, 'sidebar')).toEqual([]);
  });

  test('what a page hides is not listed', async () => {
    const hidden =
      '<script>var a = "spoken";</script><style>p { color: red }</style><template><p>template</p></template><p hidden>attribute</p><p style="display: none">style</p><span class="sr-only">for readers of screens</span><dialog>closed</dialog><!-- comment --><select><option>choice</option></select>';
    expect((await read(page(body.join(''), hidden))).removed).toEqual([]);
  });

  test('what the reading copy says is not listed, wherever else the page says it', async () => {
    const reading = await read(
      page(
        body.join(''),
        `<div class="hero"><h1>Weir at Oster mill gives way</h1><span>Ines Holub</span> <time>10 February 2021</time></div>`,
        `<blockquote class="pull">${PARAGRAPHS[2]}</blockquote>`,
      ),
    );
    expect(reading.removed).toEqual([]);
    const twice = await read(page(body.join(''), '<h1>Weir at Oster mill gives way</h1><h2>Weir at Oster mill gives way</h2>'));
    expect(texts(twice, 'repeated-title')).toEqual(['Weir at Oster mill gives way']);
  });
});

describe('the size of a ledger', () => {
  test('is bounded, the article’s own part comes first, and the last entry counts the rest', async () => {
    const parts = Array.from(
      { length: 900 },
      (_, index) => `<aside class="${index % 2 === 0 ? 'related' : 'promo'}"><p>Part ${index} ${'word '.repeat(30)}</p></aside>`,
    );
    const article = `${body[0]}${body[1]}<p>Sign up for our newsletter</p>${body[2]}${body[3]}`;
    const { removed } = await read(page(article, parts.join('')));
    expect(removed.length).toBeLessThanOrEqual(200);
    expect(removed.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(20_000);
    expect(removed.some(({ rule }) => rule === 'newsletter')).toBe(true);
    const last = removed.at(-1);
    expect(last?.rule).toBe('not-listed');
    expect(last?.text).toContain(`${900 - (removed.length - 2)} more pieces`);
  });

  test('a text too long for an entry is cut, and the entry says so', async () => {
    const { removed } = await read(page(body.join(''), '', `<footer><p>${'terms '.repeat(1000)}</p></footer>`));
    expect(removed).toMatchObject([{ rule: 'footer', where: 'after the last block, the first 2000 of its 5999 characters' }]);
  });
});

test('every text of a page is in the article, its metadata or the ledger, and not in two of them', async () => {
  const word = fc.constantFrom('kelp', 'amber', 'lathe', 'sorrel', 'quartz', 'tallow', 'furrow', 'pewter', 'vellum', 'bracken');
  const piece = fc.record({
    name: fc.constantFrom('nav', 'related', 'share', 'x', 'footer', 'byline', 'comments', 'date'),
    tag: fc.constantFrom('div', 'p', 'nav', 'aside', 'section', 'ul', 'footer', 'header'),
    words: fc.array(word, { minLength: 5, maxLength: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), fc.nat({ max: 4 }), async (pieces, split) => {
      const said = pieces.map(({ words }, index) => `${words.join(' ')} number${index}`);
      const markup = pieces.map(({ tag, name }, index) => `<${tag} class="${name}"><span>${said[index]}</span></${tag}>`);
      const { blocks, removed } = await read(page(body.join(''), markup.slice(0, split).join(''), markup.slice(split).join('')));
      const inBlocks = sameText(JSON.stringify(blocks));
      const inLedger = sameText(removed.map(({ text }) => text).join('\n'));
      for (const each of said)
        expect(Number(inBlocks.includes(sameText(each))) + Number(inLedger.includes(sameText(each)))).toBe(1);
    }),
    { numRuns: 60 },
  );
});
