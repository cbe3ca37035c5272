import { monthNames } from '../month-names.ts';
import { weekdayPattern } from '../weekday-names.ts';
import { dayNumber, isoDay, weekdayOf } from './day.ts';
import { type Expression, type Finder, inferred, type Moment, type Resolved, stated } from './expression.ts';
import { weekdayNumber } from './weekday-number.ts';

/** Dates with a month's name, in the text's language or English: `27 November 2024`, `Wednesday, November 27`, `November 27–29`, `in November 2024`, `early March`. */
export const namedDates: Finder = ({ folded, original, lang }) => {
  const found: Expression[] = [];
  for (const match of folded.matchAll(patternFor(lang ?? 'en'))) {
    const groups = match.groups ?? {};
    const month = monthNames().monthOf(groups.m1 ?? groups.m2 ?? groups.m3 ?? '', lang);
    if (month === null) continue;
    const start = match.index;
    // A point behind a month is the sentence's more often than an abbreviation's.
    const end = start + match[0].trimEnd().replace(/\.$/, '').length;
    const named = original.slice(start, end);
    const year = numberOf(groups.y1 ?? groups.y2 ?? groups.y3);
    const from = numberOf(groups.d1 ?? groups.d2);
    const to = numberOf(groups.t1 ?? groups.t2);
    if (from === null && !isMonthName(named, groups, original, start)) continue;
    found.push({
      start,
      end,
      resolve: (moment) => resolve({ year, month, from, to, weekday: weekdayNumber(groups.w ?? groups.v ?? null) }, moment),
    });
  }
  return found;
};

interface Parts {
  readonly year: number | null;
  readonly month: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly weekday: number | null;
}

const patterns = new Map<string, RegExp>();

function patternFor(lang: string): RegExp {
  const known = patterns.get(lang);
  if (known !== undefined) return known;
  const month = monthNames().patternFor(lang) ?? monthNames().patternFor('en') ?? '';
  const weekday = `(?:${weekdayPattern()})`;
  const day = (name: string) =>
    `(?<![\\d.,:/$€£#-])(?<${name}>[0-3]?\\d)(?:st|nd|rd|th|er|ro|º|°|\\.(?=\\s)|-?(?:го|е))?(?![\\d:%]|[.,]\\d)`;
  const year = (name: string) =>
    `(?:\\s*,\\s*|\\s+(?:de\\s+|del\\s+|do\\s+|of\\s+|в\\s+)?|-)(?<${name}>(?:1[0-9]|20|21)\\d\\d)(?!\\d|%|[.,]\\d|-\\d)`;
  const of = '(?:\\s+(?:of\\s+|de\\s+|di\\s+|ngay\\s+)?|-)';
  const to = '\\s*(?:[-–—]|\\bto\\b|\\band\\b|\\bbis\\b|\\bau\\b|\\bal?\\b)\\s*(?:the\\s+)?';
  const before = `(?:(?<w>${weekday})\\s*,?\\s+(?:the\\s+|le\\s+|den\\s+|dem\\s+|el\\s+)?)?`;
  const dayFirst = `${before}${day('d1')}(?:${to}${day('t1')})?${of}(?<m1>${month})(?:${year('y1')})?`;
  const monthFirst = `(?<m2>${month})\\s*(?:the\\s+)?${day('d2')}(?:${to}${day('t2')})?(?:\\s*,\\s*(?<v>${weekday})(?!\\p{L}))?(?:${year('y2')})?`;
  const monthOnly = `(?:(?<part>early|mid|late)[\\s-])?(?<m3>${month})(?:${year('y3')})?`;
  const made = new RegExp(`${dayFirst}|(?:${before.replace('<w>', '<u>')})${monthFirst}|${monthOnly}`, 'gu');
  patterns.set(lang, made);
  return made;
}

const numberOf = (digits: string | undefined): number | null => (digits === undefined ? null : Number(digits));

/** A bare month: `May` the verb and `march` the walk are none. It has a year, or a capital and a word before it that dates things. */
function isMonthName(named: string, groups: Record<string, string | undefined>, original: string, start: number): boolean {
  if (groups.y3 !== undefined || groups.part !== undefined) return /\p{Lu}|\p{Lo}|\d/u.test(named);
  const name = groups.m3 ?? '';
  if (name.length < 4 && name !== 'may') return false;
  if (!/^\p{Lu}/u.test(named)) return false;
  return DATES_THINGS.test(original.slice(Math.max(0, start - 20), start));
}
const DATES_THINGS =
  /(?:^|[^\p{L}])(?:in|since|until|till|by|last|next|this|during|from|of|between|before|after|through|im|seit|bis|en|depuis|desde|hasta|nel|dal|em|sinds|в|с|до)\s+$/iu;

function resolve({ year, month, from, to, weekday }: Parts, moment: Moment): Resolved | null {
  if (from === null) {
    if (year !== null) return stated(`${year}-${two(month)}`, 'month');
    const guess = nearestYear(moment, (candidate) => dayNumber(candidate, month, 1));
    return guess === null ? null : inferred(`${guess}-${two(month)}`, 'month');
  }
  const on = (candidate: number) => {
    const day = dayNumber(candidate, month, from);
    return day === null || (weekday !== null && weekdayOf(day) !== weekday) ? null : day;
  };
  const known = year ?? nearestYear(moment, on) ?? nearestYear(moment, (candidate) => dayNumber(candidate, month, from));
  const start = known === null ? null : dayNumber(known, month, from);
  if (known === null || start === null) return null;
  const last = to === null ? null : dayNumber(known, month, to);
  const value = last === null || last <= start ? isoDay(start) : `${isoDay(start)}/${isoDay(last)}`;
  return year === null ? inferred(value, 'day') : stated(value, 'day');
}

/** Without a year, the last such day up to publication; the next one where the sentence looks ahead. */
function nearestYear({ day, year, looksAhead }: Moment, on: (year: number) => number | null): number | null {
  if (year === null) return null;
  if (day === null) return on(year) === null ? null : year;
  const candidates = looksAhead ? [year, year + 1] : [year, year - 1, year + 1];
  const right = candidates.find((candidate) => {
    const found = on(candidate);
    // A week ahead is announced more often than a year ago is recalled.
    return found !== null && (looksAhead ? found >= day - 1 : found <= day + NEAR);
  });
  return right ?? candidates.find((candidate) => on(candidate) !== null) ?? null;
}
const NEAR = 14;

const two = (number: number): string => String(number).padStart(2, '0');
