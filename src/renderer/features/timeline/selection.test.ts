import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binsOfRange, countIn, rangeOfBins, snapToBins } from './selection.ts';
import { DAY_MS, offsetBy } from './units.ts';

const days = (n: number) =>
  Array.from({ length: n }, (_, i) => ({ start: '', end: '', startMs: i * DAY_MS, endMs: (i + 1) * DAY_MS, count: i }));
const months = Array.from({ length: 14 }, (_, i) => ({
  startMs: offsetBy('month', Date.UTC(2022, 0, 1), i),
  endMs: offsetBy('month', Date.UTC(2022, 0, 1), i + 1),
}));

describe('snapping a drag to bins', () => {
  it('takes in every bin the drag touches, in either direction', () => {
    expect(snapToBins(days(10), 2.4 * DAY_MS, 5.1 * DAY_MS)).toEqual({ first: 2, last: 5 });
    expect(snapToBins(days(10), 5.1 * DAY_MS, 2.4 * DAY_MS)).toEqual({ first: 2, last: 5 });
  });

  it('is not off by one bin when the drag ends on an edge', () => {
    expect(snapToBins(days(10), 2 * DAY_MS, 5 * DAY_MS)).toEqual({ first: 2, last: 4 });
  });

  it('takes in the last bar and the first bar, also when the drag runs over the end of the chart', () => {
    expect(snapToBins(days(10), 8.5 * DAY_MS, 99 * DAY_MS)).toEqual({ first: 8, last: 9 });
    expect(snapToBins(days(10), -5 * DAY_MS, 0.5 * DAY_MS)).toEqual({ first: 0, last: 0 });
  });

  it('selects one bin on a click', () => {
    expect(snapToBins(days(10), 3 * DAY_MS, 3 * DAY_MS)).toEqual({ first: 3, last: 3 });
  });

  it('gives the same bins back from the stretch of time they cover', () => {
    fc.assert(
      fc.property(fc.nat(13), fc.nat(13), (a, b) => {
        const bins = { first: Math.min(a, b), last: Math.max(a, b) };
        const range = rangeOfBins(months, bins);
        expect(range && binsOfRange(months, range)).toEqual(bins);
        expect(range && snapToBins(months, range.start, range.end)).toEqual(bins);
      }),
    );
  });

  it('counts exactly the bins it covers', () => {
    const bins = days(10);
    expect(countIn(bins, { start: 8 * DAY_MS, end: 10 * DAY_MS })).toBe(8 + 9);
  });
});
