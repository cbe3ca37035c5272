import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dated } from '../../../shared/contract/shapes/dated.ts';
import type { TimelineAnswer } from '../../../shared/contract/timeline.ts';
import { spanOf } from '../dates/span.ts';
import type { Columns } from '../seams.ts';
import { binTimeline, type TimelineOptions } from './bins.ts';
import { type BinMention, UNITS } from './dated-spans.ts';

interface Row {
  readonly published?: Pick<Dated, 'value' | 'precision' | 'zone'> | null;
  readonly captured?: number;
  readonly source?: string | null;
  readonly tags?: readonly string[];
}

const dated = (value: string, precision: Dated['precision'], zone: string | null = null) => ({ value, precision, zone });

function columnsOf(rows: readonly Row[]): Columns {
  const spans = rows.map(({ published }) =>
    published ? spanOf(published.value, published.precision, published.zone) : { start: Number.NaN, end: Number.NaN },
  );
  const none = new Float64Array(rows.length).fill(Number.NaN);
  const flags = new Uint8Array(rows.length);
  return {
    revision: 7,
    size: rows.length,
    id: rows.map((_, i) => `a${i}`),
    ordinalOf: new Map(rows.map((_, i) => [`a${i}`, i])),
    live: flags,
    trashed: flags,
    unread: flags,
    starred: flags,
    needsCare: rows.map(() => []),
    published: rows.map(({ published }) =>
      published ? { ...published, certainty: 'stated' as const, raw: published.value } : null,
    ),
    updated: rows.map(() => null),
    publishedStart: Float64Array.from(spans, (span) => span.start),
    publishedEnd: Float64Array.from(spans, (span) => span.end),
    updatedStart: none,
    updatedEnd: none,
    captured: Float64Array.from(rows, (row) => row.captured ?? Number.NaN),
    title: rows.map((_, i) => `Title ${i}`),
    source: rows.map((row) => row.source ?? null),
    sourceLabel: rows.map((row) => row.source ?? null),
    byline: rows.map(() => []),
    url: rows.map(() => null),
    lang: rows.map(() => 'en'),
    words: new Uint32Array(rows.length),
    captures: new Uint16Array(rows.length),
    notes: new Uint16Array(rows.length),
    mime: rows.map(() => 'text/html'),
    tags: rows.map((row) => row.tags ?? []),
    collections: rows.map(() => []),
  };
}

function ask(
  rows: readonly Row[],
  options: Partial<TimelineOptions> = {},
  mentions?: (ordinal: number) => readonly BinMention[],
): TimelineAnswer {
  return binTimeline({
    columns: columnsOf(rows),
    collections: [],
    ordinals: Uint32Array.from(rows, (_, i) => i),
    options: { axis: 'published', unit: 'auto', by: 'none', zone: 'UTC', maxBins: 240, maxLanes: 12, ...options },
    ...(mentions ? { mentions } : {}),
  });
}

const filled = (answer: TimelineAnswer): string[] =>
  answer.bins.filter((bin) => bin.count > 0).map((bin) => `${bin.start} ${bin.count}`);
const HOUR = 3_600_000;

test('one article stands on its day', () => {
  const answer = ask([{ published: dated('2024-12-09T14:00', 'minute') }]);
  expect(answer).toMatchObject({ unit: 'day', undated: 0, outside: 0, total: 1, revision: 7 });
  expect(answer.bins).toEqual([
    { start: '2024-12-09', end: '2024-12-10', startMs: Date.UTC(2024, 11, 9), endMs: Date.UTC(2024, 11, 10), count: 1 },
  ]);
});

test('a date without a zone stays where it was written, an instant moves with the zone looked at', () => {
  const rows = [
    { published: dated('2024-12-09T23:30', 'minute') },
    { published: dated('2024-12-09T23:30', 'minute', 'Z') },
    { published: dated('2024-12-09', 'day', '-05:00') },
  ];
  expect(filled(ask(rows, { unit: 'day', zone: 'Asia/Tokyo' }))).toEqual(['2024-12-09 2', '2024-12-10 1']);
  expect(filled(ask(rows, { unit: 'day', zone: 'UTC' }))).toEqual(['2024-12-09 3']);
});

