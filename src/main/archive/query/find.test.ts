import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../shared/contract/shapes/result-spec.ts';
import type { CollectionRow, Columns, TextClause, TextIndex } from '../seams.ts';
import { evaluate } from './evaluate.ts';
import { facetsOf } from './facets.ts';
import { parseQuery } from './parse-query.ts';
import { relax } from './relax.ts';
import { sortMatches } from './sort.ts';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly published?: string;
  readonly source?: string;
  readonly lang?: string;
  readonly tags?: readonly string[];
  readonly collections?: readonly string[];
  readonly trashed?: boolean;
  readonly unread?: boolean;
  readonly byline?: readonly string[];
  readonly words?: number;
}

const rows: readonly Row[] = [
  {
    id: 'a',
    text: 'flood at the bridge',
    title: 'Éclair',
    published: '2022-03-01',
    source: 'bbc.co.uk',
    lang: 'en',
    tags: ['Court'],
    words: 900,
  },
  {
    id: 'b',
    text: 'flood of rivers flood',
    title: 'apple',
    published: '2022-03',
    source: 'lemonde.fr',
    lang: 'fr',
    collections: ['c2'],
    byline: ['Jane Doé'],
  },
  {
    id: 'c',
    text: 'bridge',
    title: 'Zebra',
    published: '2021',
    source: 'bbc.co.uk',
    lang: 'en-GB',
    tags: ['court', 'Court'],
    unread: true,
  },
  { id: 'd', text: 'nothing at all', title: 'banana', lang: 'en' },
  { id: 'e', text: 'flood in the trash', title: 'gone', published: '2022-03-02', trashed: true },
];

const column = <T>(of: (row: Row) => T) => rows.map(of);
const millisecond = (value: string | undefined, add: number) => {
  if (value === undefined) return Number.NaN;
  const [year = 0, month, day] = value.split('-').map(Number);
  if (month === undefined) return Date.UTC(year + add, 0);
  return day === undefined ? Date.UTC(year, month - 1 + add) : Date.UTC(year, month - 1, day + add);
};
const columns: Columns = {
  revision: 1,
  size: rows.length,
  id: column(({ id }) => id),
  ordinalOf: new Map(rows.map(({ id }, ordinal) => [id, ordinal])),
  live: Uint8Array.from(rows, ({ trashed }) => (trashed ? 0 : 1)),
  trashed: Uint8Array.from(rows, ({ trashed }) => (trashed ? 1 : 0)),
  unread: Uint8Array.from(rows, ({ unread }) => (unread ? 1 : 0)),
  starred: new Uint8Array(rows.length),
  needsCare: column(({ id }) => (id === 'd' ? ['undated' as const] : [])),
  published: column(
    ({ published }) =>
      published === undefined
        ? null
        : {
            value: published,
            precision: ({ 4: 'year', 7: 'month', 10: 'day' } as const)[published.length as 4 | 7 | 10],
            zone: null,
            certainty: 'stated',
            raw: published,
          }, // safe: the rows above have these lengths
  ),
  updated: column(() => null),
  publishedStart: Float64Array.from(rows, ({ published }) => millisecond(published, 0)),
  publishedEnd: Float64Array.from(rows, ({ published }) => millisecond(published, 1)),
  updatedStart: new Float64Array(rows.length).fill(Number.NaN),
  updatedEnd: new Float64Array(rows.length).fill(Number.NaN),
  captured: Float64Array.from(rows, (_, ordinal) => Date.UTC(2023, 0, 1 + ordinal)),
  title: column(({ title }) => title ?? ''),
  source: column(({ source }) => source ?? null),
  sourceLabel: column(({ source }) => (source === 'bbc.co.uk' ? 'BBC News' : source === 'lemonde.fr' ? 'Le Monde' : null)),
  byline: column(({ byline }) => byline ?? []),
  url: column(({ id }) => (id === 'a' ? 'https://bbc.co.uk/World/1' : null)),
  lang: column(({ lang }) => lang ?? null),
  words: Uint32Array.from(rows, ({ words }) => words ?? 100),
  captures: Uint16Array.from(rows, ({ id }) => (id === 'a' ? 2 : 1)),
  notes: new Uint16Array(rows.length),
  mime: column(({ id }) => (id === 'a' ? 'application/pdf' : 'text/html')),
  tags: column(({ tags }) => tags ?? []),
  collections: column((row) => row.collections ?? []),
};
const collections: CollectionRow[] = [
  { id: 'c1', name: 'River', path: 'River', parentId: null, within: new Set(['c1', 'c2']) },
  { id: 'c2', name: 'Witness', path: 'River/Witness', parentId: 'c1', within: new Set(['c2']) },
];

