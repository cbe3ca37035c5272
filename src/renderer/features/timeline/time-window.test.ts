import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitTo, panBy, zoomAt } from './time-window.ts';
import { DAY_MS, HOUR_MS } from './units.ts';

const range = { start: 0, end: 100 * DAY_MS };

describe('the window of the chart', () => {
  it('keeps the instant under the pointer in place while zooming in', () => {
    const from = { start: 10 * DAY_MS, end: 30 * DAY_MS };
    const to = zoomAt(from, 15 * DAY_MS, 2, range);
    expect(to).toEqual({ start: 12.5 * DAY_MS, end: 22.5 * DAY_MS });
  });

  it('is never shorter than an hour nor longer than the range and its room, wherever it is pushed', () => {
    const step = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      factor: fc.double({ min: 0.01, max: 100, noNaN: true }),
      pan: fc.double({ min: -300, max: 300, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let window = fitTo(range);
        const outer = window;
        for (const { at, factor, pan } of steps) {
          window = zoomAt(window, window.start + at * (window.end - window.start), factor, range);
          window = panBy(window, pan * DAY_MS, range);
          expect(window.end - window.start).toBeGreaterThanOrEqual(HOUR_MS - 1);
          expect(window.start).toBeGreaterThanOrEqual(outer.start - 1);
          expect(window.end).toBeLessThanOrEqual(outer.end + 1);
        }
      }),
    );
  });
});
