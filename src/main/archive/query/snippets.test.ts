import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndexDocument } from '../seams.ts';
import { parseQuery } from './parse-query.ts';
import { marksOf, snippetsOf } from './snippets.ts';

const article = (parts: Partial<IndexDocument>): IndexDocument => ({
  ordinal: 0,
  articleId: 'a',
  version: '1',
  lang: 'en',
  dir: 'ltr',
  titles: ['Ministers meet as the ceasefire holds'],
  byline: [],
  source: [],
  tags: [],
  notes: [],
  url: null,
  blocks: [],
  standfirst: -1,
  ...parts,
});
const marked = ({ text, hits }: { text: string; hits: readonly (readonly [number, number])[] }) =>
  hits.map(([start, end]) => text.slice(start, end));
const shown = (document: IndexDocument, query: string) => snippetsOf(document, parseQuery(query), { max: 2 });

describe('snippets', () => {
  it('show the sentences that hold most of the query, in the order of the text', () => {
    const blocks = ['A bridge fell. Officials spoke.', 'The cease fire at the bridge holds. Nobody else came.', 'Bridges again.'];
    const { snippets, titleHits, hitCount } = shown(article({ blocks }), 'bridge "cease fire" ministers');
    expect(snippets.map(({ text }) => text)).toEqual(['A bridge fell.', 'The cease fire at the bridge holds.']);
    expect(snippets.map(marked)).toEqual([['bridge'], ['cease fire', 'bridge']]);
    expect(titleHits).toEqual([[0, 9]]);
    expect(hitCount).toBe(5);
  });

  it('say where a hit stands that is not in the text', () => {
    const { snippets } = shown(article({ blocks: ['Nothing here.'], notes: ['Check the bridge.'], tags: ['bridges'] }), 'bridge');
    expect(snippets.map(({ field, text }) => [field, text])).toEqual([
      ['notes', 'Check the bridge.'],
      ['tags', 'bridges'],
    ]);
  });

  it('open the article without marks when only its title matches', () => {
    const { snippets } = shown(
      article({ blocks: ['First words. More words.', 'What it is about.'], standfirst: 1 }),
      'title:ministers',
    );
    expect(snippets).toEqual([{ text: 'What it is about.', hits: [], field: 'body', lang: 'en', dir: 'ltr' }]);
  });

  it('mark nothing for what must not be there, and find misspellings, beginnings and exact forms', () => {
    const document = article({ blocks: ['The detainees ran. He runs the government.'] });
    expect(shown(document, 'detianees~1 -ran').snippets.flatMap(marked)).toEqual(['detainees']);
    expect(shown(document, 'gov*').snippets.flatMap(marked)).toEqual(['government']);
    expect(shown(document, '=runs').snippets.flatMap(marked)).toEqual(['runs']);
    expect(shown(document, '=Runs').hitCount).toBe(0);
    expect(shown(document, '"government detainees"~3').snippets.flatMap(marked)).toEqual([]);
    expect(shown(document, '"runs ran"~1').snippets.flatMap(marked)).toEqual(['ran', 'runs']);
  });

  it('mark the characters typed in scripts without spaces, and lengths that folding changes', () => {
    expect(
      shown(article({ lang: 'zh', blocks: ['他在北京大学读书。天气很好。'] }), '北京大学').snippets.map(({ text, hits }) => [
        text,
        hits,
      ]),
    ).toEqual([['他在北京大学读书。', [[2, 6]]]]);
    expect(shown(article({ lang: 'de', blocks: ['Die Straße der ﬁnanz.'] }), 'strasse finanz').snippets.flatMap(marked)).toEqual([
      'Straße',
      'ﬁnanz',
    ]);
  });

  it('are at most 160 characters, the source’s own, and mark what the query asks for', () => {
    const word = fc.constantFrom(
      'bridge',
      'Bridges',
      'the',
      'a',
      'ceremony',
      '北京大学',
      'Straße',
      '👩‍👧',
      'x.',
      'no!',
      'नमस्ते',
      'e\u0301te\u0301',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 120 }),
        fc.constantFrom('bridge', '"the bridge"', 'ete', '大学', 'cere*'),
        (words, query) => {
          const document = article({ titles: [''], blocks: [words.join(' ')] });
          const { snippets } = shown(document, query);
          for (const snippet of snippets) {
            expect(snippet.text.length).toBeLessThanOrEqual(160);
            expect(document.blocks[0]).toContain(snippet.text.replace(/^…|…$/g, ''));
            for (const [start, end] of snippet.hits) expect(start >= 0 && end > start && end <= snippet.text.length).toBe(true);
            const expected = {
              bridge: /^bridges?$/i,
              '"the bridge"': /^the\s+bridge$/i,
              ete: /^e\u0301te\u0301$/,
              大学: /^大学$/,
              'cere*': /^ceremony$/,
            }[query];
            for (const text of marked(snippet)) expect(text).toMatch(expected ?? /^$/);
            const graphemes = new Set(
              [...new Intl.Segmenter('en').segment(snippet.text)].map(({ index }) => index).concat(snippet.text.length),
            );
            for (const [start, end] of snippet.hits) expect(graphemes.has(start) && graphemes.has(end)).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('marks', () => {
  it('are offsets into each block as the reader shows it', () => {
    const document = article({ blocks: ['No.', '', 'A bridge, two bridges.'] });
    expect(marksOf(document, parseQuery('bridge ceasefire'))).toEqual({
      title: [[22, 31]],
      blocks: [
        {
          block: 2,
          hits: [
            [2, 8],
            [14, 21],
          ],
        },
      ],
    });
  });
});
