import fc from 'fast-check';
import { parse } from 'parse5';
import { expect, test } from 'vitest';
import { blocksToHtml } from './block-html.ts';
import type { Block } from './contract/shapes/block.ts';

test('each kind of block has its element', () => {
  const image = {
    url: 'https://news.example/a.jpg',
    sha256: 'f'.repeat(64),
    mime: 'image/jpeg',
    alt: 'A "bridge"',
    width: 4,
    height: 3,
  };
  const html = blocksToHtml(
    [
      { type: 'paragraph', text: 'Standfirst', role: 'standfirst' },
      { type: 'heading', level: 2, text: 'A < B' },
      {
        type: 'paragraph',
        text: 'one bold link',
        spans: [
          { start: 4, end: 13, kind: 'link', href: 'https://x.example/?a=1&b=2' },
          { start: 4, end: 8, kind: 'strong' },
        ],
      },
      { type: 'list', ordered: true, items: [{ text: 'first' }] },
      { type: 'quote', text: 'a\nb', lang: 'ar', dir: 'rtl' },
      { type: 'figure', image, caption: 'Caption', credit: 'Credit' },
      { type: 'table', header: true, rows: [['h'], ['c']] },
      { type: 'code', text: 'if (a < b)' },
      { type: 'rule' },
    ],
    { image: () => 'images/a.jpg' },
  );
  expect(html).toBe(
    [
      '<p class="standfirst">Standfirst</p>',
      '<h2>A &lt; B</h2>',
      '<p>one <strong><a href="https://x.example/?a=1&amp;b=2" rel="noreferrer noopener">bold</a></strong><a href="https://x.example/?a=1&amp;b=2" rel="noreferrer noopener"> link</a></p>',
      '<ol><li>first</li></ol>',
      '<blockquote lang="ar" dir="rtl"><p>a<br>b</p></blockquote>',
      '<figure><img src="images/a.jpg" alt="A &quot;bridge&quot;" width="4" height="3" loading="lazy" decoding="async"><figcaption>Caption <span class="credit">Credit</span></figcaption></figure>',
      '<table><thead><tr><th>h</th></tr></thead><tbody><tr><td>c</td></tr></tbody></table>',
      '<pre><code>if (a &lt; b)</code></pre>',
      '<hr>',
    ].join('\n'),
  );
});

test('an image that is not to be loaded is named', () => {
  const image = { url: 'https://news.example/a.jpg', sha256: null, mime: null, alt: 'The bridge', missing: '404' };
  expect(blocksToHtml([{ type: 'figure', image }])).toBe('<figure><p class="missing-image">Image: The bridge</p></figure>');
});

test('no text, link or language can bring in an element or an attribute', () => {
  const hostile = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onload='x",
      'javascript:alert(1)',
      '</p><svg/onload=1>',
      '&lt;b&gt;',
      '\0<b>',
    ),
  );
  const blocks = fc.array(
    fc.tuple(hostile, hostile, fc.nat(12), fc.nat(12)).map(([text, href, a, b]): Block[] => [
      {
        type: 'paragraph',
        text,
        lang: href,
        spans: [
          { start: Math.min(a, b), end: Math.max(a, b), kind: 'link', href },
          { start: a, end: a + 3, kind: 'em' },
        ],
      },
      { type: 'figure', image: { url: href, sha256: null, mime: null, alt: text }, caption: href },
      { type: 'table', header: false, rows: [[text, href]], caption: text },
      { type: 'code', text },
    ]),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(blocks, (all) => {
      const found: string[] = [];
      const walk = (node: object): void => {
        if ('tagName' in node) {
          found.push(String(node.tagName));
          const attributes = 'attrs' in node ? (node.attrs as { name: string; value: string }[]) : []; // safe: parse5 elements carry these
          for (const { name, value } of attributes) {
            expect(['class', 'lang', 'dir', 'href', 'rel', 'alt']).toContain(name);
            if (name === 'href') expect(value).toMatch(/^(https?:\/\/|mailto:)/i);
          }
        }
        if ('childNodes' in node) for (const child of node.childNodes as object[]) walk(child); // safe: as above
      };
      walk(parse(blocksToHtml(all.flat())));
      const allowed = [
        'html',
        'head',
        'body',
        'p',
        'a',
        'em',
        'br',
        'figure',
        'figcaption',
        'table',
        'caption',
        'tbody',
        'tr',
        'td',
        'pre',
        'code',
      ];
      for (const name of found) expect(allowed).toContain(name);
    }),
  );
});
