import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseUrl, urlKey } from './normalise-url.ts';

describe('normaliseUrl', () => {
  it.each([
    ['https://Example.ORG', 'https://example.org/'],
    ['  http://example.org:80/a b ', 'http://example.org/a%20b'],
    ['example.org/story', 'https://example.org/story'],
    ['www.example.org', 'https://www.example.org/'],
    ['<https://example.org/x>', 'https://example.org/x'],
    ['http://bücher.example/ü', 'http://xn--bcher-kva.example/%C3%BC'],
    ['https://example.org/#part', 'https://example.org/#part'],
    ['localhost.example:8080/x', 'https://localhost.example:8080/x'],
  ])('spells "%s" as %s', (typed, expected) => {
    expect(normaliseUrl(typed)).toBe(expected);
  });

  it.each([
    '',
    'x',
    'ftp://example.org/',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://',
    'https://u:p@example.org/',
    '/etc/passwd',
    './a.html',
    'C:\\a.html',
  ])('refuses "%s"', (typed) => {
    expect(() => normaliseUrl(typed)).toThrow(expect.objectContaining({ code: 'invalid' }));
  });
});

describe('urlKey', () => {
  it.each([
    ['http://Example.org/a', 'https://example.org/a'],
    ['https://example.org:443/a/', 'https://example.org/a'],
    ['https://example.org/a#part', 'https://example.org/a'],
    ['https://example.org', 'https://example.org/'],
    ['https://example.org/a?utm_source=x&id=1&fbclid=y', 'https://example.org/a?id=1'],
    ['https://example.org/a?', 'https://example.org/a'],
    ['https://example.org./a', 'https://example.org/a'],
    ['https://example.org/a?UTM_Campaign=z', 'https://example.org/a'],
  ])('takes %s and %s for one page', (a, b) => {
    expect(urlKey(a)).toBe(urlKey(b));
  });

  it.each([
    ['https://example.org/a', 'https://example.org/b'],
    ['https://example.org/a', 'https://www.example.org/a'],
    ['https://example.org/a?id=1', 'https://example.org/a?id=2'],
    ['https://example.org/a?x=1&y=2', 'https://example.org/a?y=2&x=1'],
    ['https://example.org/A', 'https://example.org/a'],
    ['https://example.org:8080/a', 'https://example.org/a'],
    ['https://example.org/a?ref=home', 'https://example.org/a'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(urlKey(a)).not.toBe(urlKey(b));
  });

  it('is the same before and after normalising, and never throws', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        expect(urlKey(normaliseUrl(url))).toBe(urlKey(url));
      }),
      { numRuns: 300, seed: 20261125 },
    );
    fc.assert(fc.property(fc.string(), (text) => typeof urlKey(text) === 'string'));
  });
});
