import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldForDates } from '../fold.ts';
import { calendarDates } from './calendar-dates.ts';
import { dayNumber, dayOfNumber, type GregorianDay } from './gregorian-day.ts';
import { hijriDay, hijriMonthLength } from './hijri.ts';
import { jalaliDay } from './jalali.ts';
import { buddhistYear, eraYear, minguoYear } from './years.ts';

const iso = (day: GregorianDay | null): string | null =>
  day === null
    ? null
    : [String(day.year).padStart(4, '0'), ...[day.month, day.day].map((part) => String(part).padStart(2, '0'))].join('-');

/** What the platform's own calendar says of a Gregorian day: year, month, day. */
function platform(calendar: string, number: number): [number, number, number] {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const parts = format.formatToParts(number * 86_400_000);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  return [part('year'), part('month'), part('day')];
}

/** Between two Gregorian days. */
const someDay = (from: string, to: string) =>
  fc.integer({ min: Date.parse(from) / 86_400_000, max: Date.parse(to) / 86_400_000 });

describe('a day of another calendar is the Gregorian day the platform says it is', () => {
  test('Jalali, 1800 to 2120', () => {
    fc.assert(
      fc.property(someDay('1800-01-01', '2120-12-31'), (number) => {
        expect(jalaliDay(...platform('persian', number))).toEqual(dayOfNumber(number));
      }),
      { numRuns: 1000 },
    );
  });

  test('Umm al-Qura, 1883 to 2174', () => {
    fc.assert(
      fc.property(someDay('1883-01-01', '2174-01-01'), (number) => {
        expect(hijriDay(...platform('islamic-umalqura', number))).toEqual(dayOfNumber(number));
      }),
      { numRuns: 1000 },
    );
  });

  test('Buddhist and Minguo years', () => {
    expect(platform('buddhist', dayNumber({ year: buddhistYear(2567), month: 12, day: 9 }))[0]).toBe(2567);
    expect(minguoYear(113)).toBe(2024);
  });
});

test('no calendar has a thirteenth month, a 31st of autumn or a year out of reach', () => {
  expect(jalaliDay(1403, 12, 30)).toEqual({ year: 2025, month: 3, day: 20 });
  expect(jalaliDay(1404, 12, 30)).toBeNull();
  expect(jalaliDay(1403, 7, 31)).toBeNull();
  expect(jalaliDay(1403, 13, 1)).toBeNull();
  expect(jalaliDay(2024, 1, 1)).toBeNull();
  expect(hijriDay(1446, 13, 1)).toBeNull();
  expect(hijriDay(1446, 1, 31)).toBeNull();
  expect(hijriMonthLength(1299, 12)).toBeNull();
  expect(hijriMonthLength(1600, 12)).not.toBeNull();
});

test.each([
  ['令和', 1, 2019],
  ['令和', 6, 2024],
  ['平成', 31, 2019],
  ['平成', 33, null],
  ['昭和', 64, 1989],
  ['s', 20, 1945],
  ['大正', 12, 1923],
  ['明治', 45, 1912],
  ['令和', 0, null],
  ['慶応', 3, null],
])('year %s%i of an era', (era, year, expected) => {
  expect(eraYear(era, year)).toBe(expected);
});

describe('days that a text names in its own calendar', () => {
  test.each([
    ['fa', '۱۹ آذر ۱۴۰۳', 'jalali', '2024-12-09'],
    ['fa', 'دوشنبه ۱۹ آذرماه ۱۴۰۳ ساعت ۱۴:۰۵', 'jalali', '2024-12-09'],
    ['fa', '۱۴۰۳/۰۹/۱۹', 'jalali', '2024-12-09'],
    ['fa', '۱۹-۰۹-۱۴۰۳', 'jalali', '2024-12-09'],
    ['fa', '۱۹ قوس ۱۴۰۳', 'jalali', '2024-12-09'],
    ['ps', 'د ۱۴۰۳ لیندۍ ۱۹', 'jalali', '2024-12-09'],
    ['en', 'Azar 19, 1403', 'jalali', '2024-12-09'],
    ['ar', '8 جمادى الآخرة 1446 هـ', 'hijri', '2024-12-09'],
    ['ar', 'الاثنين ٨ جُمادى الآخرة ١٤٤٦', 'hijri', '2024-12-09'],
    ['ar', '1446/06/08', 'hijri', '2024-12-09'],
    ['ar', '12 ذو الحجة 1445', 'hijri', '2024-06-18'],
    ['fa', '۷ جمادی‌الثانی ۱۴۴۶', 'hijri', '2024-12-08'],
    ['ur', '8 جمادی الثانی 1446ھ', 'hijri', '2024-12-09'],
    ['tr', '10 Ramazan 1445', 'hijri', '2024-03-20'],
    ['en', '1st of Ramadan 1445', 'hijri', '2024-03-11'],
    ['id', '8 Jumadil Akhir 1446 H', 'hijri', '2024-12-09'],
    ['ja', '令和6年12月9日', 'japanese', '2024-12-09'],
    ['ja', '令和元年５月１日', 'japanese', '2019-05-01'],
    ['ja', 'R6.12.9', 'japanese', '2024-12-09'],
    ['zh', '中華民國113年12月9日', 'minguo', '2024-12-09'],
    ['th', '09/12/2567', 'buddhist', '2024-12-09'],
  ])('%s “%s” is %s', (lang, text, calendar, expected) => {
    const [date, ...others] = calendarDates(foldForDates(text), lang);
    expect([date?.calendar, iso(date?.day ?? null)]).toEqual([calendar, expected]);
    expect(others).toEqual([]);
    expect(date?.isExact).toBe(calendar !== 'hijri');
  });

  test.each([
    ['en', '1403/09/19'],
    ['ar', '9 ديسمبر 2024'],
    ['fa', 'دی شب ۱۲ نفر'],
    ['tr', '1445 kişi Ramazan ayında'],
    ['en', 'Ramadan 2024'],
    ['ja', 'R6.13.9'],
    ['en', 'h. 31.12.1999'],
  ])('%s “%s” names none', (lang, text) => {
    expect(calendarDates(foldForDates(text), lang)).toEqual([]);
  });

  test('all of many days in one line are found, each once', () => {
    expect(calendarDates(foldForDates('در ۱۲ رمضان ۱۴۴۵ و ۱۹ آذر ۱۴۰۳ '.repeat(2000)), 'fa')).toHaveLength(4000);
  });
});
