import { describe, expect, test } from 'vitest';
import type { Block } from '../../../../shared/contract/shapes/block.ts';
import type { Reading } from '../../seams.ts';
import { extractNow } from '../extract-now.ts';

const PARAGRAPHS = [
  'The pier of Tarn was closed on Monday after a diver found that eleven of its forty legs had been eaten through below the waterline.',
  'The harbour master, Ilse Marrow, said that nobody would be let on it before spring, and that the two kiosks at its head would be craned off.',
  'A survey in May had called the legs sound. The firm that made it has been asked for its photographs, and has not answered.',
  'Fishermen tied their boats to the old quay, where the water is a metre too shallow for half of them at low tide.',
];
const [first = '', second = '', third = '', fourth = ''] = PARAGRAPHS.map((text) => `<p>${text}</p>`);

const read = (article: string): Promise<Reading> =>
  extractNow({
    kind: 'html',
    text: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pier of Tarn closed</title></head>
<body><main><article><h1>Pier of Tarn closed</h1>${article}</article></main></body></html>`,
    url: 'https://pier-post.example/a/pier',
    capturedAt: '2026-11-25T00:00:00.000Z',
  });

const typed = (reading: Reading, type: Block['type']) => reading.blocks.filter((block) => block.type === type);
const kinds = (reading: Reading) => reading.blocks.map(({ type }) => type).join(' ');

describe('something of another site that the page showed', () => {
  test.each([
    [
      'YouTube',
      '<iframe src="https://www.youtube.com/embed/abcdefghijk?rel=0" title="YouTube video player"></iframe>',
      'https://www.youtube.com/watch?v=abcdefghijk',
    ],
    [
      'YouTube',
      '<div class="embed"><iframe data-src="//www.youtube-nocookie.com/embed/abcdefghijk"></iframe></div>',
      'https://www.youtube.com/watch?v=abcdefghijk',
    ],
    ['YouTube', '<lite-youtube videoid="abcdefghijk"></lite-youtube>', 'https://www.youtube.com/watch?v=abcdefghijk'],
    ['Vimeo', '<figure><iframe src="https://player.vimeo.com/video/123456?h=1"></iframe></figure>', 'https://vimeo.com/123456'],
    [
      'X (Twitter)',
      '<iframe src="https://platform.twitter.com/embed/Tweet.html?id=1234567890"></iframe>',
      'https://twitter.com/i/status/1234567890',
    ],
    [
      'Facebook',
      '<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Ftarn%2Fposts%2F12"></iframe>',
      'https://www.facebook.com/tarn/posts/12',
    ],
    [
      'Facebook',
      '<div class="fb-post" data-href="https://www.facebook.com/tarn/posts/12"></div>',
      'https://www.facebook.com/tarn/posts/12',
    ],
    [
      'SoundCloud',
      '<iframe src="https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/tarn/waves"></iframe>',
      'https://soundcloud.com/tarn/waves',
    ],
    ['Spotify', '<iframe src="https://open.spotify.com/embed/episode/1abc"></iframe>', 'https://open.spotify.com/episode/1abc'],
    [
      'Telegram',
      '<script async src="https://telegram.org/js/telegram-widget.js" data-telegram-post="tarn/17"></script>',
      'https://t.me/tarn/17',
    ],
    ['Google Maps', '<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>', 'https://www.google.com/maps/embed?pb=1'],
    [
      'films.tarn.example',
      '<iframe src="https://films.tarn.example/7" allowfullscreen></iframe>',
      'https://films.tarn.example/7',
    ],
  ])('is a card of %s: %s', async (provider, markup, url) => {
    const reading = await read(`${first}${second}${markup}${third}${fourth}`);
    expect(kinds(reading)).toBe('paragraph paragraph embed paragraph paragraph');
    expect(reading.blocks[2]).toMatchObject({ provider, url, text: '' });
  });

  test.each([
    ['an advertisement', '<iframe src="https://ads.example/frame?slot=3" width="300"></iframe>'],
    [
      'a button to like',
      '<iframe src="https://www.facebook.com/plugins/like.php?href=https%3A%2F%2Fpier-post.example"></iframe>',
    ],
    ['a counter that nobody sees', '<iframe src="https://www.youtube.com/embed/abcdefghijk" style="display:none"></iframe>'],
    ['a frame of no web address', '<iframe src="javascript:alert(1)" allowfullscreen></iframe>'],
  ])('is none: %s', async (_what, markup) => {
    expect(kinds(await read(`${first}${second}${markup}${third}${fourth}`))).toBe('paragraph paragraph paragraph paragraph');
  });

  test('keeps the title that its maker gave it', async () => {
    const reading = await read(
      `${first}<iframe src="https://youtu.be/abcdefghijk" title="Divers under the pier"></iframe>${second}${third}`,
    );
    expect(typed(reading, 'embed')).toMatchObject([{ title: 'Divers under the pier' }]);
  });

  test('is a card with the words that came with it, where it is a post', async () => {
    const reading = await read(
      `${first}${second}<blockquote class="twitter-tweet"><p lang="en">The pier is shut. <a href="https://t.co/x">https://t.co/x</a></p>&mdash; Tarn Harbour (@tarnharbour) <a href="https://twitter.com/tarnharbour/status/99?ref_src=x">February 8, 2021</a></blockquote>${third}`,
    );
    expect(kinds(reading)).toBe('paragraph paragraph embed paragraph');
    expect(reading.blocks[2]).toEqual({
      type: 'embed',
      media: 'post',
      provider: 'X (Twitter)',
      url: 'https://twitter.com/tarnharbour/status/99?ref_src=x',
      text: 'The pier is shut. https://t.co/x\n— Tarn Harbour (@tarnharbour) February 8, 2021',
    });
  });

  test('that stands in the page beside the article is not in the article', async () => {
    const reading = await read(
      `${first}${second}${third}${fourth}<aside class="related"><h3>Watch next</h3><p>More films.</p><iframe src="https://youtu.be/abcdefghijk"></iframe><p>And more.</p></aside>`,
    );
    expect(typed(reading, 'embed')).toEqual([]);
  });
});

