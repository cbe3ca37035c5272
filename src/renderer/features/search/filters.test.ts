import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alternatives, anyOf, clauseWords } from './clause-words.ts';
import { stateOf, withoutField, withState } from './facet-state.ts';
import { barsOf } from './months.ts';
import { suggestionsFor } from './suggestions.ts';
import { piecesOf } from './syntax.ts';
import { isEnough } from './when-to-search.ts';

const KNOWN = {
  recent: ['silo'],
  saved: [],
  sources: [{ source: 'a.example', label: 'A Paper', count: 3 }],
  tags: [{ tag: 'two words', count: 2 }],
};

describe('filters', () => {
  it('join the chosen values of one field as alternatives, and keep excluded ones apart', () => {
    let filters: string[] = [];
    filters = withState(filters, 'source:a', 'include');
    filters = withState(filters, 'source:"b c"', 'include');
    filters = withState(filters, 'source:d', 'exclude');
    expect(filters).toEqual(['(source:a OR source:"b c")', '-source:d']);
    expect(stateOf(filters, 'source:"b c"')).toBe('include');
    expect(stateOf(filters, 'source:d')).toBe('exclude');
    expect(withState(filters, 'source:a', 'off')).toEqual(['source:"b c"', '-source:d']);
    expect(withoutField([...filters, 'lang:en'], 'source')).toEqual(['lang:en']);
  });

  it('come apart as they were joined', () => {
    const clause = fc
      .string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '-'), minLength: 1, maxLength: 8 })
      .map((value) => `tag:"${value}"`);
    fc.assert(
      fc.property(fc.array(clause, { minLength: 1, maxLength: 5 }), (clauses) => {
        expect(alternatives(anyOf(clauses))).toEqual(clauses);
      }),
    );
  });

  it('are worded for people', () => {
    const label = (field: string, value: string) => (field === 'source' && value === 'a.example' ? 'A Paper' : null);
    expect(clauseWords('source:a.example', label)).toEqual({ text: 'Source: A Paper', isExcluded: false });
    expect(clauseWords('-lang:ar', label)).toEqual({ text: 'not Language: Arabic', isExcluded: true });
    expect(clauseWords('date:2022-03-12..2022-03-16', label).text).toBe('Published: 12 Mar 2022 – 16 Mar 2022');
    expect(clauseWords('(tag:a OR tag:b)', label).text).toBe('Tag: a or b');
    expect(clauseWords('flood', label).text).toBe('flood');
  });
});

describe('the query bar', () => {
  it('waits for two letters, or one character where words are that short', () => {
    expect(['', 'a', ' a ', 'ab', '火', 'あ', '한'].map(isEnough)).toEqual([true, false, false, true, true, true, true]);
  });

  it('colours a query without changing it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (query) => {
        const shown = piecesOf(query).map(({ text }) => text);
        expect(shown.join('')).toBe(query);
      }),
    );
    expect(
      piecesOf('(a OR b) date:2022')
        .filter(({ isSyntax }) => isSyntax)
        .map(({ text }) => text),
    ).toEqual(['OR', 'date:']);
  });

  it('suggests beginnings, fields, and values with counts', () => {
    expect(suggestionsFor('', KNOWN)[0]?.text).toBe('silo');
    expect(suggestionsFor('flood so', KNOWN).map(({ text }) => text)).toEqual(['flood source:']);
    expect(suggestionsFor('flood -source:pap', KNOWN).map(({ text, hint }) => [text, hint])).toEqual([
      ['flood -source:a.example', '3'],
    ]);
    expect(suggestionsFor('tag:tw', KNOWN).map(({ text }) => text)).toEqual(['tag:"two words"']);
  });
});

describe('the small histogram', () => {
  it('shows months without articles as gaps, and tells many years by year', () => {
    expect(
      barsOf([
        { start: '2021-11', count: 2 },
        { start: '2022-02', count: 1 },
      ]),
    ).toEqual([
      { start: '2021-11', count: 2 },
      { start: '2021-12', count: 0 },
      { start: '2022-01', count: 0 },
      { start: '2022-02', count: 1 },
    ]);
    expect(
      barsOf([
        { start: '2010-01', count: 2 },
        { start: '2022-02', count: 1 },
      ]).length,
    ).toBe(13);
    expect(barsOf([])).toEqual([]);
  });
});
