import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placesInOrder } from './sort-numbers.ts';

it('puts numbers in order either way, what has none last, and keeps the order of equal ones', () => {
  const number = fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, -1, Number.NaN, 1e300), fc.integer({ min: -3, max: 3 }));
  fc.assert(
    fc.property(
      fc.array(number, { minLength: 0, maxLength: 1500, size: 'max' }),
      fc.constantFrom(1 as const, -1 as const),
      (numbers, direction) => {
        const expected = numbers
          .map((value, place) => ({ value, place }))
          .sort((a, b) => {
            const missing = Number(Number.isNaN(a.value)) - Number(Number.isNaN(b.value));
            if (missing !== 0 || Number.isNaN(a.value)) return missing || a.place - b.place;
            return a.value === b.value ? a.place - b.place : (a.value < b.value ? -1 : 1) * direction;
          })
          .map(({ place }) => place);
        expect([...placesInOrder(Float64Array.from(numbers), direction)]).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});
