import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDay, weekdayOf } from '../mentions/day.ts';
import { FEASTS } from './feasts.ts';
import { holidayOn } from './holiday.ts';

const day = (id: string, year: number, region: string | null = null): string | null => {
  const found = holidayOn(id, year, region);
  return found === null ? null : isoDay(found);
};

describe('days of feasts that an almanac gives', () => {
  test.each([
    ['easter', 1961, null, '1961-04-02'],
    ['easter', 2018, null, '2018-04-01'],
    ['easter', 2038, null, '2038-04-25'],
    ['orthodox-easter', 2018, null, '2018-04-08'],
    ['orthodox-easter', 2024, null, '2024-05-05'],
    ['pentecost', 2024, null, '2024-05-19'],
    ['thanksgiving', 2024, null, '2024-11-28'],
    ['thanksgiving', 2024, 'CA', '2024-10-14'],
    ['black-friday', 2024, null, '2024-11-29'],
    ['mother', 2024, null, '2024-05-12'],
    ['mother', 2024, 'GB', '2024-03-10'],
    ['victoria-day', 2024, null, '2024-05-20'],
    ['first-advent', 2024, null, '2024-12-01'],
    ['buss', 2024, null, '2024-11-20'],
    ['eid-al-fitr', 2024, null, '2024-04-10'],
    ['nowruz', 2024, null, '2024-03-20'],
    ['yom-kippur', 2024, null, '2024-10-12'],
    ['purim', 2024, null, '2024-03-24'],
    ['chinese-new-year', 2024, null, '2024-02-10'],
    ['chinese-new-years-eve', 2024, null, '2024-02-09'],
    ['mid-autumn', 2024, null, '2024-09-17'],
  ])('%s %i %s', (id, year, region, expected) => {
    expect(day(id, year, region)).toBe(expected);
  });
});

test('every feast has a day in most years, and its rule can be read', () => {
  for (const id of Object.keys(FEASTS)) {
    const found = [2021, 2022, 2023, 2024].filter((year) => holidayOn(id, year, null) !== null);
    expect(found.length, id).toBeGreaterThan(2);
  }
});

test('Easter is a Sunday between 22 March and 25 April, the orthodox one never before it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1583, max: 2299 }), (year) => {
      const west = holidayOn('easter', year, null) ?? 0;
      const east = holidayOn('orthodox-easter', year, null) ?? 0;
      expect([weekdayOf(west), weekdayOf(east)]).toEqual([0, 0]);
      expect(isoDay(west) >= `${year}-03-22` && isoDay(west) <= `${year}-04-25`).toBe(true);
      expect(east).toBeGreaterThanOrEqual(west);
    }),
  );
});

test('what nobody keeps, and years before the calendar, have no day', () => {
  expect([day('no-such-feast', 2024), day('easter', 1200), day('constructor', 2024)]).toEqual([null, null, null]);
});
