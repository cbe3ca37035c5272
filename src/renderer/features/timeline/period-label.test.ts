import { describe, expect, it } from 'vitest';
import { axisLabels } from './axis-labels.ts';
import { periodLabel } from './period-label.ts';
import { timeScale } from './time-scale.ts';

const range = (from: string, to: string) => ({ start: Date.parse(`${from}Z`), end: Date.parse(`${to}Z`) });

describe('periods in words', () => {
  it.each([
    ['day', '2022-03-12T00:00', '2022-03-17T00:00', '12–16 Mar 2022'],
    ['day', '2022-03-12T00:00', '2022-03-13T00:00', '12 Mar 2022'],
    ['day', '2022-02-27T00:00', '2022-03-03T00:00', '27 Feb–2 Mar 2022'],
    ['week', '2022-03-07T00:00', '2022-03-14T00:00', '7–13 Mar 2022'],
    ['month', '2022-03-01T00:00', '2022-06-01T00:00', 'Mar–May 2022'],
    ['quarter', '2022-01-01T00:00', '2022-04-01T00:00', 'Q1 2022'],
    ['year', '2021-01-01T00:00', '2023-01-01T00:00', '2021–2022'],
    ['decade', '2020-01-01T00:00', '2030-01-01T00:00', '2020–2029'],
    ['hour', '2022-03-12T09:00', '2022-03-12T11:00', '12 Mar 2022, 09:00–11:00'],
    ['hour', '2022-03-12T23:00', '2022-03-13T00:00', '12 Mar 2022, 23:00–00:00'],
  ] as const)('%s %s..%s is “%4$s”', (unit, from, to, words) => {
    expect(periodLabel(range(from, to), unit, 'en-GB')).toBe(words);
  });
});

describe('axis labels', () => {
  it('names the year once where it changes', () => {
    const scale = timeScale(range('2021-10-15T00:00', '2022-05-20T00:00'), 800, false);
    expect(axisLabels(scale.ticks(100), 'en-GB').map((tick) => tick.label)).toEqual([
      'Nov 2021',
      'Dec',
      'Jan 2022',
      'Feb',
      'Mar',
      'Apr',
      'May',
    ]);
  });

  it('names days with their month, and hours within a day', () => {
    const days = timeScale(range('2022-02-20T00:00', '2022-04-30T00:00'), 960, false);
    expect(axisLabels(days.ticks(96), 'en-GB').map((tick) => tick.label)).toContain('27 Feb');
    const hours = timeScale(range('2022-03-12T20:00', '2022-03-13T08:00'), 500, false);
    expect(axisLabels(hours.ticks(125), 'en-GB').map((tick) => tick.label)).toEqual(['21:00', '13 Mar', '03:00', '06:00']);
  });

  it('runs from right to left in a right-to-left interface', () => {
    const scale = timeScale({ start: 0, end: 1000 }, 100, true);
    expect(scale.x(0)).toBe(100);
    expect(scale.at(100)).toBe(0);
  });
});
