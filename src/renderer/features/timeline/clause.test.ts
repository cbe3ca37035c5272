import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauseOf, clauseOfLane, rangeOfClause, withSelection } from './clause.ts';
import { floorTo, offsetBy, UNITS } from './units.ts';

const range = (from: string, to: string) => ({ start: Date.parse(`${from}Z`), end: Date.parse(`${to}Z`) });

describe('the filter of a selection', () => {
  it('names whole bins with both ends included', () => {
    expect(clauseOf('published', 'day', range('2022-03-12T00:00', '2022-03-17T00:00'))).toBe('date:2022-03-12..2022-03-16');
    expect(clauseOf('captured', 'month', range('2021-12-01T00:00', '2022-04-01T00:00'))).toBe('captured:2021-12..2022-03');
    expect(clauseOf('updated', 'week', range('2022-03-07T00:00', '2022-03-14T00:00'))).toBe('updated:2022-03-07..2022-03-13');
    expect(clauseOf('published', 'quarter', range('2022-01-01T00:00', '2022-04-01T00:00'))).toBe('date:2022-01..2022-03');
    expect(clauseOf('published', 'hour', range('2022-03-12T09:00', '2022-03-12T10:00'))).toBe('date:2022-03-12T09');
  });

  it('says one bin as one value', () => {
    expect(clauseOf('published', 'day', range('2022-03-12T00:00', '2022-03-13T00:00'))).toBe('date:2022-03-12');
  });

  it('reads back as the same stretch of time for every unit', () => {
    const instant = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2090, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...UNITS), instant, fc.integer({ min: 1, max: 30 }), (unit, ms, steps) => {
        const start = floorTo(unit, ms);
        const selected = { start, end: offsetBy(unit, start, steps) };
        expect(rangeOfClause('published', clauseOf('published', unit, selected))).toEqual(selected);
      }),
    );
  });

  it('takes the place of the earlier selection of its axis and leaves other filters alone', () => {
    const filters = ['lang:en', 'date:2021', 'captured:2022', 'date:>=2020'];
    expect(withSelection('published', filters, 'date:2022')).toEqual(['lang:en', 'captured:2022', 'date:>=2020', 'date:2022']);
    expect(withSelection('published', filters, null)).toEqual(['lang:en', 'captured:2022', 'date:>=2020']);
  });

  it('refuses dates that do not exist', () => {
    expect(rangeOfClause('published', 'date:2022-02-31')).toBeNull();
    expect(rangeOfClause('published', 'date:2022-13')).toBeNull();
    expect(rangeOfClause('published', 'date:2022..2021')).toBeNull();
  });

  it('quotes the value of a lane when it is more than a plain word', () => {
    expect(clauseOfLane('source', 'ansel.example', 'The Tarn Courier')).toBe('source:ansel.example');
    expect(clauseOfLane('tag', 'load limit', 'load limit')).toBe('tag:"load limit"');
    expect(clauseOfLane('collection', 'c1', 'River/Witness')).toBe('in:"River/Witness"');
    expect(clauseOfLane('source', 'others', 'Others')).toBeNull();
  });
});