test('days on which clocks change last 23 and 25 hours', () => {
  const rows = [{ published: dated('2024-03-30', 'day') }, { published: dated('2024-04-01', 'day') }];
  const spring = ask(rows, { unit: 'day', zone: 'Europe/Berlin' }).bins;
  expect(spring.map((bin) => (bin.endMs - bin.startMs) / HOUR)).toEqual([24, 23, 24]);
  const autumn = ask([{ published: dated('2024-10-27', 'day') }], { unit: 'day', zone: 'Europe/Berlin' }).bins;
  expect(autumn.map((bin) => (bin.endMs - bin.startMs) / HOUR)).toEqual([25]);
});

test('the hour that comes twice is two bins, the hour that never comes is none', () => {
  const window = { start: '2024-10-27', end: '2024-10-28' };
  const twice = ask(
    [{ published: dated('2024-10-27T00:30', 'minute', 'Z') }, { published: dated('2024-10-27T01:30', 'minute', 'Z') }],
    {
      unit: 'hour',
      zone: 'Europe/Berlin',
      window,
    },
  );
  expect(twice.bins).toHaveLength(25);
  expect(filled(twice)).toEqual(['2024-10-27T02:00+02:00 1', '2024-10-27T02:00+01:00 1']);
  const never = ask([{ published: dated('2024-03-31T02:30', 'minute') }], {
    unit: 'hour',
    zone: 'Europe/Berlin',
    window: { start: '2024-03-31', end: '2024-04-01' },
  });
  expect(never.bins).toHaveLength(23);
  expect(filled(never)).toEqual(['2024-03-31T03:00+02:00 1']);
});

test('half-hour changes, half-hour zones and a day that was skipped keep their bins in order', () => {
  for (const [zone, start, end] of [
    ['Australia/Lord_Howe', '2024-04-06', '2024-04-08'],
    ['Asia/Kolkata', '2024-04-06', '2024-04-07'],
    ['Africa/Casablanca', '2024-03-10', '2024-03-11'],
    ['Asia/Beirut', '2024-03-31', '2024-04-01'],
  ] as const) {
    const { bins } = ask([{ captured: Date.parse(`${start}T12:00Z`) }], {
      axis: 'captured',
      unit: 'hour',
      zone,
      window: { start, end },
    });
    bins.forEach((bin, i) => {
      expect(bin.endMs).toBeGreaterThan(bin.startMs);
      if (i > 0) expect(bin.startMs).toBe(bins[i - 1]?.endMs);
    });
  }
  const skipped = ask([{ published: dated('2011-12-29', 'day') }, { published: dated('2011-12-31', 'day') }], {
    unit: 'day',
    zone: 'Pacific/Apia',
  });
  expect(skipped.bins.map((bin) => [bin.start, (bin.endMs - bin.startMs) / HOUR])).toEqual([
    ['2011-12-29', 24],
    ['2011-12-30', 0],
    ['2011-12-31', 24],
  ]);
});

test('weeks begin on Monday, quarters in January, decades with the year ending in 0', () => {
  const rows = [{ published: dated('2024-12-08', 'day') }, { published: dated('2024-12-09', 'day') }];
  expect(filled(ask(rows, { unit: 'week' }))).toEqual(['2024-12-02 1', '2024-12-09 1']);
  expect(filled(ask(rows, { unit: 'quarter' }))).toEqual(['2024-10-01 2']);
  expect(filled(ask([{ published: dated('1969', 'year') }, ...rows], { unit: 'decade' }))).toEqual([
    '1960-01-01 1',
    '2020-01-01 2',
  ]);
});

test('a date coarser than the unit is a bracket over all it names, never a fake day', () => {
  const answer = ask(
    [
      { published: dated('2022-03', 'month') },
      { published: dated('2022-03', 'month') },
      { published: dated('2022-03-14', 'day') },
      { published: null },
    ],
    { unit: 'day' },
  );
  expect(answer.coarse.map(({ start, end, count }) => [start, end, count])).toEqual([['2022-03-01', '2022-04-01', 2]]);
  expect(filled(answer)).toEqual(['2022-03-14 1']);
  expect(answer).toMatchObject({ undated: 1, total: 4 });
});

