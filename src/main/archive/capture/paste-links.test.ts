import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linksIn } from './paste-links.ts';

const A = 'https://a.example/one';
const B = 'https://b.example/two?x=1';

describe('linksIn', () => {
  it.each([
    ['a list', `${A}\n${B}\n`],
    ['a Markdown list', `- [First](${A})\n- [Second one](${B} "title")`],
    ['a numbered list', `1. ${A}\n2. ${B}`],
    ['a table as CSV', `${A},2024-01-01,First\n${B},2024-01-02,"Second, with comma"`],
    ['a tab-separated table', `First\t${A}\nSecond\t${B}`],
    ['angle brackets', `<${A}>\n<${B}>`],
    ['one line', `${A} ${B}`],
    ['one line with commas', `${A}, ${B}`],
    ['titles before addresses', `The river rose: ${A}.\nThe town: (${B})`],
    ['the same twice', `${A}\n${B}\n${A}#part`],
  ])('finds the links of %s', (_name, text) => {
    expect(linksIn(text)).toEqual({ kind: 'links', links: [A, B], notLinks: 0 });
  });

  it('keeps brackets that belong to an address', () => {
    expect(linksIn('https://a.example/River_(town)').links).toEqual(['https://a.example/River_(town)']);
    expect(linksIn('(https://a.example/x)').links).toEqual(['https://a.example/x']);
  });

  it('counts the lines that hold no link', () => {
    expect(linksIn(`My list\n${A}\n${B}\nftp://c.example/\n\n`)).toEqual({ kind: 'links', links: [A, B], notLinks: 2 });
  });

  it('takes an article with a link in it for text', () => {
    const text = `${'The river rose in the night. '.repeat(20)}See ${A} for more.\n\n${'And so it went on for days. '.repeat(20)}`;
    expect(linksIn(text)).toEqual({ kind: 'text', links: [A], notLinks: 1 });
    expect(linksIn('Just words')).toEqual({ kind: 'text', links: [], notLinks: 1 });
  });

  it('takes markup for HTML, and a copied list of links for links', () => {
    expect(linksIn(`<!doctype html><p>${'Words and words. '.repeat(20)}<a href="${A}">one</a></p></html>`)).toMatchObject({
      kind: 'html',
      links: [A],
    });
    expect(linksIn('First\nSecond', `<ul><li><a href="${A}">First</a><li><a href="${B}">Second</a></ul>`)).toEqual({
      kind: 'links',
      links: [A, B],
      notLinks: 0,
    });
    expect(linksIn('Words', `<p>${'Words and words. '.repeat(20)}<a href="${A}">one</a>`)).toMatchObject({
      kind: 'html',
      links: [A],
    });
  });

  it('knows nothing when there is nothing', () => {
    expect(linksIn(' \n ')).toEqual({ kind: 'empty', links: [], notLinks: 0 });
    expect(linksIn('', '  ')).toEqual({ kind: 'empty', links: [], notLinks: 0 });
  });

  it('gives only http and https, absolute, once each, from anything', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.webUrl(),
            fc.constantFrom('\n', ' ', ',', 'javascript:', 'https://', '<a href="', '">', '</a>'),
          ),
        ),
        (parts) => {
          const { links } = linksIn(parts.join(''), parts.join(' '));
          expect(new Set(links).size).toBe(links.length);
          for (const link of links) expect(new URL(link).protocol).toMatch(/^https?:$/);
        },
      ),
      { numRuns: 300, seed: 20261125 },
    );
  });

  it('reads five hundred links without losing one', () => {
    const list = Array.from({ length: 500 }, (_, index) => `https://news.example/${index}`);
    expect(linksIn(list.join('\n')).links).toEqual(list);
  });
});
