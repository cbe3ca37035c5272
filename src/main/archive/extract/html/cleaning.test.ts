import { describe, expect, test } from 'vitest';
import { blockText } from '../../../../shared/block-text.ts';
import type { Reading } from '../../seams.ts';
import { extractNow } from '../extract-now.ts';

const read = (text: string): Promise<Reading> =>
  extractNow({ kind: 'html', text, url: 'https://pier-post.example/a/pier', capturedAt: '2026-11-25T00:00:00.000Z' });

const PARAGRAPHS = [
  'The pier of Tarn was closed on Monday after a diver found that eleven of its forty legs had been eaten through below the waterline.',
  'The harbour master, Ilse Marrow, said that nobody would be let on it before spring, and that the two kiosks at its head would be craned off.',
  'A survey in May had called the legs sound. The firm that made it has been asked for its photographs, and has not answered.',
  'Fishermen tied their boats to the old quay, where the water is a metre too shallow for half of them at low tide.',
];
const body = PARAGRAPHS.map((text) => `<p>${text}</p>`);

const page = (article: string, head = '', more = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Pier of Tarn closed | Pier Post</title><meta property="og:title" content="Pier of Tarn closed">
<meta property="og:site_name" content="Pier Post"><meta property="article:published_time" content="2021-02-10T07:30:00+01:00">${head}</head>
<body><main><article><h1>Pier of Tarn closed</h1>${article}</article></main>${more}</body></html>`;

const textsOf = (reading: Reading) => reading.blocks.map(blockText);
const ruleOf = (reading: Reading, text: string) => reading.removed.find((each) => each.text.includes(text))?.rule;

describe('what stands in the article and is none of it', () => {
  test.each([
    [
      'author-note',
      '<div class="author-bio"><p>Ines Holub writes about harbours and has a boat of her own.</p></div>',
      'Ines Holub writes',
    ],
    ['newsletter', '<div class="newsletter-box"><p>A letter from the harbour, on Sundays.</p></div>', 'A letter from'],
    ['related-links', '<div class="related-stories"><p>Who owns the quay, and who pays for it.</p></div>', 'Who owns'],
    ['caption', '<p class="photo-caption">The pier head in 1931, with the band.</p>', 'The pier head'],
    ['related-links', '<p><a href="/b">Why the quay of Tarn is a metre too shallow</a></p>', 'Why the quay'],
    ['related-links', '<p>MORE: <a href="/b">Why the quay of Tarn is too shallow</a></p>', 'MORE'],
    [
      'related-links',
      '<ul><li><a href="/b">Why the quay is shallow</a></li><li><a href="/c">The kiosk that moved</a></li></ul>',
      'The kiosk',
    ],
    ['credits', '<p>Reporting by Ines Holub; editing by Jo Sandberg</p>', 'Reporting by'],
    ['caption', '<p>The pier head at noon (Photo: Jo Sandberg)</p>', 'at noon'],
    ['contact-line', '<p>Write to Ines Holub at ines@pier-post.example</p>', 'Write to'],
    ['affiliate-notice', '<p>If you buy something through our links, we may earn a commission.</p>', 'commission'],
    ['page-furniture', '<p>Image 2 of 7</p>', 'Image 2'],
    ['pay-offer', '<p>Create an account or sign in to continue with your reading.</p>', 'Create an account'],
    ['comments', '<p>Be the first to comment</p>', 'first to comment'],
  ])('%s: %s', async (rule, markup, text) => {
    const reading = await read(page(`${body.slice(0, 2).join('')}${markup}${body.slice(2).join('')}`));
    expect(textsOf(reading)).toEqual(PARAGRAPHS);
    expect(ruleOf(reading, text)).toBe(rule);
  });

  test.each([
    ['a link in a sentence', '<p>The survey <a href="/s">was made by two divers in a single day</a>, in fog.</p>'],
    ['a list of things', '<ul><li>Eleven legs are to be replaced.</li><li>Two kiosks are to be moved.</li></ul>'],
    [
      'an address that the article is about',
      '<p><a href="https://tarn.example/survey.pdf">https://tarn.example/survey.pdf</a></p>',
    ],
    [
      'a figure with its caption',
      '<figure><img src="/p.jpg" width="600" height="400"><figcaption>The pier head in 1931</figcaption></figure>',
    ],
  ])('%s stays', async (_name, markup) => {
    const reading = await read(page(`${body.slice(0, 2).join('')}${markup}${body.slice(2).join('')}`));
    expect(reading.blocks).toHaveLength(PARAGRAPHS.length + 1);
  });

  test('a part that holds a good share of the article is the article, whatever it is called', async () => {
    const reading = await read(page(`<div class="related">${body.join('')}</div>`));
    expect(textsOf(reading)).toEqual(PARAGRAPHS);
  });

  test('a list under an offer goes with it', async () => {
    const offer =
      '<p>Subscribe now for unlimited access to the harbour.</p><ul><li>All our charts</li><li>Letters from the quay</li></ul>';
    const reading = await read(page(`${body.slice(0, 2).join('')}${offer}${body.slice(2).join('')}`));
    expect(textsOf(reading)).toEqual(PARAGRAPHS);
  });

  test('the title with a kicker over the article is the title again', async () => {
    const reading = await read(page(`<h2>Harbour: Pier of Tarn closed</h2>${body.join('')}`));
    expect(textsOf(reading)).toEqual(PARAGRAPHS);
    expect(ruleOf(reading, 'Harbour: Pier')).toBe('repeated-title');
  });
});

describe('the summary between title and text', () => {
  const summary = 'Divers found eleven legs eaten through, and a survey of last year is in doubt.';

  test('is the first block, though it stands in the head of the page', async () => {
    const html = `<!doctype html><html lang="en"><head><title>Pier of Tarn closed</title></head><body>
      <header class="head"><h1>Pier of Tarn closed</h1><h2>${summary}</h2><div class="meta">By Ines Holub</div></header>
      <div class="text">${body.join('')}</div></body></html>`;
    const reading = await read(html);
    expect(textsOf(reading)).toEqual([summary, ...PARAGRAPHS]);
    expect(reading.blocks[0]).toMatchObject({ role: 'standfirst' });
  });

  test('is no caption, byline or notice that stands there', async () => {
    const html = `<!doctype html><html lang="en"><head><title>Pier of Tarn closed</title></head><body>
      <header class="head"><h1>Pier of Tarn closed</h1><p class="caption">The head of the pier in 1931, with its two kiosks.</p>
      <p class="cookie-bar">We keep small files on your device, and so do others.</p></header>
      <div class="text">${body.join('')}</div></body></html>`;
    expect(textsOf(await read(html))).toEqual(PARAGRAPHS);
  });
});

describe('the text that a page gives to machines', () => {
  const given = (paragraphs: readonly string[]) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Pier of Tarn closed', articleBody: paragraphs.join('\n') })}</script>`;
  const long = [...PARAGRAPHS, ...PARAGRAPHS.map((text) => `Later that day: ${text.toLowerCase()}`)];

  test('tells what in the page is beside the article', async () => {
    const beside = 'Did you know that the pier has a museum, and that the museum has a bar which is open until midnight?';
    const reading = await read(page(`${long.map((text) => `<p>${text}</p>`).join('')}<p>${beside}</p>`, given(long)));
    expect(textsOf(reading)).toEqual(long);
    expect(ruleOf(reading, 'Did you know')).toBe('not-in-article-body');
  });

  test('takes nothing away when it is a summary', async () => {
    const reading = await read(page(long.map((text) => `<p>${text}</p>`).join(''), given(long.slice(0, 3))));
    expect(textsOf(reading)).toEqual(long);
  });

  test('is the article where the page shows but its beginning', async () => {
    const reading = await read(page(`<p>${long[0]}</p><p>${long[1]}</p>`, given(long)));
    expect(textsOf(reading)).toEqual(long);
  });
});

test('a notice about consent is never part of the article, however the page nests it', async () => {
  const notice =
    '<p>Partners may keep small files on your device and read them again, for as long as they see fit, to know it, and to know you by it.</p>';
  const reading = await read(page(`${body.join('')}<div id="onetrust-consent-sdk"><div class="text">${notice}</div></div>`));
  expect(textsOf(reading)).toEqual(PARAGRAPHS);
  expect(ruleOf(reading, 'Partners may')).toBe('cookie-notice');
});