test('the unit is chosen for the span, and for how much is known', () => {
  const year = Array.from({ length: 12 }, (_, i) => ({ published: dated(`2022-${String(i + 1).padStart(2, '0')}-10`, 'day') }));
  expect(ask(year).unit).toBe('week');
  expect(ask(year, { maxBins: 400 }).unit).toBe('day');
  expect(ask(year.map(({ published }) => ({ published: dated(published.value.slice(0, 7), 'month') }))).unit).toBe('month');
  const oneDay = ['08', '09', '17'].map((hour) => ({ published: dated(`2022-03-14T${hour}:20`, 'minute') }));
  expect(ask(oneDay).unit).toBe('hour');
  expect(ask([{ published: dated('1024', 'year') }, { published: dated('2024-12-09', 'day') }], { maxBins: 4 }).unit).toBe(
    'decade',
  );
  expect(ask([]).unit).toBe('day');
});

test('a window counts what touches it and says how much lies outside', () => {
  const rows = ['2022-03-01', '2022-03-02', '2022-03-03'].map((value) => ({ published: dated(value, 'day') }));
  const answer = ask([...rows, { published: dated('2021', 'year') }], {
    unit: 'day',
    window: { start: '2022-03-02', end: '2022-03-03' },
  });
  expect(filled(answer)).toEqual(['2022-03-02 1']);
  expect(answer).toMatchObject({ outside: 3, total: 4 });
  expect(() => ask(rows, { window: { start: '2022-03-02', end: '2022-03-02' } })).toThrow(/empty/);
  expect(() => ask(rows, { window: { start: 'soon', end: '2022' } })).toThrow(/soon/);
});

test('an unknown zone is refused by name', () => {
  expect(() => ask([], { zone: 'Mars/Olympus' })).toThrow(/Mars\/Olympus/);
});

test('lanes name the largest sources, count the rest as others, and know who was first', () => {
  const rows = ['a', 'a', 'a', 'b', 'b', 'c', 'd', null].map((source, i) => ({
    published: dated(`2022-03-0${8 - i}`, 'day'),
    source,
  }));
  const answer = ask(rows, { unit: 'month', by: 'source', maxLanes: 2 });
  expect(answer.lanes.map(({ key, label, count }) => [key, label, count])).toEqual([
    ['a', 'a', 3],
    ['b', 'b', 2],
    ['others', 'Others (3)', 3],
  ]);
  expect(answer.bins[0]?.lanes).toEqual({ a: 3, b: 2, others: 3 });
  expect(answer.lanes[0]?.first).toEqual({ articleId: 'a2', startMs: Date.UTC(2022, 2, 6), title: 'Title 2' });
});

test('a tag that is called like a member of every object is counted like any other', () => {
  const answer = ask([{ published: dated('2022-03-01', 'day'), tags: ['__proto__', 'constructor', 'others'] }], {
    unit: 'day',
    by: 'tag',
    maxLanes: 3,
  });
  expect(Object.entries(answer.bins[0]?.lanes ?? {}).sort()).toEqual([
    ['__proto__', 1],
    ['constructor', 1],
    ['others', 1],
  ]);
});

test('an article counts once for each bin it mentions', () => {
  const day = (value: string): BinMention => ({ ...spanOf(value, 'day', null), precision: 'day' });
  const mentions = (ordinal: number) =>
    ordinal === 0
      ? [day('2024-12-07'), day('2024-12-07'), day('2024-12-08'), { ...spanOf('2022', 'year', null), precision: 'year' as const }]
      : [];
  const answer = ask([{}, {}], { axis: 'mentioned', unit: 'day' }, mentions);
  expect(filled(answer)).toEqual(['2024-12-07 1', '2024-12-08 1']);
  expect(answer.coarse.map((bin) => bin.start)).toEqual(['2022-01-01']);
  expect(answer).toMatchObject({ undated: 1, total: 4 });
});

