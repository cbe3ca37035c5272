import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { formatBytes } from './format-bytes.ts';
import { formatMoment, formatPartialDate } from './format-date.ts';

describe('messages', () => {
  const t = catalogue({ plain: 'Find {what}', count: { one: '1 article of {name}', other: '{count} articles of {name}' } });

  it('take their values, and numbers as the language writes them', () => {
    expect(t('plain', { what: 'it' })).toBe('Find it');
    expect(t('count', { count: 1, name: 'A' })).toBe('1 article of A');
    expect(t('count', { count: 98412, name: 'A' })).toBe('98,412 articles of A');
  });

  it('leave a value alone that itself looks like a place for one', () => {
    expect(t('plain', { what: '{count}' })).toBe('Find {count}');
  });
});

describe('dates', () => {
  it('have exactly the digits that are known', () => {
    const words = (value: string, zone: string | null = null) => formatPartialDate({ value, zone }, 'absolute', true);
    expect(['2022', '2022-03', '2022-03-14', '2022-03-14T09', '2022-03-14T09:40'].map((value) => words(value))).toEqual([
      '2022',
      'Mar 2022',
      '14 Mar 2022',
      '14 Mar 2022, 09:00',
      '14 Mar 2022, 09:40',
    ]);
    expect(words('2022-03-14T09:40', 'Z')).toBe('14 Mar 2022, 09:40 UTC');
    expect(words('2022-03-14T09:40', '+03:00')).toBe('14 Mar 2022, 09:40 UTC+3');
    expect(words('2022-03-14T09:40', '+05:30')).toBe('14 Mar 2022, 09:40 UTC+05:30');
  });

  it('can be ISO, and never fail on nonsense', () => {
    expect(formatPartialDate({ value: '2022-03-14T09:40', zone: null }, 'iso')).toBe('2022-03-14 09:40');
    expect(formatPartialDate({ value: 'soon', zone: null })).toBe('soon');
    expect(formatMoment('2022-03-16T10:22:33.000Z')).toBe('16 Mar 2022, 10:22 UTC');
  });
});

describe('sizes', () => {
  it('are for people', () => {
    expect([0, 1, 999, 48_213, 1_500_000, 412_000_000_000].map(formatBytes)).toEqual([
      '0 bytes',
      '1 byte',
      '999 bytes',
      '48 kB',
      '1.5 MB',
      '412 GB',
    ]);
  });
});
