import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cssReferences, rewriteCss } from './css-references.ts';

const BLANK = 'url("data:,")';
const none = { url: () => null, sheet: () => null };

describe('rewriteCss', () => {
  it.each([
    ['a{b:url(x.png)}', `a{b:${BLANK}}`],
    ['a{b:url( "x.png" )}', `a{b:${BLANK}}`],
    ["a{b:URL('x')}", `a{b:${BLANK}}`],
    ['a{b:u\\72l(x)}', `a{b:${BLANK}}`],
    ['a{b:\\75\\72\\6c(x)}', `a{b:${BLANK}}`],
    ['a{b:\\000075 rl("x")}', `a{b:${BLANK}}`],
    ['a{b:\\55 RL(x)}', `a{b:${BLANK}}`],
    ['a{b:url(x', `a{b:${BLANK}`],
    ['a{b:url("x', `a{b:${BLANK}`],
    ['a{b:url(x y)}', 'a{b: }'],
    ['a{b:url("x" foo)}', `a{b:${BLANK}}`],
    ['a{b:url(var(--x))}', 'a{b: )}'],
    ['a{--x:url(x);b:var(--x)}', `a{--x:${BLANK};b:var(--x)}`],
    ['a{b:image-set("x" 1x, url(y) 2x)}', `a{b:image-set(${BLANK} 1x, ${BLANK} 2x)}`],
    ['a{b:-webkit-image-set("x" type("image/png") 1x)}', `a{b:-webkit-image-set(${BLANK} type("image/png") 1x)}`],
    ['a{b:image-set(var(--x) 1x)}', 'a{b:x-blank(var(--x) 1x)}'],
    ['a{b:image-set(linear-gradient(red, blue) 1x, "x")}', `a{b:image-set(linear-gradient(red, blue) 1x, ${BLANK})}`],
    ['a{b:src("x")}', 'a{b:x-blank("x")}'],
    ['a{b:cross-fade("x", "y", 50%)}', `a{b:cross-fade(${BLANK}, ${BLANK}, 50%)}`],
    ['@import "x"; a{c:d}', '  a{c:d}'],
    ['@import url(x) screen; a{c:d}', '  a{c:d}'],
    ['@\\69mport "x"; a{c:d}', '  a{c:d}'],
    ['@IMPORT/**/url("x") layer(l) supports(display: grid) screen;a{c:d}', ' a{c:d}'],
    ['@import "x" {} a{c:d}', '  a{c:d}'],
    ['@import "x"', ' '],
    ['@charset "x"; @namespace svg url(http://www.w3.org/2000/svg); a{c:d}', '    a{c:d}'],
    ['a{c:"url(x)"}', 'a{c:"url(x)"}'],
    ['/* url(x) */a{c:d}', '/**/a{c:d}'],
    ['<!-- a{b:url(x)} -->', `  a{b:${BLANK}}  `],
    ['a{c:"</style><img>"}', 'a{c:"<\\/style><img>"}'],
    ['u@import "x";rl(y)', 'u rl(y)'],
    ['image-set(a"x")', `image-set(a/**/${BLANK})`],
    ['', ''],
  ])('makes %s into %s', (css, expected) => {
    expect(rewriteCss(css, none)).toBe(expected);
  });

  it('leaves everything else as it is', () => {
    const css =
      '@media (width >= 600px) { a > b::before { content: "\\201C" counter(n); width: calc(100% - var(--g, 2px)); color: #abc } } @font-face { src: local("F") }';
    expect(rewriteCss(css, none)).toBe(css);
  });

  it('puts in what the policy gives, quoted so that it cannot get out', () => {
    expect(rewriteCss('a{b:url(x)}', { url: () => 'y");}*{c:url(z', sheet: () => null })).toBe('a{b:url("y\\");}*{c:url(z")}');
    expect(rewriteCss('@import "x" screen;', { url: () => null, sheet: (reference) => `/*${reference}*/` })).toBe(
      ' @media screen{/*x*/}\n',
    );
    expect(rewriteCss('@import "x" layer(l) supports(display: grid) screen;', { url: () => null, sheet: () => 'p{}' })).toBe(
      ' @layer l{@supports (display: grid){@media screen{p{}}}}\n',
    );
  });

  it('changes nothing the second time, and lets no address through, whatever the text', () => {
    const piece = fc.constantFrom(
      ...[
        'url(',
        'u\\72l(',
        '\\75 rl(',
        'image-set(',
        'src(',
        'var(--x)',
        '"https://t.example/"',
        "'//t.example/'",
        'https://t.example/',
        '@import ',
        '@\\69 mport ',
      ],
      ...[
        '(',
        ')',
        '{',
        '}',
        '[',
        ']',
        ';',
        ',',
        ' ',
        '\n',
        '\\',
        '"',
        "'",
        '/*',
        '*/',
        '<!--',
        '-->',
        '</style>',
        'a',
        '1x',
        'type(',
        '--x:',
        '\\0',
        '\\a ',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const once = rewriteCss(pieces.join(''), none);
        expect(rewriteCss(once, none)).toBe(once);
        expect(cssReferences(once).urls.filter((url) => url !== 'data:,')).toEqual([]);
        expect(cssReferences(once).sheets).toEqual([]);
        expect(once.toLowerCase()).not.toContain('</style');
      }),
      { numRuns: 4_000, seed: 20261125 },
    );
  });

  it('takes a stylesheet of nothing but traps in its stride', () => {
    expect(rewriteCss('u\\72l('.repeat(50_000), none)).toBeTypeOf('string');
    expect(rewriteCss('@import '.repeat(50_000), none)).toBeTypeOf('string');
    expect(rewriteCss('('.repeat(200_000), none)).toBeTypeOf('string');
  });
});

describe('cssReferences', () => {
  it('lists what a stylesheet wants', () => {
    expect(
      cssReferences('@import "a.css"; @import url(b.css) print; p{x:url(c.png) url("d.png")} @font-face{src:url(e.woff2)}'),
    ).toEqual({
      urls: ['c.png', 'd.png', 'e.woff2'],
      sheets: ['a.css', 'b.css'],
    });
  });
});
