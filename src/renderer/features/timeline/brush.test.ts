import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeDuring, resizeByBins } from './brush.ts';
import { fillBins } from './fill-bins.ts';
import { floorTo, UNITS } from './units.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const days = fillBins([], 'day', { start: at('2022-03-01T00:00'), end: at('2022-04-01T00:00') });
const from = { start: at('2022-03-12T00:00'), end: at('2022-03-17T00:00') };

describe('brushing the timeline', () => {
  it('selects whole days between the two ends of a drag', () => {
    expect(rangeDuring({ kind: 'new', anchor: at('2022-03-16T15:00') }, at('2022-03-12T09:00'), days, 'day')).toEqual(from);
  });

  it('moves a selection by as many bins as the pointer passes', () => {
    expect(rangeDuring({ kind: 'move', anchor: at('2022-03-13T20:00'), from }, at('2022-03-15T01:00'), days, 'day')).toEqual({
      start: at('2022-03-14T00:00'),
      end: at('2022-03-19T00:00'),
    });
  });

  it('moves one end, and takes the other side when it is dragged across', () => {
    expect(rangeDuring({ kind: 'end', from }, at('2022-03-19T10:00'), days, 'day')).toEqual({
      start: from.start,
      end: at('2022-03-20T00:00'),
    });
    expect(rangeDuring({ kind: 'start', from }, at('2022-03-20T10:00'), days, 'day')).toEqual({
      start: from.end,
      end: at('2022-03-21T00:00'),
    });
    expect(rangeDuring({ kind: 'start', from }, at('2022-03-16T10:00'), days, 'day')).toEqual({
      start: at('2022-03-16T00:00'),
      end: from.end,
    });
  });

  it('never leaves less than one bin', () => {
    expect(resizeByBins(from, 'end', -99, 'day')).toEqual({ start: from.start, end: at('2022-03-13T00:00') });
    expect(resizeByBins(from, 'start', 99, 'day')).toEqual({ start: at('2022-03-16T00:00'), end: from.end });
  });

  it('always ends on edges of the unit, whatever is dragged where', () => {
    const instant = fc.integer({ min: at('2020-01-01T00:00'), max: at('2024-01-01T00:00') });
    fc.assert(
      fc.property(fc.constantFrom(...UNITS.slice(1)), instant, instant, (unit, a, b) => {
        const bins = fillBins([], unit, { start: at('2020-01-01T00:00'), end: at('2024-01-01T00:00') });
        const range = rangeDuring({ kind: 'new', anchor: a }, b, bins, unit);
        expect(range).not.toBeNull();
        if (range === null) return;
        expect(floorTo(unit, range.start)).toBe(range.start);
        expect(floorTo(unit, range.end)).toBe(range.end);
        expect(range.start).toBeLessThanOrEqual(Math.min(a, b));
        expect(range.end).toBeGreaterThanOrEqual(Math.max(a, b));
      }),
    );
  });
});
