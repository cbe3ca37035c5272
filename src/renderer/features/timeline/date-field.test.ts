import { describe, expect, it } from 'vitest';
import { parseLastStretch, parseTypedDate } from './date-field.ts';
import { DAY_MS } from './units.ts';

const span = (from: string, to: string) => ({ start: Date.parse(`${from}T00:00Z`), end: Date.parse(`${to}T00:00Z`) });

describe('dates typed into From and To', () => {
  it.each([
    ['2022', span('2022-01-01', '2023-01-01')],
    ['2022-03', span('2022-03-01', '2022-04-01')],
    ['Mar 2022', span('2022-03-01', '2022-04-01')],
    ['march 12, 2022', span('2022-03-12', '2022-03-13')],
    ['2 Sept. 2022', span('2022-09-02', '2022-09-03')],
    ['2022-03-12', span('2022-03-12', '2022-03-13')],
  ])('reads %s with the precision it has', (text, expected) => {
    expect(parseTypedDate(text)).toEqual(expected);
  });

  it.each(['3.12.2022', '03/12/2022', '31 Feb 2022', 'yesterday', '', 'Mar', 'may be 2022'])('does not guess at “%s”', (text) => {
    expect(parseTypedDate(text)).toBeNull();
  });

  it('counts a last stretch back from the newest article', () => {
    const range = { start: 0, end: 100 * DAY_MS };
    expect(parseLastStretch('last 30 days in data', range)).toEqual({ start: 70 * DAY_MS, end: 100 * DAY_MS });
    expect(parseLastStretch('Last 2 weeks', range)).toEqual({ start: 86 * DAY_MS, end: 100 * DAY_MS });
    expect(parseLastStretch('last days', range)).toBeNull();
  });
});
