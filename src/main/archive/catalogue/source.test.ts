import { describe, expect, it } from 'vitest';
import { registrableDomain, sourceOf } from './source.ts';

describe('the source of an article', () => {
  it('is the domain somebody registered', () => {
    const cases: Record<string, string> = {
      'https://www.reuters.com/world/a': 'reuters.com',
      'http://news.bbc.co.uk/1/hi': 'bbc.co.uk',
      'https://www.hurriyet.com.tr/x': 'hurriyet.com.tr',
      'https://www.abc.net.au/news': 'abc.net.au',
      'https://www3.nhk.or.jp/news': 'nhk.or.jp',
      'https://g1.globo.com/': 'globo.com',
      'https://www1.folha.uol.com.br/': 'uol.com.br',
      'https://www.lemonde.fr': 'lemonde.fr',
      'https://t.co/x': 't.co',
      'https://co.uk/': 'co.uk',
      'https://somebody.substack.com/p/x': 'somebody.substack.com',
      'https://www.substack.com/': 'substack.com',
      'https://substack.com/': 'substack.com',
      'http://192.0.2.7:8080/x': '192.0.2.7',
      'http://[2001:db8::1]/': '[2001:db8::1]',
      'http://localhost:3000/': 'localhost',
      'https://www.xn--mnchen-3ya.de/': 'münchen.de',
      'https://WWW.Example.ORG./': 'example.org',
    };
    expect(Object.fromEntries(Object.keys(cases).map((url) => [url, registrableDomain(url)]))).toEqual(cases);
    expect([registrableDomain('not a url'), registrableDomain('urn:sha256:ab'), registrableDomain('')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is the folded name without a URL, and is shown by its name, else by its domain', () => {
    expect(sourceOf('https://www.example.org/x', 'The Example')).toEqual({ source: 'example.org', label: 'The Example' });
    expect(sourceOf('https://www.example.org/x', null)).toEqual({ source: 'example.org', label: 'example.org' });
    expect(sourceOf(null, ' The  DAILY Ｅxample ')).toEqual({ source: 'the daily example', label: 'The  DAILY Ｅxample' });
    expect(sourceOf(null, '  ')).toEqual({ source: null, label: null });
  });
});
