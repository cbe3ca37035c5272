import { describe, expect, it } from 'vitest';
import { gapsOf, outlierOf } from './gaps.ts';
import { DAY_MS } from './units.ts';

const bins = (counts: readonly number[]) =>
  counts.map((count, i) => ({ start: '', end: '', startMs: i * DAY_MS, endMs: (i + 1) * DAY_MS, count }));

describe('gaps and outliers', () => {
  it('finds the stretch that is more than three times the usual interval', () => {
    expect(gapsOf(bins([1, 1, 2, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1]), 3)).toEqual([
      { start: 6 * DAY_MS, end: 15 * DAY_MS },
    ]);
  });

  it('calls nothing a gap where coverage is always thin, or where there is too little of it', () => {
    expect(gapsOf(bins([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]), 3)).toEqual([]);
    expect(gapsOf(bins([1, 0, 0, 0, 0, 0, 0, 0, 1]), 3)).toEqual([]);
  });

  it('captions the one bin that stands out', () => {
    expect(outlierOf(bins([2, 3, 2, 31, 4, 3, 2]))?.count).toBe(31);
    expect(outlierOf(bins([2, 3, 2, 3, 4, 3, 2]))).toBeNull();
  });
});
