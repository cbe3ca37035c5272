import type { Dated } from '../../../shared/contract/shapes/dated.ts';
import { calendarDates } from './calendars/calendar-dates.ts';
import { type Clock, findClock } from './clock.ts';
import { type DateContext, dayOrderOf } from './day-order.ts';
import { foldForDates } from './fold.ts';
import { withLatinNumbers } from './han-numbers.ts';
import { monthNames } from './month-names.ts';
import { namedOffset, offsetOf } from './zone-names.ts';

/** A date that a source states, and what of its text is not date, folded. */
export interface ReadDate {
  readonly dated: Dated;
  /** What is left of the text without date and time: labels, weekday, names. */
  readonly rest: string;
}

/**
 * Reads the date a source states: ISO 8601, RFC 2822, numeric in the source's order, or with a month's name in any of the news languages.
 * Nothing is guessed: without a year, or when every reading lies in the future, it is null; where day and month may be either, both are kept.
 */
export function readDate(raw: string, context: DateContext): ReadDate | null {
  const trimmed = raw.trim();
  if (trimmed === '' || trimmed.length > MAX_LENGTH || !/\p{N}/u.test(trimmed)) return null;
  const text = withLatinNumbers(foldForDates(trimmed));
  let coarse: ReadDate | null = null;
  for (const read of [readIso, readEastAsian, readNamed, readNumeric, readCalendar, readYearMonth]) {
    const found = read(text, context);
    const result = found === null ? null : finish(trimmed, text, found, context);
    if (result !== null && hasDay(result.dated)) return result;
    coarse ??= result;
  }
  return coarse;
}

const hasDay = ({ precision }: Dated): boolean => precision !== 'year' && precision !== 'month';

const MAX_LENGTH = 200;

interface Day {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}
interface Found {
  /** Readings, the likelier first. */
  readonly days: readonly Day[];
  readonly start: number;
  readonly end: number;
  /** The time of day, where it is written in one with the day. */
  readonly clock?: Clock | null;
  /** Read by a calendar that may be a day off. */
  readonly isInexact?: boolean;
}

function finish(raw: string, text: string, found: Found, context: DateContext): ReadDate | null {
  const values = [...new Set(found.days.filter((day) => isPlausible(day, context)).map(valueOfDay))];
  const [first, ...others] = values;
  if (first === undefined) return null;
  const open = `${text.slice(0, found.start)}\u0000${text.slice(found.end)}`;
  const apart = first.length === 10 && (found.clock ?? null) === null ? findClock(open) : null;
  const clock = first.length === 10 ? (found.clock ?? apart) : null;
  const rest = apart === null ? open : open.slice(0, apart.start) + open.slice(apart.end);
  const at = (value: string) => (clock === null ? value : `${value}T${clock.time}`);
  const dated: Dated = {
    value: at(first),
    precision: clock !== null ? clock.precision : first.length === 10 ? 'day' : first.length === 7 ? 'month' : 'year',
    zone: clock === null ? null : (clock.zone ?? namedOffset(clock.zoneName, at(first), context.country)),
    certainty: found.isInexact === true ? 'inferred' : 'stated',
    raw,
    ...(others.length > 0 ? { alternatives: others.map(at) } : {}),
  };
  return { dated, rest: rest.replace('\u0000', ' ').replace(/\s+/g, ' ').trim() };
}

const ISO =
  /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:t|\s)\s?(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?(z|utc|gmt|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?(?!\d)/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?(z|[+-]\d{4})?)?$/;

function readIso(text: string): Found | null {
  const match = ISO.exec(text) ?? COMPACT.exec(text);
  if (match === null) return null;
  const [whole, year, month, day, hour, minute, second, zone] = match;
  const clock: Clock | null =
    hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59
      ? null
      : {
          time: [hour, minute, second].filter((part) => part !== undefined).join(':'),
          precision: second === undefined ? 'minute' : 'second',
          zone: zone === undefined ? null : offsetOf(zone.length === 3 && /^[+-]/.test(zone) ? `${zone}:00` : zone),
          zoneName: null,
          start: 0,
          end: 0,
        };
  const days = [{ year: Number(year), month: Number(month), day: Number(day) }];
  return { days, clock, start: match.index, end: match.index + whole.length };
}

/** Days of calendars that are not Gregorian. */
function readCalendar(text: string, context: DateContext): Found | null {
  const [date] = calendarDates(text, context.lang);
  return date === undefined ? null : { days: [date.day], isInexact: !date.isExact, start: date.start, end: date.end };
}

const EAST_ASIAN = /(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일号號])?/;
const KOREAN_POINTS = /(?<!\d)(\d{4})\.\s?(\d{1,2})\.\s?(\d{1,2})\.?(?!\d)/;

function readEastAsian(text: string): Found | null {
  // NFKD folding takes Hangul syllables apart and NFC puts them together again, so these stand as written.
  const match = EAST_ASIAN.exec(text) ?? KOREAN_POINTS.exec(text);
  if (match === null) return null;
  const [whole, year, month, day] = match;
  return {
    days: [{ year: Number(year), month: Number(month), ...(day === undefined ? {} : { day: Number(day) }) }],
    start: match.index,
    end: match.index + whole.length,
  };
}

