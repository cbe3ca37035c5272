import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laneRows } from './lane-rows.ts';
import { tableCsv, tableRows } from './table-rows.ts';
import { DAY_MS } from './units.ts';

const bin = (i: number, count: number, lanes: Record<string, number> = {}) => ({
  start: '',
  end: '',
  startMs: i * DAY_MS,
  endMs: (i + 1) * DAY_MS,
  count,
  lanes,
});

describe('the table', () => {
  it('is complete: its counts add up to those of the chart, in every order', () => {
    const sorts = ['period-asc', 'period-desc', 'count-desc', 'count-asc', 'change-desc', 'change-asc'] as const;
    fc.assert(
      fc.property(fc.array(fc.nat(5)), fc.constantFrom(...sorts), (counts, sort) => {
        const rows = tableRows(
          counts.map((count, i) => bin(i, count)),
          sort,
        );
        expect(rows.reduce((sum, row) => sum + row.count, 0)).toBe(counts.reduce((a, b) => a + b, 0));
      }),
    );
  });

  it('joins periods without articles and tells the change from one period to the next', () => {
    const rows = tableRows(
      [3, 5, 0, 0, 0, 2].map((count, i) => bin(i, count)),
      'period-asc',
    );
    expect(rows.map(({ startMs, endMs, count, change }) => [startMs / DAY_MS, endMs / DAY_MS, count, change])).toEqual([
      [0, 1, 3, null],
      [1, 2, 5, 2],
      [2, 5, 0, -5],
      [5, 6, 2, 2],
    ]);
  });

  it('copies as values no spreadsheet runs', () => {
    expect(
      tableCsv(
        ['Period', 'Articles'],
        [
          ['=1+1', 2],
          ['Mar, 2022', -3],
        ],
      ),
    ).toBe('Period,Articles\r\n\'=1+1,2\r\n"Mar, 2022",-3');
  });
});

describe('lanes', () => {
  const bins = [bin(0, 4, { a: 3, b: 1 }), bin(1, 9, { a: 9 }), bin(2, 2, { b: 2 })];
  const lanes = [
    { key: 'a', label: 'A', count: 12, first: null },
    { key: 'b', label: 'B', count: 3, first: null },
  ];

  it('share one scale, apart from All, which has its own', () => {
    expect(laneRows({ lanes }, bins, 'source', 'shared').map((row) => row.max)).toEqual([9, 9, 9]);
    expect(laneRows({ lanes }, bins, 'source', 'each').map((row) => row.max)).toEqual([9, 9, 2]);
  });
});