test('a mentioned stretch over several bins is a bracket', () => {
  const span = { ...spanOf('2024-11-27/2024-12-08', 'day', null), precision: 'day' as const };
  const at = (unit: 'day' | 'month' | 'year') => ask([{}], { axis: 'mentioned', unit }, () => [span]);
  expect(at('day').coarse.map(({ start, end }) => [start, end])).toEqual([['2024-11-27', '2024-12-09']]);
  expect(at('month').coarse).toHaveLength(1);
  expect(filled(at('year'))).toEqual(['2024-01-01 1']);
});

test('hours over a century leave empty bins out instead of listing them', () => {
  const rows = ['1950-01-01T10:00', '2024-12-09T14:00'].map((value) => ({ published: dated(value, 'minute') }));
  expect(ask(rows, { unit: 'hour' }).bins).toHaveLength(2);
});

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  '+05:45',
];

/** Moments around changes of clocks weigh as much as all others. */
const instants = fc.oneof(
  fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) }),
  fc
    .constantFrom(
      '2024-03-31T01:00Z',
      '2024-10-27T01:00Z',
      '2024-11-03T06:00Z',
      '2024-04-06T15:00Z',
      '2011-12-30T10:00Z',
      '2024-03-10T02:00Z',
    )
    .chain((at) => fc.integer({ min: -2 * HOUR, max: 2 * HOUR }).map((by) => Date.parse(at) + by)),
);
const LENGTHS = { year: 4, month: 7, day: 10, hour: 13, minute: 16, second: 19 } as const;
const dates = fc
  .tuple(
    instants,
    fc.constantFrom('year', 'month', 'day', 'hour', 'minute', 'second'),
    fc.constantFrom(null, null, 'Z', '+03:00', '-09:30'),
  )
  .map(([at, precision, zone]) => dated(new Date(at).toISOString().slice(0, LENGTHS[precision]), precision, zone));
const rows = fc.array(
  fc.record({ published: fc.option(dates), captured: instants, source: fc.constantFrom('a', 'b', 'c', 'd', null) }),
  { maxLength: 40 },
);

test('nothing is lost and nothing invented: bins + coarse + undated + outside = the result set, in any zone, unit and window', () => {
  const windows = fc.option(
    fc
      .tuple(instants, fc.integer({ min: 1, max: 400 * 24 }))
      .map(([at, hours]) => ({ start: new Date(at).toISOString(), end: new Date(at + hours * HOUR).toISOString() })),
    { nil: undefined },
  );
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom('published' as const, 'captured' as const),
      fc.constantFrom(...UNITS, 'auto' as const),
      fc.constantFrom(...ZONES),
      windows,
      (all, axis, unit, zone, window) => {
        const answer = ask(all, { axis, unit, zone, by: 'source', maxLanes: 2, ...(window ? { window } : {}) });
        const sum = (bins: TimelineAnswer['bins']) => bins.reduce((total, bin) => total + bin.count, 0);
        expect(sum(answer.bins) + sum(answer.coarse) + answer.undated + answer.outside).toBe(all.length);
        expect(answer.total).toBe(all.length);
        for (const bin of [...answer.bins, ...answer.coarse]) {
          expect(Object.values(bin.lanes ?? {}).reduce((total, n) => total + n, 0)).toBe(bin.count);
        }
        answer.bins.forEach((bin, i) => {
          expect(bin.endMs).toBeGreaterThanOrEqual(bin.startMs);
          expect(bin.startMs).toBeGreaterThanOrEqual(answer.bins[i - 1]?.endMs ?? Number.NEGATIVE_INFINITY);
        });
        expect(new Set(answer.bins.map((bin) => bin.start)).size).toBe(answer.bins.length);
      },
    ),
    { numRuns: 400 },
  );
});

test('a captured moment lies inside its bin', () => {
  fc.assert(
    fc.property(instants, fc.constantFrom(...UNITS), fc.constantFrom(...ZONES), (at, unit, zone) => {
      const [bin] = ask([{ captured: at }], { axis: 'captured', unit, zone }).bins;
      expect(bin?.startMs).toBeLessThanOrEqual(at);
      expect(bin?.endMs).toBeGreaterThan(at);
    }),
    { numRuns: 1000 },
  );
});