describe('a pulled quote', () => {
  test.each([
    '<blockquote class="pullquote"><p>Nobody would be let on it before spring.</p></blockquote>',
    '<figure class="wp-block-pullquote"><blockquote><p>Nobody would be let on it before spring.</p></blockquote></figure>',
    '<aside class="article__pull-quote"><p>Nobody would be let on it before spring.</p></aside>',
  ])('is a quote marked as one: %s', async (markup) => {
    const reading = await read(`${first}${second}${markup}${third}${fourth}`);
    expect(typed(reading, 'quote')).toEqual([{ type: 'quote', role: 'pull', text: 'Nobody would be let on it before spring.' }]);
  });

  test('a quotation is none', async () => {
    const reading = await read(`${first}${second}<blockquote><p>We were never told of it by anyone.</p></blockquote>${third}`);
    expect(typed(reading, 'quote')).toEqual([{ type: 'quote', text: 'We were never told of it by anyone.' }]);
  });
});

describe('a footnote', () => {
  const marked = (mark: string) => `<p>${PARAGRAPHS[0]}${mark}</p>${second}${third}${fourth}`;

  test.each([
    [
      'a list of notes',
      '<sup id="r1"><a href="#n1">1</a></sup>',
      '<ol><li id="n1">Survey of 3 May. <a href="#r1">↩</a></li><li id="n2">Not marked.</li></ol>',
      '1',
    ],
    [
      'brackets and an anchor',
      '<a href="#_ftn1" name="_ftnref1">[1]</a>',
      '<p><a href="#_ftnref1" name="_ftn1">[1]</a> Survey of 3 May.</p>',
      '1',
    ],
    ['a sign', '<a href="https://pier-post.example/a/pier#star" id="up">*</a>', '<p id="star">Survey of 3 May.</p>', '*'],
    [
      'a letter and a box',
      '<sup><a href="#a" id="ra">a</a></sup>',
      '<div id="a"><a href="#ra">^</a> Survey of 3 May.</div>',
      'a',
    ],
  ])('is linked with its mark: %s', async (_how, mark, note, label) => {
    const reading = await read(`${marked(mark)}${note}`);
    expect(typed(reading, 'footnote')).toEqual([{ type: 'footnote', note: '1', label, text: 'Survey of 3 May.' }]);
    const [block] = reading.blocks;
    const spans = block?.type === 'paragraph' ? (block.spans ?? []) : [];
    expect(spans.filter(({ kind }) => kind === 'note')).toEqual([
      { kind: 'note', note: '1', start: PARAGRAPHS[0]?.length, end: block?.type === 'paragraph' ? block.text.length : 0 },
    ]);
    expect(spans.some(({ kind }) => kind === 'link')).toBe(false);
  });

  test('comes with the article though its list stood apart from it, and what it says is not called left out', async () => {
    const notes = [1, 2, 3].map(
      (n) => `<li id="n${n}"><a href="#r${n}">↑</a> <a href="https://tarn.example/${n}">Survey number ${n}</a></li>`,
    );
    const marks = [1, 3].map((n) => `<sup id="r${n}"><a href="#n${n}">[${n}]</a></sup>`);
    const reading = await read(
      `<p>${PARAGRAPHS[0]}${marks.join('')}</p>${second}${third}${fourth}</article><div class="links-widget"><ol>${notes.join('')}</ol></div>`,
    );
    expect(typed(reading, 'footnote').map((block) => ('text' in block ? block.text : ''))).toEqual([
      'Survey number 1',
      'Survey number 3',
    ]);
    expect(reading.removed.filter(({ text }) => /number [13]/.test(text))).toEqual([]);
  });

  test('links to parts of the page are none', async () => {
    const reading = await read(
      `<p>${PARAGRAPHS[0]} See <a href="#two">2</a>, <a href="#plan">the plan</a> and <a href="#gone">3</a>.</p><h2 id="two">2</h2>${second}${third}<p id="plan">${PARAGRAPHS[3]}</p>`,
    );
    expect(typed(reading, 'footnote')).toEqual([]);
  });
});
