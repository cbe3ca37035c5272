import { describe, expect, it } from 'vitest';
import { dateRange, numberRange } from './ranges.ts';

const iso = (range: ReturnType<typeof dateRange>) =>
  range && [range.from, range.to].map((ms) => (ms === null ? null : new Date(ms).toISOString().slice(0, 16)));

describe('ranges as typed', () => {
  it.each([
    ['2022', '2022-01-01T00:00', '2023-01-01T00:00'],
    ['2022-02', '2022-02-01T00:00', '2022-03-01T00:00'],
    ['2024-02-29', '2024-02-29T00:00', '2024-03-01T00:00'],
    ['2022-03-01..14', '2022-03-01T00:00', '2022-03-15T00:00'],
    ['2022-03-12..04-02', '2022-03-12T00:00', '2022-04-03T00:00'],
    ['2022-03..05', '2022-03-01T00:00', '2022-06-01T00:00'],
    ['2021..2022-06', '2021-01-01T00:00', '2022-07-01T00:00'],
    ['2022-06..2021', '2021-01-01T00:00', '2022-07-01T00:00'],
    ['2024-12-09T14..2024-12-09T15:30', '2024-12-09T14:00', '2024-12-09T15:31'],
    ['2022-Q2', '2022-04-01T00:00', '2022-07-01T00:00'],
    ['>=2021', '2021-01-01T00:00', null],
    ['>2021', '2022-01-01T00:00', null],
    ['<2021-06', null, '2021-06-01T00:00'],
    ['<=2021-06', null, '2021-07-01T00:00'],
    ['2021..', '2021-01-01T00:00', null],
    ['..2021', null, '2022-01-01T00:00'],
  ])('reads the dates of %s', (text, from, to) => {
    expect(iso(dateRange(text))).toEqual([from, to]);
  });

  it.each(['', '..', '2022-02-31', '2022-13', 'yesterday', '20222', '>=', '2022..x', '14..2022-03', '999999999999999'])(
    'reads no date in “%s”',
    (text) => {
      expect(dateRange(text)).toBeNull();
    },
  );

  it('reads numbers, both ends of a range included', () => {
    expect(numberRange('>800')).toEqual({ from: 801, to: null });
    expect(numberRange('100..500')).toEqual({ from: 100, to: 501 });
    expect(numberRange('<=3')).toEqual({ from: null, to: 4 });
    expect(numberRange('300')).toEqual({ from: 300, to: 301 });
    expect(numberRange('many')).toBeNull();
  });
});