let named: { dayFirst: RegExp; monthFirst: RegExp; yearFirst: RegExp } | undefined;

function namedPatterns(): NonNullable<typeof named> {
  const month = `(?<month>${monthNames().pattern})`;
  const day = '(?<!\\d)(?<day>[0-3]?\\d)(?:st|nd|rd|th|er|ro|\\.|º|°|-?(?:го|е))?(?![\\d:])';
  const year = "(?<!\\d)(?<year>\\d{4}|['’]\\d{2})(?![\\d:])";
  const of = "(?:\\s*(?:[-/.,']|of|de|del|do|da|di|d'|d’|ngay|วันที่)?\\s*)";
  named ??= {
    dayFirst: new RegExp(`(?:${day}${of})?${month}${of}(?:г\\.?\\s*)?(?:พ\\.ศ\\.\\s*)?${year}`, 'u'),
    monthFirst: new RegExp(`${month}\\s*${day}${of}${year}`, 'u'),
    yearFirst: new RegExp(`${year}\\.?\\s*(?:m\\.\\s*)?${month}\\s*${day}`, 'u'),
  };
  return named;
}

function readNamed(text: string, context: DateContext): Found | null {
  if (!monthNames().mayBeIn(text)) return null;
  const { dayFirst, monthFirst, yearFirst } = namedPatterns();
  // “Dec 9, 2024” must not be read as “December 2024” of a day-first rule with the day left out: the fuller reading wins.
  const candidates = [monthFirst.exec(text), yearFirst.exec(text), dayFirst.exec(text)].filter((match) => match !== null);
  const match = candidates.find((each) => each.groups?.day !== undefined) ?? candidates[0];
  if (match?.groups === undefined) return null;
  const month = monthNames().monthOf(match.groups.month ?? '', context.lang);
  if (month === null) return null;
  const { year = '', day } = match.groups;
  return {
    days: [
      {
        year: fullYear(year.replace(/\D/g, ''), context, year.length < 4),
        month,
        ...(day === undefined ? {} : { day: Number(day) }),
      },
    ],
    start: match.index,
    end: match.index + match[0].length,
  };
}

const NUMERIC = /(?<![\d.:/-])(\d{1,4})(\s?[./-]\s?)(\d{1,2})\2(\d{4}|\d{1,2})(?![\d:]|[./-]\d)/;

function readNumeric(text: string, context: DateContext): Found | null {
  const match = NUMERIC.exec(text);
  if (match === null) return null;
  const [whole, a = '', gap = '', b = '', c = ''] = match;
  const at = { start: match.index, end: match.index + whole.length };
  if (a.length === 4) return { days: [{ year: Number(a), month: Number(b), day: Number(c) }], ...at };
  if (a.length === 3) return null;
  if (c.length === 1) return null;
  const year = fullYear(c, context, c.length === 2);
  const dayFirst: Day = { year, month: Number(b), day: Number(a) };
  const monthFirst: Day = { year, month: Number(a), day: Number(b) };
  const order = dayOrderOf(gap.trim(), context);
  if (order === 'dmy') return { days: isCalendarDay(dayFirst) ? [dayFirst] : [monthFirst], ...at };
  if (order === 'mdy') return { days: isCalendarDay(monthFirst) ? [monthFirst] : [dayFirst], ...at };
  return { days: [monthFirst, dayFirst], ...at };
}

const YEAR_MONTH = /^(\d{4})-(\d{2})$/;
const YEAR = /^(\d{4})$/;

/** Bare `2024-12` and `2024`: only when the whole text is that. */
function readYearMonth(text: string): Found | null {
  const match = YEAR_MONTH.exec(text) ?? YEAR.exec(text);
  if (match === null) return null;
  const [, year, month] = match;
  return { days: [{ year: Number(year), ...(month === undefined ? {} : { month: Number(month) }) }], start: 0, end: text.length };
}

/** `24` is the nearest year that is not after the one the source was seen in. Thai pages count from the Buddha's death. */
function fullYear(digits: string, context: DateContext, isShort: boolean): number {
  const year = Number(digits);
  const seen = new Date(context.seenAt).getUTCFullYear();
  if (isShort) return year + 100 * Math.floor((seen + 1 - year) / 100);
  return context.lang?.startsWith('th') === true && year > seen + 400 ? year - 543 : year;
}

const DAY_MS = 86_400_000;
/** Older than any newspaper: what looks like a year is a number, or counts from elsewhere. */
const FIRST_YEAR = 1600;

function isPlausible(day: Day, context: DateContext): boolean {
  if (!isCalendarDay(day) || day.year < FIRST_YEAR) return false;
  // A day of grace: it is tomorrow already in the east.
  return Date.UTC(day.year, (day.month ?? 1) - 1, day.day ?? 1) <= context.seenAt + DAY_MS;
}

function isCalendarDay({ year, month, day }: Day): boolean {
  if (month === undefined) return true;
  if (month < 1 || month > 12) return false;
  return day === undefined || (day >= 1 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day);
}

function valueOfDay({ year, month, day }: Day): string {
  const parts = [String(year).padStart(4, '0')];
  if (month !== undefined) parts.push(String(month).padStart(2, '0'));
  if (day !== undefined) parts.push(String(day).padStart(2, '0'));
  return parts.join('-');
}
