import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextClause } from '../seams.ts';
import { aliasesOf, nameKey } from './aliases.ts';
import { BUILT_IN_ALIASES } from './built-in-aliases.ts';
import { parseQuery } from './parse-query.ts';
import { printQuery } from './print.ts';
import { snippetsOf } from './snippets.ts';
import { clausesOf, leavesOf, type TextNode } from './tree.ts';

const aliases = aliasesOf([
  ...BUILT_IN_ALIASES,
  { id: 'n-1', names: ['Tarn', 'Tarnhaven', 'تارن', '塔恩港', 'Port of Tarn'] },
  { id: 'n-2', names: ['Tarn', 'the western lake'] },
]);

const read = (text: string, typing = false) => parseQuery(text, { typing, aliases });
const texts = (text: string): TextNode[] => leavesOf(read(text).tree, true).filter((leaf) => leaf.kind === 'text');
const names = (text: string): string[] => texts(text).flatMap(({ also }) => also.map(({ name }) => name));
const said = ({ kind, words, boost }: TextClause) => [
  kind,
  boost,
  ...words.map(({ match, text }) => (match === 'form' ? text : `${match} ${text}`)),
];

describe('other names of what is typed', () => {
  it('are searched with a word and with a phrase, each as a word or a phrase, for a little less', () => {
    expect(texts('Port')[0]?.also).toEqual([]);
    expect(clausesOf(texts('TÀRN')[0] as TextNode).map(said)).toEqual([
      ['word', 1, 'tarn'],
      ['word', 0.9, 'tarnhaven'],
      ['word', 0.9, 'تارن'],
      ['phrase', 0.9, '塔恩', '恩港'],
      ['phrase', 0.9, 'port', 'of', 'tarn'],
      ['phrase', 0.9, 'the', 'western', 'lake'],
    ]);
    expect(names('"port of tarn"')).toEqual(['Tarn', 'Tarnhaven', 'تارن', '塔恩港']);
    expect(names('تَارِن')).toEqual(['Tarn', 'Tarnhaven', '塔恩港', 'Port of Tarn']);
    expect(names('塔恩港')).toEqual(['Tarn', 'Tarnhaven', 'تارن', 'Port of Tarn']);
  });

  it('are those of every group a name is in, and not the names of those names', () => {
    expect(names('Tarnhaven')).not.toContain('the western lake');
  });

  it('keep to the field that was asked for', () => {
    expect(clausesOf(texts('title:Tarn')[0] as TextNode).every(({ fields }) => fields.join() === 'title')).toBe(true);
  });

  it.each(['=Tarn', '+Tarn', 'Tarn*', 'Tarn~1', '"Tarn pier"~4', '="Port of Tarn"', '+"Port of Tarn"', '+(Tarn OR UN)'])(
    'are left out of %s',
    (query) => {
      expect(names(query)).toEqual([]);
    },
  );

  it('are left out with words also where other words go by theirs', () => {
    expect(texts('+Tarn UN').map(({ also }) => also.length > 0)).toEqual([false, true]);
  });

  it('take a name that is a common word in small letters as it is written, in the query and in the texts', () => {
    expect(names('us un eu')).toEqual([]);
    expect(names('uk usa u.s.').length).toBeGreaterThan(0);
    expect(clausesOf(texts('US')[0] as TextNode).map(said)).toEqual([
      ['phrase', 1, 'spelling US'],
      ['word', 0.9, 'u.s'],
      ['word', 0.9, 'usa'],
      ['phrase', 0.9, 'united', 'states'],
    ]);
    expect(clausesOf(texts('"united nations"')[0] as TextNode).map(said)).toContainEqual(['phrase', 0.9, 'spelling UN']);
  });

  it('make of a common word a name, which counts beside other words', () => {
    expect(texts('US pier').map(({ idle }) => idle)).toEqual([false, false]);
    expect(texts('us pier').map(({ idle }) => idle)).toEqual([true, false]);
  });

  it('do not end a word that is still typed', () => {
    expect(read('pier Tarn', true).understood.text).toBe(
      'pier · Tarn… (also Tarnhaven, تارن, 塔恩港, Port of Tarn, the western lake)',
    );
  });

  it('are told with what was understood, and with the query that leaves them out', () => {
    const { text, parts } = read('pier -"United Nations" title:Tarnhaven').understood;
    expect(text).toBe(
      'pier · without phrase “United Nations” (also UN, U.N.) · Tarnhaven (also Tarn, تارن, 塔恩港, Port of Tarn) in the title',
    );
    expect(parts.flatMap(({ also }) => also ?? [])).toEqual([
      { names: ['UN', 'U.N.'], without: 'pier -+"United Nations" title:Tarnhaven' },
      { names: ['Tarn', 'تارن', '塔恩港', 'Port of Tarn'], without: 'pier -"United Nations" +title:Tarnhaven' },
    ]);
    for (const { also } of parts)
      if (also) expect(names(also.without)).toHaveLength(names('UN Tarnhaven').length - also.names.length);
  });

  it('are so many and no more, and it is said', () => {
    const { tree, understood } = read('Tarn '.repeat(60));
    expect(leavesOf(tree).flatMap((leaf) => (leaf.kind === 'text' ? leaf.also : []))).toHaveLength(128);
    expect(understood.warnings).toEqual(['Only the first 128 other names were searched.']);
  });

  it('are marked where they stand', () => {
    const document = {
      ordinal: 0,
      articleId: 'a',
      version: '',
      lang: 'en',
      dir: 'ltr' as const,
      titles: ['Ferries'],
      byline: [],
      source: [],
      tags: [],
      notes: [],
      url: null,
      blocks: ['Nobody told us.', 'The UN ferry left 塔恩港 for the Port of Tarn.'],
      standfirst: -1,
    };
    const marked = (query: string) =>
      snippetsOf(document, read(query), { max: 2 }).snippets.flatMap(({ text, hits }) =>
        hits.map(([from, to]) => text.slice(from, to)),
      );
    expect(marked('Tarnhaven')).toEqual(['塔恩港', 'Port of Tarn']);
    expect(marked('"United Nations"')).toEqual(['UN']);
    expect(marked('USA')).toEqual([]);
  });

  it('change nothing of a query that meets none', () => {
    const word = fc.constantFrom(
      'flood',
      'river',
      '"cease fire"',
      'us',
      'gove*',
      '=Tarn',
      'the',
      '北京',
      '-sport',
      'OR',
      '(',
      '+pier',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.boolean(), (words, typing) => {
        const text = words.join(' ');
        expect(parseQuery(text, { typing, aliases })).toEqual(parseQuery(text, { typing }));
      }),
    );
  });

  it('leave the tree to read back as the same tree', () => {
    const word = fc.constantFrom(
      'Tarn',
      '+Tarn',
      '"Port of Tarn"',
      '+"US"',
      'US',
      'title:UN',
      '+title:UN',
      '-UK',
      '-+UK',
      '(US OR +EU)',
      'pier',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const { tree } = read(words.join(' '));
        expect(read(printQuery(tree)).tree).toEqual(tree);
      }),
    );
  });
});

describe('the key of a name', () => {
  it('is the same for whatever is found by the same search, and empty without a word', () => {
    expect(nameKey('  ÉCLAIR  de Tarn ')).toBe(nameKey('eclair, de tarn'));
    expect(nameKey('U.S.')).not.toBe(nameKey('US'));
    expect(nameKey('—!')).toBe('');
  });
});