/** An index that knows its few texts by heart: words and beginnings, one point a hit. */
const index: TextIndex = {
  async search({ clauses }) {
    const count = ({ words, kind }: TextClause, { text, title = '' }: Row) =>
      `${title} ${text}`
        .toLowerCase()
        .split(' ')
        .filter((word) =>
          words.some((asked) =>
            kind === 'prefix' ? word.startsWith(asked.text) : word.startsWith(asked.text) && word.length - asked.text.length < 2,
          ),
        ).length;
    const scores = rows.map((row) =>
      clauses.reduce((sum, clause) => sum + (clause.scored ? count(clause, row) * clause.boost : 0), 0),
    );
    const scored = Uint32Array.from(rows.keys()).filter((ordinal) => (scores[ordinal] ?? 0) > 0);
    return {
      clauses: clauses.map((clause) =>
        Uint32Array.from(rows.keys()).filter((ordinal) => rows[ordinal] !== undefined && count(clause, rows[ordinal]) > 0),
      ),
      scored,
      scores: Float64Array.from(scored, (ordinal) => scores[ordinal] ?? 0),
    };
  },
};
const needs = (scope: Scope = { kind: 'all' }, filters: readonly string[] = []) => ({
  columns,
  collections,
  index,
  scope,
  filters,
});
const find = async (query: string, scope?: Scope, filters?: readonly string[]) => {
  const { ordinals } = await evaluate(parseQuery(query), needs(scope, filters));
  return [...ordinals].map((ordinal) => columns.id[ordinal]).join('');
};

describe('a query over the catalogue', () => {
  it.each([
    ['', 'abcd'],
    ['flood', 'ab'],
    ['flood bridge', 'a'],
    ['flood OR bridge', 'abc'],
    ['flood -bridge', 'b'],
    ['-flood', 'cd'],
    ['-(flood OR bridge)', 'd'],
    ['the bridge', 'ac'],
    ['floo*', 'ab'],
    ['date:2022-03', 'ab'],
    ['date:2022-03-05', 'b'],
    ['date:2021-06-01..2022-02', 'c'],
    ['date:>=2022', 'ab'],
    ['-date:2022', 'cd'],
    ['is:undated', 'd'],
    ['captured:2023-01-02..03', 'bc'],
    ['source:bbc.co.uk', 'ac'],
    ['source:"le monde"', 'b'],
    ['source:bbc', 'ac'],
    ['author:doe', 'b'],
    ['lang:en', 'acd'],
    ['lang:en-GB', 'c'],
    ['tag:court', 'ac'],
    ['in:River', 'b'],
    ['in:river/witness', 'b'],
    ['in:nowhere', ''],
    ['url:/world/', 'a'],
    ['type:pdf', 'a'],
    ['type:html', 'bcd'],
    ['type:constructor', ''],
    ['has:versions', 'a'],
    ['has:tags', 'ac'],
    ['has:author', 'b'],
    ['is:unread', 'c'],
    ['is:needs-care', 'd'],
    ['words:>800', 'a'],
    ['flood (date:2022-03-01 OR lang:fr)', 'ab'],
  ])('finds what “%s” asks for', async (query, expected) => {
    expect(await find(query)).toBe(expected);
  });

  it('looks where the scope says, and in the trash only when asked to', async () => {
    expect(await find('flood', { kind: 'trash' })).toBe('e');
    expect(await find('', { kind: 'unread' })).toBe('c');
    expect(await find('', { kind: 'needs-care' })).toBe('d');
    expect(await find('', { kind: 'collection', id: 'c1' })).toBe('b');
    expect(await find('', { kind: 'source', source: 'bbc.co.uk' })).toBe('ac');
    expect(await find('', { kind: 'tag', tag: 'Court' })).toBe('ac');
    expect(await find('', { kind: 'collection', id: 'gone' })).toBe('');
  });

  it('takes filters as clauses that must all hold, without letting them rank', async () => {
    expect(await find('flood', undefined, ['lang:en', 'date:2022-03'])).toBe('a');
    const { textual } = await evaluate(parseQuery(''), needs(undefined, ['flood']));
    expect(textual).toBe(false);
  });

  it('orders by score, date, capture, name and length, the unknown last, ties by newest capture', async () => {
    const order = async (query: string, sort: Parameters<typeof sortMatches>[2], by: 'asc' | 'desc') =>
      [...sortMatches(columns, await evaluate(parseQuery(query), needs()), sort, by)]
        .map((ordinal) => columns.id[ordinal])
        .join('');
    expect(await order('flood', 'relevance', 'desc')).toBe('ba');
    expect(await order('', 'relevance', 'desc')).toBe('bacd');
    expect(await order('', 'published', 'asc')).toBe('cbad');
    expect(await order('', 'published', 'desc')).toBe('bacd');
    expect(await order('', 'captured', 'desc')).toBe('dcba');
    expect(await order('', 'title', 'asc')).toBe('bdac');
    expect(await order('', 'source', 'asc')).toBe('cabd');
    expect(await order('', 'words', 'desc')).toBe('adcb');
  });
});

