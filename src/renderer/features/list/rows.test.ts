import { describe, expect, it } from 'vitest';
import { fakeArticles } from '../../testing/fake-articles.ts';
import { summaryOf } from '../../testing/summary-of.ts';
import { cutAround } from './cut-around.ts';
import { rowName } from './row-name.ts';

describe('a row', () => {
  it('is spoken as unread, title, source, date, then what it has', () => {
    const [article] = fakeArticles(1);
    if (!article) throw new Error('There is one article.');
    const said = rowName(
      {
        ...summaryOf(article),
        unread: true,
        title: 'Ministers meet',
        siteName: 'A Paper',
        tags: ['court'],
        starred: true,
        captures: 3,
        notes: 2,
      },
      'absolute',
    );
    expect(said).toMatch(
      /^unread, Ministers meet, A Paper, \d+ \w+ 20\d\d, \d\d:\d\d, 3 captures, 2 notes, starred, tags court$/,
    );
  });
});

describe('a snippet', () => {
  it('begins a little before its first hit, so that one line shows it', () => {
    const text = 'The authority said on Saturday that the letters about the silo had been answered.';
    const at = text.indexOf('silo');
    const cut = cutAround(text, [[at, at + 4]]);
    const [hit] = cut.hits;
    expect(cut.text.startsWith('… ')).toBe(true);
    expect(cut.text.slice(hit?.[0], hit?.[1])).toBe('silo');
    expect(hit?.[0]).toBeLessThan(30);
  });

  it('stays as it is when the hit is near its beginning', () => {
    expect(cutAround('The silo burned.', [[4, 8]])).toEqual({ text: 'The silo burned.', hits: [[4, 8]] });
  });
});
