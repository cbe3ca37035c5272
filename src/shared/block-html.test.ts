import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksToHtml } from './block-html.ts';
import type { Block, Span } from './contract/shapes/block.ts';

test('each block becomes its element, with text and attributes escaped', () => {
  const blocks: Block[] = [
    { type: 'paragraph', text: 'Sum & <part>', role: 'standfirst' },
    { type: 'heading', level: 2, text: 'Head', lang: 'en', dir: 'ltr' },
    { type: 'list', ordered: true, items: [{ text: 'one' }, { text: 'two', spans: [{ start: 0, end: 3, kind: 'em' }] }] },
    { type: 'quote', text: 'said' },
    {
      type: 'figure',
      image: { url: 'https://a.example/x.jpg', sha256: null, mime: null, alt: 'A "door"' },
      caption: 'Door',
      credit: 'Agency',
    },
    { type: 'table', header: true, rows: [['a'], ['<1>']], caption: 'T' },
    { type: 'code', text: 'a < b' },
    { type: 'rule' },
    { type: 'quote', role: 'pull', text: 'said again' },
    { type: 'embed', media: 'post', provider: 'X & Y', url: 'https://x.example/?a=1&b', text: 'Shut', lang: 'en' },
    { type: 'embed', media: 'video', provider: 'Z', url: 'javascript:alert(1)', title: 'Divers <3', text: '' },
    { type: 'paragraph', text: 'Shut1', spans: [{ start: 4, end: 5, kind: 'note', note: '"1' }] },
    { type: 'footnote', note: '"1', label: '<1>', text: 'Survey' },
  ];
  expect(blocksToHtml(blocks, { image: () => 'images/x.jpg' })).toBe(
    [
      '<p class="standfirst">Sum &amp; &lt;part&gt;</p>',
      '<h2 lang="en" dir="ltr">Head</h2>',
      '<ol><li>one</li><li><em>two</em></li></ol>',
      '<blockquote><p>said</p></blockquote>',
      '<figure><img src="images/x.jpg" alt="A &quot;door&quot;" loading="lazy" decoding="async"><figcaption>Door <span class="credit">Agency</span></figcaption></figure>',
      '<table><caption>T</caption><thead><tr><th>a</th></tr></thead><tbody><tr><td>&lt;1&gt;</td></tr></tbody></table>',
      '<pre><code>a &lt; b</code></pre>',
      '<hr>',
      '<blockquote class="pull"><p>said again</p></blockquote>',
      '<aside class="embed"><blockquote lang="en"><p>Shut</p></blockquote><p class="source">Post from X &amp; Y, not archived: <a href="https://x.example/?a=1&amp;b" rel="noreferrer noopener">https://x.example/?a=1&amp;b</a></p></aside>',
      '<aside class="embed"><p class="source">Video from Z, not archived: Divers &lt;3</p></aside>',
      '<p>Shut<a href="#note-x221" class="note">1</a></p>',
      '<p class="footnote" id="note-x221"><span class="label">&lt;1&gt;</span> Survey</p>',
    ].join('\n'),
  );
});

test('formatting that overlaps is cut so that elements nest', () => {
  const spans: Span[] = [
    { start: 0, end: 5, kind: 'strong' },
    { start: 3, end: 8, kind: 'em' },
  ];
  expect(blocksToHtml([{ type: 'paragraph', text: 'abcdefgh', spans }])).toBe(
    '<p><strong>abc</strong><em><strong>de</strong></em><em>fgh</em></p>',
  );
});

test('a link that leads anywhere but to http, https or mailto is text', () => {
  const link = (href: string): Block => ({ type: 'paragraph', text: 'go', spans: [{ start: 0, end: 2, kind: 'link', href }] });
  expect(blocksToHtml([link('https://a.example/?a=1&b="2"')])).toBe(
    '<p><a href="https://a.example/?a=1&amp;b=&quot;2&quot;" rel="noreferrer noopener">go</a></p>',
  );
  for (const href of ['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'JaVaScRiPt:x', 'vbscript:x', '//x']) {
    expect(blocksToHtml([link(href)])).toBe('<p>go</p>');
  }
});

test('whatever spans say, the text comes through and every element is closed in order', () => {
  const span = fc.record({
    start: fc.integer({ min: -2, max: 14 }),
    end: fc.integer({ min: -2, max: 14 }),
    kind: fc.constantFrom('strong', 'em', 'code', 'sup', 'sub', 'link', 'note' as const),
    href: fc.constant('https://a.example/'),
    note: fc.constant('1'),
  });
  fc.assert(
    fc.property(
      fc.string({ maxLength: 12 }).map((text) => text.replace(/[\n&<>"']/g, 'x')),
      fc.array(span, { maxLength: 6 }),
      (text, spans) => {
        const html = blocksToHtml([{ type: 'paragraph', text, spans }]);
        expect(html.replace(/<[^>]*>/g, '')).toBe(text);
        const open: string[] = [];
        for (const [, close, name = ''] of html.matchAll(/<(\/?)([a-z]+)[^>]*>/g)) {
          if (close === '') open.push(name);
          else expect(open.pop()).toBe(name);
        }
        expect(open).toEqual([]);
      },
    ),
  );
});