describe('facets', () => {
  it('count every value, as choosing it would', async () => {
    const { ordinals } = await evaluate(parseQuery(''), needs());
    const facets = facetsOf(columns, ordinals);
    expect(facets.source).toEqual([
      { value: 'bbc.co.uk', label: 'BBC News', count: 2, clause: 'source:bbc.co.uk' },
      { value: 'lemonde.fr', label: 'Le Monde', count: 1, clause: 'source:lemonde.fr' },
    ]);
    expect(facets.months).toEqual([{ start: '2022-03', count: 2 }]);
    for (const { clause, count } of [...facets.source, ...facets.lang, ...facets.tag, ...facets.has])
      expect([clause, (await find('', undefined, [clause])).length]).toEqual([clause, count]);
  });
});

describe('an empty answer', () => {
  const explained = async (query: string, scope: Scope = { kind: 'all' }, filters: string[] = []) =>
    relax(parseQuery(query), { scope, query, filters }, needs(scope, filters));

  it('counts each part alone and offers ways out that find something, with their true counts', async () => {
    const { counts, relaxations } = await explained('flood date:2019', { kind: 'all' }, ['lang:fr']);
    expect(counts).toEqual([
      { text: 'flood', count: 2 },
      { text: 'published 2019', count: 0 },
      { text: 'in language fr', count: 1 },
    ]);
    expect(relaxations.map(({ text, count }) => [text, count])).toEqual([['any date', 1]]);
    for (const { spec, count } of relaxations) expect(await find(spec.query, spec.scope, spec.filters)).toHaveLength(count);
  });

  it('offers what must not be there, fewer words, fewer filters and all articles', async () => {
    expect((await explained('bridge -the -bridge')).relaxations.map(({ text }) => text)).toEqual(['also with bridge']);
    expect((await explained('floxxxx*')).relaxations.map(({ spec }) => spec.query)).toEqual(['flo*']);
    expect((await explained('rivers bridge')).relaxations.map(({ spec }) => spec.query)).toEqual(['bridge', 'rivers']);
    // Once the rare word is gone, the common ones are asked for.
    expect((await explained('the at missing')).relaxations.map(({ spec, count }) => [spec.query, count])).toEqual([
      ['the at', 1],
    ]);
    expect((await explained('flood', { kind: 'unread' })).relaxations).toEqual([
      { text: 'in all articles', spec: { scope: { kind: 'all' }, query: 'flood', filters: [] }, count: 2 },
    ]);
    expect((await explained('flood', { kind: 'all' }, ['tag:none'])).relaxations[0]).toMatchObject({
      text: 'without tagged none',
      count: 2,
    });
  });
});
