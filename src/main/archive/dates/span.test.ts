import { describe, expect, test } from 'vitest';
import { spanOf } from './span.ts';

const iso = (value: string, precision: Parameters<typeof spanOf>[1], zone: string | null = null) => {
  const { start, end } = spanOf(value, precision, zone);
  return [new Date(start).toISOString(), new Date(end).toISOString()];
};

describe('where a date stands on the time axis', () => {
  test.each([
    ['2024', 'year', '2024-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z'],
    ['2024-12', 'month', '2024-12-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z'],
    ['2024-02-29', 'day', '2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
    ['2024-12-09T14', 'hour', '2024-12-09T14:00:00.000Z', '2024-12-09T15:00:00.000Z'],
    ['2024-12-09T14:00', 'minute', '2024-12-09T14:00:00.000Z', '2024-12-09T14:01:00.000Z'],
    ['2024-12-09T14:00:59', 'second', '2024-12-09T14:00:59.000Z', '2024-12-09T14:01:00.000Z'],
    ['2013-W07', 'week', '2013-02-11T00:00:00.000Z', '2013-02-18T00:00:00.000Z'],
    ['2020-W53', 'week', '2020-12-28T00:00:00.000Z', '2021-01-04T00:00:00.000Z'],
    ['2013-Q4', 'quarter', '2013-10-01T00:00:00.000Z', '2014-01-01T00:00:00.000Z'],
    ['201X', 'decade', '2010-01-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z'],
    ['2024-11-27/2024-12-08', 'day', '2024-11-27T00:00:00.000Z', '2024-12-09T00:00:00.000Z'],
    ['0079-08-24', 'day', '0079-08-24T00:00:00.000Z', '0079-08-25T00:00:00.000Z'],
  ] as const)('%s', (value, precision, start, end) => {
    expect(iso(value, precision)).toEqual([start, end]);
  });

  test('an offset moves it to its instant', () => {
    expect(iso('2024-12-09T14:00', 'minute', '+03:00')[0]).toBe('2024-12-09T11:00:00.000Z');
    expect(iso('2024-12-09', 'day', '-09:30')[0]).toBe('2024-12-09T09:30:00.000Z');
    expect(iso('2024-12-09', 'day', 'Z')[0]).toBe('2024-12-09T00:00:00.000Z');
  });

  test.each(['', 'soon', '2024-13', '2024-02-30', '2024-12-09T25', '2021-W53', '2024/2023', '2024/2025/2026', '2024-1-9'])(
    'what is no date is refused: “%s”',
    (value) => {
      expect(() => spanOf(value, 'day', null)).toThrow(expect.objectContaining({ code: 'invalid' }));
    },
  );

  test('what is no offset is refused', () => {
    expect(() => spanOf('2024', 'year', 'Europe/Berlin')).toThrow(expect.objectContaining({ code: 'invalid' }));
  });
});
