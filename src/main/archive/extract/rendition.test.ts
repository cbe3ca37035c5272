import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { CapturedResource } from '../seams.ts';
import { makeRendition } from './rendition.ts';
import { problemsIn } from './testing/problems-in.ts';

const BASE = 'https://news.example/2026/story.html';
const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), deflateSync('invented')]);
const FONT = Buffer.from('wOF2 an invented font', 'latin1');
const PNG_DATA = `data:image/png;base64,${PNG.toString('base64')}`;

function recorded(
  url: string,
  body: Uint8Array | string,
  mime = 'application/octet-stream',
  finalUrl?: string,
): CapturedResource {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return {
    url,
    mime,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...(finalUrl === undefined ? {} : { finalUrl }),
  };
}

function render(html: string, resources: readonly CapturedResource[] = [], baseUrl: string | null = BASE) {
  const rendition = makeRendition({ html, baseUrl, resources });
  expect(problemsIn(rendition.html)).toEqual([]);
  const again = makeRendition({ html: rendition.html, baseUrl, resources });
  expect(again.html).toBe(rendition.html);
  return rendition;
}

describe('makeRendition', () => {
  it('shows an image from its recorded body, and keeps the place and words of one that was not recorded', () => {
    const { html, images, dropped } = render('<img src="/a.png" alt="One"><img src="b.png" alt="Two" width=10>', [
      recorded('https://news.example/a.png', PNG),
    ]);
    expect(html).toContain(`<img alt="One" src="${PNG_DATA}">`);
    expect(html).toContain('<img alt="Two" width="10">');
    expect({ images, dropped }).toEqual({ images: 1, dropped: 1 });
  });

  it('knows what an image is by its bytes, not by what the server said', () => {
    const { html } = render('<img src="a.png"><img src="c.svg">', [
      recorded('https://news.example/2026/a.png', '<html><script>alert(1)</script>', 'image/png'),
      recorded('https://news.example/2026/c.svg', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'text/plain'),
    ]);
    expect(html).toContain('<img><img src="data:image/svg+xml;base64,');
  });

  it.each([
    ['lazy', '<img class=lazy src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="a.png">'],
    ['lazy set', '<img data-srcset="s.png 320w, a.png 1200w" src="grey.gif">'],
    ['srcset', '<img srcset="s.png 1x, a.png 2x">'],
    [
      'picture',
      '<picture><source srcset="x.avif" type="image/avif"><source srcset="a.png 800w"><img src="missing.jpg"></picture>',
    ],
    ['poster', '<video poster="a.png" src="v.mp4"></video>'],
    ['button', '<input type="image" src="a.png">'],
    ['background', '<table background="a.png"></table>'],
    ['AMP', '<amp-img src="a.png" width=9><noscript><img src="other.png"></noscript></amp-img>'],
    ['svg', '<svg><image xlink:href="a.png"/></svg>'],
    ['style', '<p style="background-image: url(\'a.png\')">'],
    ['fragment', '<img src="a.png#part">'],
  ])('finds the recorded body of a %s image', (_name, markup) => {
    const { html, images } = render(markup, [recorded('https://news.example/2026/a.png', PNG)]);
    expect(html).toContain(PNG_DATA);
    expect(images + (markup.startsWith('<p ') ? 1 : 0)).toBe(1);
  });

  it('counts references from the base element', () => {
    const { html } = render('<base href="https://cdn.example/x/"><img src="a.png">', [
      recorded('https://cdn.example/x/a.png', PNG),
    ]);
    expect(html).toContain(PNG_DATA);
  });

  it('brings stylesheets in, what they import too, each counting from its own address', () => {
    const { html } = render('<link rel=stylesheet href="/css/main.css" media="screen"><p class=a>x', [
      recorded(
        'https://news.example/css/main.css',
        '@charset "utf-8"; @import "more/part.css" print; .a { background: url(../a.png) }',
      ),
      recorded('https://news.example/css/more/part.css', '@font-face { font-family: F; src: url("f.woff2") } .b { color: red }'),
      recorded('https://news.example/css/more/f.woff2', FONT),
      recorded('https://news.example/a.png', PNG),
    ]);
    expect(html).toContain('<style media="screen">');
    expect(html).toContain(
      `@media print{@font-face { font-family: F; src: url("data:font/woff2;base64,${FONT.toString('base64')}") } .b { color: red }}`,
    );
    expect(html).toContain(`.a { background: url("${PNG_DATA}") }`);
  });

  it('counts a redirected stylesheet from where it was found', () => {
    const { html } = render('<link rel=stylesheet href="/s.css">', [
      recorded('https://news.example/s.css', 'p{background:url(i.png)}', 'text/css', 'https://cdn.example/v2/s.css'),
      recorded('https://cdn.example/v2/i.png', PNG),
    ]);
    expect(html).toContain(PNG_DATA);
  });

  it('ends stylesheets that import one another', () => {
    const { html } = render('<link rel=stylesheet href="/a.css">', [
      recorded('https://news.example/a.css', '@import "b.css"; a{color:red}'),
      recorded('https://news.example/b.css', '@import "a.css"; b{color:red}'),
    ]);
    expect(html).toContain('b{color:red}');
    expect(html).toContain('a{color:red}');
  });

  it('shows stylesheets that a script would have switched on', () => {
    const sheet = [recorded('https://news.example/s.css', 'p{color:red}')];
    expect(render('<link rel=stylesheet href=/s.css media=print onload="this.media=\'all\'">', sheet).html).toContain(
      '<style>p{color:red}</style>',
    );
    expect(render('<link rel=preload as=style href=/s.css onload="this.rel=\'stylesheet\'">', sheet).html).toContain(
      '<style>p{color:red}</style>',
    );
    expect(render('<noscript><link rel=stylesheet href=/s.css></noscript>', sheet).html).toContain('<style>p{color:red}</style>');
    expect(render('<link rel="alternate stylesheet" href=/s.css>', sheet).html).not.toContain('color:red');
  });

  it('blanks what was not recorded', () => {
    const { html, dropped } = render(
      '<style>p{background:url(https://x.example/a.png);color:red}</style><link rel=stylesheet href=gone.css>',
    );
    expect(html).toContain('<style>p{background:url("data:,");color:red}</style>');
    expect(dropped).toBe(2);
  });

  it('leaves out images beyond what a window can show', () => {
    const large = Buffer.concat([PNG, Buffer.alloc(9 * 1024 * 1024)]);
    const { images, dropped, html } = makeRendition({
      html: '<img src="/a.png">'.repeat(8),
      baseUrl: BASE,
      resources: [recorded('https://news.example/a.png', large)],
    });
    expect(images).toBe(3);
    expect(dropped).toBe(5);
    expect(html.length).toBeLessThan(50 * 1024 * 1024);
  });

  it('works for a pasted page that has no address', () => {
    const { html } = render(
      '<img src="a.png"><img src="https://x.example/a.png"><a href="b.html">b</a>',
      [recorded('https://x.example/a.png', PNG)],
      null,
    );
    expect(html).toContain(`<img><img src="${PNG_DATA}"><a>b</a>`);
  });
});
