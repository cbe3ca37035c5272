import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countryOf } from './day-order.ts';
import { readDate } from './published.ts';

const seenAt = Date.UTC(2026, 10, 25);
const read = (raw: string, lang: string | null = 'en', country: string | null = null) =>
  readDate(raw, { lang, country, seenAt })?.dated ?? null;
const short = (raw: string, lang: string | null = 'en', country: string | null = null) => {
  const dated = read(raw, lang, country);
  return dated && [dated.value, dated.precision, dated.zone];
};

describe('the date a source states', () => {
  test.each([
    ['09.12.2024 14:00', 'en', ['2024-12-09T14:00', 'minute', null]],
    ['2024-12-09T14:00:00+03:00', null, ['2024-12-09T14:00:00', 'second', '+03:00']],
    ['2024-12-09T14:00Z', null, ['2024-12-09T14:00', 'minute', 'Z']],
    ['20241209', null, ['2024-12-09', 'day', null]],
    ['Mon, 09 Dec 2024 14:00:59 GMT', 'en', ['2024-12-09T14:00:59', 'second', 'Z']],
    ['Published 9 December 2024 at 2.30pm', 'en', ['2024-12-09T14:30', 'minute', null]],
    ['March 14, 2022 9:40 a.m. ET', 'en', ['2022-03-14T09:40', 'minute', '-04:00']],
    ['March 12, 2022 9:40 a.m. ET', 'en', ['2022-03-12T09:40', 'minute', '-05:00']],
    ['9 December 2024 14:05 IST', 'en', ['2024-12-09T14:05', 'minute', null]],
    ['Updated 9 December 2024 14:05 Bonn', 'en', ['2024-12-09T14:05', 'minute', null]],
    ['December 9, 2024 9:30 AM EST', 'en', ['2024-12-09T09:30', 'minute', '-05:00']],
    ['9. Dezember 2024, 14.30 Uhr', 'de', ['2024-12-09T14:30', 'minute', null]],
    ['le 9 décembre 2024 à 14h05', 'fr', ['2024-12-09T14:05', 'minute', null]],
    ['9 de diciembre de 2024', 'es', ['2024-12-09', 'day', null]],
    ['12 Mayıs 2023 Cuma 10:15', 'tr', ['2023-05-12T10:15', 'minute', null]],
    ['٩ ديسمبر ٢٠٢٤ - ١٤:٠٥', 'ar', ['2024-12-09T14:05', 'minute', null]],
    ['9 كانون الأول 2024', 'ar', ['2024-12-09', 'day', null]],
    ['9 грудня 2024', 'uk', ['2024-12-09', 'day', null]],
    ['2024年12月9日 14時05分', 'ja', ['2024-12-09T14:05', 'minute', null]],
    ['2024. 12. 9. 오후 2:30', 'ko', ['2024-12-09T14:30', 'minute', null]],
    ['9 ธันวาคม 2567', 'th', ['2024-12-09', 'day', null]],
    ['9 كانون الأول 2024 الساعة 2:05 مساء', 'ar', ['2024-12-09T14:05', 'minute', null]],
    ['٩ ديسمبر ٢٠٢٤ ١٤:٠٥ بتوقيت غرينتش', 'ar', ['2024-12-09T14:05', 'minute', 'Z']],
    ['8 جمادى الآخرة 1446 هـ الموافق 9 ديسمبر 2024', 'ar', ['2024-12-09', 'day', null]],
    ['۱۹ آذر ۱۴۰۳ - ۱۴:۰۵', 'fa', ['2024-12-09T14:05', 'minute', null]],
    ['۱۴۰۳/۰۹/۱۹', 'fa', ['2024-12-09', 'day', null]],
    ['۹ دسامبر ۲۰۲۴', 'fa', ['2024-12-09', 'day', null]],
    ['9 בדצמבר 2024', 'he', ['2024-12-09', 'day', null]],
    ['9 दिसंबर 2024', 'hi', ['2024-12-09', 'day', null]],
    ['2024년 12월 9일 오후 2시 05분', 'ko', ['2024-12-09T14:05', 'minute', null]],
    ['令和6年12月9日 午後2時05分', 'ja', ['2024-12-09T14:05', 'minute', null]],
    ['二〇二四年十二月九日', 'zh', ['2024-12-09', 'day', null]],
    ['27.01.2022 Rainfall November 2021', 'en', ['2022-01-27', 'day', null]],
    ['9 listopada 2020', 'hr', ['2020-10-09', 'day', null]],
    ['9 listopada 2020', 'pl', ['2020-11-09', 'day', null]],
    ['December 2024', 'en', ['2024-12', 'month', null]],
    ['2024', 'en', ['2024', 'year', null]],
  ] as const)('“%s” in %s', (raw, lang, expected) => {
    expect(short(raw, lang)).toEqual(expected);
    expect(read(raw, lang)).toMatchObject({ certainty: 'stated', raw });
  });

  test('day and month of unknown order are both kept, and a country or a large number decides', () => {
    expect(read('03/04/2021')).toMatchObject({ value: '2021-03-04', alternatives: ['2021-04-03'] });
    expect(short('03/04/2021', 'en', 'GB')).toEqual(['2021-04-03', 'day', null]);
    expect(short('03/04/2021', 'en', 'US')).toEqual(['2021-03-04', 'day', null]);
    expect(short('13/04/2021')).toEqual(['2021-04-13', 'day', null]);
    expect(short('03/04/2021', 'fr')).toEqual(['2021-04-03', 'day', null]);
    expect(read('05/05/2021')?.alternatives).toBeUndefined();
  });

  test('a day of a calendar that follows the moon is inferred, one of a reckoned calendar stated, and both keep what was written', () => {
    expect(read('12 ربيع الأول 1446', 'ar')).toMatchObject({
      value: '2024-09-15',
      certainty: 'inferred',
      raw: '12 ربيع الأول 1446',
    });
    expect(read('۱۹ آذر ۱۴۰۳', 'fa')).toMatchObject({ value: '2024-12-09', certainty: 'stated', raw: '۱۹ آذر ۱۴۰۳' });
  });

  test('a zone’s name that several countries use is settled by the country', () => {
    expect(short('9 December 2024 14:05 IST', 'en', 'IN')).toEqual(['2024-12-09T14:05', 'minute', '+05:30']);
    expect(short('9 December 2024 14:05 IST', 'en', 'IE')).toEqual(['2024-12-09T14:05', 'minute', '+00:00']);
  });

  test('a reading that lies in the future is none', () => {
    expect(short('03/12/2026')).toEqual(['2026-03-12', 'day', null]);
    expect(short('9 décembre 2099', 'fr')).toBeNull();
  });

  test.each([
    '',
    'soon',
    'Sunday',
    'Dec 9',
    '9 December',
    'yesterday at 14:00',
    '2 hours ago',
    '1718000000',
    '31.02.2024',
    '99/99/2024',
    'call 020 7946 0958',
    '32 ربيع الأول 1446',
  ])('nothing is made of “%s”', (raw) => {
    expect(read(raw)).toBeNull();
  });

  test('a country is told by its domain, not by one that is sold abroad, nor by a default', () => {
    expect(countryOf('https://www.paper.co.uk/a', null)).toBe('GB');
    expect(countryOf('https://agency.gov/a', null)).toBe('US');
    expect(countryOf('https://paper.io/a', 'en-AU')).toBe('AU');
    expect(countryOf('https://paper.com/a', 'en_US')).toBeNull();
  });

  test('any text gives a date with exactly the digits its precision owns, or none', () => {
    const digits = { year: 4, month: 7, day: 10, hour: 13, minute: 16, second: 19 };
    const part = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('2024', '12', '09', '.', '/', '-', ' ', ':', 'T', 'Dec', 'Aralık', 'PM', '+03:00', '٢٠٢٤'),
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
        (raw) => {
          const dated = read(raw);
          if (dated !== null) expect(dated.value.length).toBe(digits[dated.precision]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
