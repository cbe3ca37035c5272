import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autoUnit, ceilTo, DAY_MS, floorTo, offsetBy, UNITS, unitsBetween } from './units.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const anyInstant = fc.integer({ min: at('1950-01-01T00:00'), max: at('2080-01-01T00:00') });

describe('calendar units', () => {
  it('chooses the smallest unit that is wide enough', () => {
    expect(autoUnit(30 * DAY_MS, 900, 6)).toBe('day');
    expect(autoUnit(2 * DAY_MS, 900, 6)).toBe('hour');
    expect(autoUnit(20 * 365 * DAY_MS, 900, 6)).toBe('quarter');
    expect(autoUnit(5000 * 365 * DAY_MS, 900, 6)).toBe('decade');
  });

  it('begins weeks on Monday, quarters in January, April, July and October, decades in a year that ends in 0', () => {
    expect(floorTo('week', at('2022-03-13T12:00'))).toBe(at('2022-03-07T00:00'));
    expect(floorTo('quarter', at('2022-06-30T12:00'))).toBe(at('2022-04-01T00:00'));
    expect(floorTo('decade', at('2022-06-30T12:00'))).toBe(at('2020-01-01T00:00'));
    expect(ceilTo('month', at('2022-03-01T00:00'))).toBe(at('2022-03-01T00:00'));
  });

  it('counts as many units as it steps', () => {
    fc.assert(
      fc.property(fc.constantFrom(...UNITS), anyInstant, fc.integer({ min: 0, max: 40 }), (unit, ms, steps) => {
        const start = floorTo(unit, ms);
        const end = offsetBy(unit, start, steps);
        expect(unitsBetween(unit, start, end)).toBe(steps);
        expect(floorTo(unit, end)).toBe(end);
      }),
    );
  });
});
