import type { GregorianDay } from './gregorian-day.ts';
import { hijriDay } from './hijri.ts';
import { jalaliDay } from './jalali.ts';
import { hijriMonths, jalaliMonths } from './month-tables.ts';
import { buddhistYear, eraYear, minguoYear } from './years.ts';

/** A day that a text names in a calendar of its own, and the stretch of the text it took. */
export interface CalendarDate {
  readonly calendar: 'hijri' | 'jalali' | 'buddhist' | 'japanese' | 'minguo';
  readonly day: GregorianDay;
  /** False where the calendar depends on who saw the moon: the day may be one off. */
  readonly isExact: boolean;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the whole days that folded text (Latin digits, no marks) names in the Hijri, Jalali, Japanese, Minguo and Thai calendars, in text order.
 * All-digit days are read only in a language that counts so: `1403/09/19` is Jalali in Persian, `1446/06/08` Hijri in Arabic.
 */
export function calendarDates(folded: string, lang: string | null): CalendarDate[] {
  const primary = lang?.toLowerCase().split('-')[0] ?? null;
  const found = allFinders().flatMap((finder) =>
    (finder.languages === null || (primary !== null && finder.languages.includes(primary))) && finder.needs.test(folded)
      ? [...datesOf(finder, folded)]
      : [],
  );
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return found.filter((date) => {
    const isNew = date.start >= end;
    if (isNew) end = date.end;
    return isNew;
  });
}

interface Finder {
  readonly calendar: CalendarDate['calendar'];
  /** Null: the text itself leaves no doubt. */
  readonly languages: readonly string[] | null;
  readonly pattern: RegExp;
  /** Without this in a text the pattern need not be tried. */
  readonly needs: RegExp;
  read(groups: Readonly<Record<string, string | undefined>>): GregorianDay | null;
}

let finders: readonly Finder[] | undefined;

function allFinders(): readonly Finder[] {
  finders ??= build();
  return finders;
}

const YEAR = /(?<!\d)(?:1[234]|2[45])\d\d(?!\d)/;
const DAY = '(?<!\\d)(?<day>[0-3]?\\d)(?!\\d)';
const HIJRI_YEAR = '(?<!\\d)(?<year>1[34]\\d\\d)(?!\\d)';
const JALALI_YEAR = '(?<!\\d)(?<year>1[234]\\d\\d)(?!\\d)';
const GAP = '\\s{0,2}(?:[,،./-]|من|سنه|عام|لعام|سال|of)?\\s{0,2}';
const GREGORIAN_WORD = '(?!\\s?(?:م(?:يلادي\\p{L}*)?|ad|ce)(?!\\p{L}))';
const [SLASHED_YEAR_FIRST, SLASHED_DAY_FIRST] = [
  (year: string) => `(?<![\\d./-])${year}(?<gap>[./-])(?<month>\\d{1,2})\\k<gap>(?<day>\\d{1,2})(?![\\d./-]\\d|\\d)`,
  (year: string) => `(?<![\\d./-])(?<day>\\d{1,2})(?<gap>[./-])(?<month>\\d{1,2})\\k<gap>${year}(?![\\d./-]\\d|\\d)`,
];

function build(): Finder[] {
  const named = (
    calendar: 'hijri' | 'jalali',
    months: { readonly pattern: string; monthOf(folded: string): number | null },
    year: string,
    convert: typeof hijriDay,
  ): Finder[] =>
    [
      `${DAY}(?:st|nd|rd|th|\\.)?${GAP}(?<month>${months.pattern})${GAP}${year}${GREGORIAN_WORD}`,
      `(?<month>${months.pattern})\\s{0,2}${DAY}(?:st|nd|rd|th)?${GAP}${year}${GREGORIAN_WORD}`,
      `${year}\\s{0,2}(?<month>${months.pattern})\\s{0,2}${DAY}`,
    ].map((source) => ({
      calendar,
      languages: null,
      needs: YEAR,
      pattern: new RegExp(source, 'gu'),
      read: (groups) => convert(Number(groups.year), months.monthOf(groups.month ?? '') ?? 0, Number(groups.day)),
    }));
  const digits = (
    calendar: CalendarDate['calendar'],
    languages: readonly string[],
    year: string,
    convert: (year: number, month: number, day: number) => GregorianDay | null,
  ): Finder[] =>
    [SLASHED_YEAR_FIRST(year), SLASHED_DAY_FIRST(year)].map((source) => ({
      calendar,
      languages,
      needs: YEAR,
      pattern: new RegExp(source, 'gu'),
      read: (groups) => convert(Number(groups.year), Number(groups.month), Number(groups.day)),
    }));
  return [
    ...named('hijri', hijriMonths(), HIJRI_YEAR, hijriDay),
    ...named('jalali', jalaliMonths(), JALALI_YEAR, jalaliDay),
    ...digits('jalali', ['fa', 'ps', 'ckb', 'ku', 'az'], '(?<year>1[34][0-2]\\d)', jalaliDay),
    ...digits('hijri', ['ar', 'ur'], '(?<year>1[34]\\d\\d)', hijriDay),
    ...digits('buddhist', ['th'], '(?<year>2[45]\\d\\d)', (year, month, day) => gregorian(buddhistYear(year), month, day)),
    {
      calendar: 'japanese',
      languages: null,
      needs: /[明大昭平令]/,
      pattern: /(?<era>明治|大正|昭和|平成|令和)\s?(?<year>元|\d{1,2})\s?年\s?(?<month>\d{1,2})\s?月\s?(?<day>\d{1,2})\s?日/gu,
      read: readEra,
    },
    {
      calendar: 'japanese',
      languages: ['ja'],
      needs: /[rhstm]\s?\d/,
      pattern: /(?<![\p{L}\d])(?<era>[rhstm])\s?(?<year>\d{1,2})[./](?<month>\d{1,2})[./](?<day>\d{1,2})(?![\d./])/gu,
      read: readEra,
    },
    {
      calendar: 'minguo',
      languages: null,
      needs: /民/,
      pattern: /民[國国]\s?(?<year>\d{1,3})\s?年\s?(?<month>\d{1,2})\s?月\s?(?<day>\d{1,2})\s?日/gu,
      read: ({ year, month, day }) => gregorian(minguoYear(Number(year)), Number(month), Number(day)),
    },
  ];
}

function* datesOf(finder: Finder, folded: string): Generator<CalendarDate> {
  for (const match of folded.matchAll(finder.pattern)) {
    const day = finder.read(match.groups ?? {});
    if (day === null) continue;
    const { calendar } = finder;
    yield { calendar, day, isExact: calendar !== 'hijri', start: match.index, end: match.index + match[0].length };
  }
}

function readEra({ era = '', year, month, day }: Readonly<Record<string, string | undefined>>): GregorianDay | null {
  const gregorianYear = eraYear(era, year === '元' ? 1 : Number(year));
  return gregorianYear === null ? null : gregorian(gregorianYear, Number(month), Number(day));
}

function gregorian(year: number, month: number, day: number): GregorianDay | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return month >= 1 && month <= 12 && date.getUTCDate() === day && date.getUTCMonth() === month - 1 ? { year, month, day } : null;
}
