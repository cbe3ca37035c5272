import fc from 'fast-check';
import { parse, serialize } from 'parse5';
import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../shared/archive-error.ts';
import { sanitize } from './sanitize.ts';
import { BEACONS, SINKS, TRACKER } from './testing/beacons.ts';
import { problemsIn } from './testing/problems-in.ts';
import { XSS_PAYLOADS } from './testing/xss-payloads.ts';

const BASE = 'https://page.example/news/today';
/** `npm run proof -- renditions` runs all of it. */
const WHOLE = process.env.PRESSMARK_PROOF === 'whole';
const NOTHING = { image: () => null, sheet: () => null };

function clean(html: string): string {
  return sanitize(html, { baseUrl: BASE, bodies: NOTHING }).html;
}

/** Nothing active, and reading it again gives the same page. */
function expectInert(html: string): string {
  const output = clean(html);
  expect(problemsIn(output), html).toEqual([]);
  expect(serialize(parse(output)), html).toBe(output);
  expect(clean(output), html).toBe(output);
  return output;
}

describe('sanitize', () => {
  it('knows all thirty-five beacons', () => {
    expect(BEACONS).toHaveLength(35);
  });

  it.each(BEACONS)('lets no page call out by %s, wherever it stands', (_name, markup) => {
    for (const [, sink] of SINKS) expectInert(sink(markup));
    // Where a link led may be read, it may not be followed.
    expect(clean(markup).replaceAll(`title="${TRACKER}"`, '')).not.toContain('tracker.example');
  });

  it('leaves nothing of a payload that could run, wherever it stands', () => {
    const places: ((payload: string) => string)[] = [
      ...SINKS.map(([, sink]) => sink),
      (payload) => `<p title="${payload}">x</p>`,
      (payload) => `<style>${payload}</style>`,
      (payload) => `<textarea>${payload}</textarea><title>${payload}</title>`,
      (payload) => `<!-- ${payload} -->`,
    ];
    XSS_PAYLOADS.forEach((payload, index) => {
      expectInert(payload);
      // A slice meets every payload and every place; the proof meets each in each.
      places.forEach((place, at) => {
        if (WHOLE || (index + at) % 4 === 0) expectInert(place(payload));
      });
    });
  }, 120_000);

  it('keeps the text, the structure and the look', () => {
    const output = clean(
      `<!doctype html><html lang="ar" dir="rtl"><head><title>Ü &amp; 漢</title><style>p { color: red }</style></head>
       <body class="front"><article id="a"><h1>One</h1><p style="margin: 0">Two <b>three</b></p>
       <table><tr><td colspan=2>4</table><pre>  five</pre><svg viewBox="0 0 9 9"><path d="M0 0h9" fill="url(#g)"/></svg></article>`,
    );
    expect(output).toContain('<html lang="ar" dir="rtl">');
    expect(output).toContain('<title>Ü &amp; 漢</title>');
    expect(output).toContain('<style>p { color: red }</style>');
    expect(output).toContain('<article id="a"><h1>One</h1><p style="margin: 0">Two <b>three</b></p>');
    expect(output).toContain('<td colspan="2">4</td>');
    expect(output).toContain('<svg viewBox="0 0 9 9"><path d="M0 0h9" fill="url(&quot;#g&quot;)"></path></svg>');
  });

  it('says first that it is UTF-8 and that nothing may be loaded', () => {
    expect(clean('<p>x')).toMatch(
      /^<html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none';/,
    );
    expect(clean('<!doctype html><p>x')).toMatch(/^<!DOCTYPE html><html><head><meta charset="utf-8">/);
  });

  it('makes links out of the page go nowhere and say where they led', () => {
    expect(clean('<a href="/x?a=1&b=2">y</a>')).toContain(
      '<a title="https://page.example/x?a=1&amp;b=2" href="#pressmark-outside">y</a>',
    );
    expect(clean('<a title="Mine" href="http://b.example/">y</a>')).toContain('<a title="Mine" href="#pressmark-outside">y</a>');
    expect(clean('<a href="mailto:a@b.example">y</a>')).toContain('<a>y</a>');
    expect(clean('<a href="#part">y</a>')).toContain('<a href="#part">y</a>');
    expect(clean(`<a href="${BASE}#part">y</a>`)).toContain('<a href="#part">y</a>');
  });

  it('lets no attribute of plain words carry an address', () => {
    const output = clean('<a link="https://t.example/" title="https://kept.example/" for="//t.example/x" class="// a">x</a>');
    expect(output).toContain('<a title="https://kept.example/" class="// a">x</a>');
  });

  it('shows what readers without scripts see', () => {
    expect(clean('<noscript><p>Plain</p></noscript>')).toContain('<body><p>Plain</p></body>');
    expect(clean('<div><template shadowrootmode=open><p>Shadow</p></template></div>')).toContain('<div><p>Shadow</p></div>');
    expect(clean('<template><p>Hidden</p></template>')).not.toContain('Hidden');
  });

  it('flattens what is nested deeper than browsers nest, and refuses what is deeper than a page can be', () => {
    const deep = expectInert(`${'<div>'.repeat(1_500)}<p>bottom</p>`);
    expect(deep.match(/<div>/g)?.length).toBeLessThan(520);
    expect(deep).toContain('bottom');
    expect(() => clean('<div>'.repeat(50_000))).toThrow(ArchiveError);
  });

  it.each([
    ['many children', () => '<br>'.repeat(130_000)],
    ['many attributes', () => `<p ${Array.from({ length: 100_000 }, (_, index) => `a${index}=1`).join(' ')}>x`],
    ['a long text', () => `<p>${'word '.repeat(150_000)}`],
    ['a table of tables', () => '<table><tr><td>'.repeat(600)],
    ['unclosed formatting', () => '<b><i><u><a href=x>'.repeat(500)],
    ['foster-parented text', () => `<table>${'x<tr>'.repeat(5_000)}`],
    ['many entities', () => '&amp;&lt;&#x26;'.repeat(100_000)],
    ['many styles', () => '<style>a{b:url(x)}</style>'.repeat(5_000)],
  ])('gets through %s', (_name, html) => {
    const output = clean(html());
    expect(clean(output)).toBe(output);
  });

  it('settles for every page that can be put together from hostile pieces', () => {
    const piece = fc.constantFrom(
      ...XSS_PAYLOADS,
      ...BEACONS.map(([, markup]) => markup),
      ...'<table> </table> <tr> <td> <a> </a> <b> </b> <p> </p> <svg> </svg> <math> </math> <mtext> <title> </title> <style> </style> <select> <option> </select> <form> </form> <pre> </pre> <foreignObject> <desc> <template> <nobr> <button> <h1> <li> <ul> <br> <!-- --> <frameset> </body> </html> <head> <caption> <ruby><rt> <dd> <textarea> </textarea>'.split(
        ' ',
      ),
      '\n',
      'text',
      '&lt;script&gt;',
      '<![CDATA[',
      ']]>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        expectInert(pieces.join(''));
      }),
      { numRuns: WHOLE ? 10_000 : 300, seed: 20261125 },
    );
  }, 600_000);

  it('settles for any text at all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ unit: fc.constantFrom(...'<>/!-"\'= \n&;#a[]b'), maxLength: 80 }),
        (a, b) => {
          expectInert(a);
          expectInert(b);
        },
      ),
      { numRuns: WHOLE ? 5_000 : 80, seed: 20261125 },
    );
  }, 600_000);
});
