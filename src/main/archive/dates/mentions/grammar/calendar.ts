import type { When } from '../when.ts';
import { type Counted, number, year } from './numbers.ts';
import {
  follows,
  hasRole,
  isMark,
  isShortened,
  isWeak,
  longest,
  past,
  type Read,
  type Reading,
  type Rule,
  rangeJoint,
  sense,
} from './reading.ts';

/** Dates by day, month and year: `27 November 2024`, `May twenty-nine`, `2024年12月9日`, `23/Sep/2020`, `12.11.2024`, `March 2011`. */
export const calendar: Rule = (reading, at) => longest(reading, at, [dayFirst, monthFirst, yearFirst, figures, signedYear]);

/** `27 November 2024`, `the 3rd of May`, `3.Mai`, `31-dic-1994`, `novembre 23 de 1987`. */
const dayFirst: Rule = (reading, at) => {
  const from = past(reading, at, ['the', 'day-sign']);
  const day = dayNumber(reading, from);
  if (day === null) return null;
  const afterRange = dayRange(reading, day, from);
  const gap = between(reading, afterRange?.next ?? day.next);
  const named =
    month(reading, gap) ??
    (gap > day.next && hasRole(reading, day.next, 'of') && (from > at || hasRole(reading, at - 1, 'on-day'))
      ? monthNumber(reading, gap)
      : ordinalMonth(reading, day));
  if (named === null || (isVerb(reading, gap) && day.value.digits === 0 && !day.value.ordinal)) return null;
  const until = afterRange === null ? {} : { until: { day: afterRange.value, month: named.value } };
  return withYear(reading, named.next, { day: day.value.n, month: named.value, ...until });
};

/** `November 27, 2024`, `October, 1st`, `Sep-23-2020`, `May twenty nine`, `September-2020-23`, `March 2011`, `March`. */
const monthFirst: Rule = (reading, at) => {
  const named = month(reading, at) ?? month(reading, past(reading, at, ['month-sign']));
  if (named === null) return null;
  const whole = longest(reading, named.next, [dayAfter(named.value), yearThenDay(named.value)]);
  if (whole !== null) return whole;
  return withYear(reading, named.next, { month: named.value });
};

const dayAfter =
  (named: number): Rule =>
  (reading, at) => {
    const from = past(reading, at, ['the', 'of', 'day-sign'], ',-/.');
    const comma = isMark(reading, at, ',');
    const day = dayNumber(reading, from);
    if (
      day === null ||
      (isVerb(reading, at - 1) && day.value.digits === 0 && !day.value.ordinal) ||
      !follows(reading, from) ||
      (comma && !day.value.ordinal && from === at + 1)
    )
      return null;
    if (countsWeekdays(reading, day)) return null;
    // `in March 5 people` counts people; `May 5` closes or goes on with small words.
    const afterRange = dayRange(reading, day, from);
    const until = afterRange === null ? {} : { until: { day: afterRange.value, month: named } };
    return withYear(reading, afterRange?.next ?? day.next, { month: named, day: day.value.n, ...until });
  };

const yearThenDay =
  (named: number): Rule =>
  (reading, at) => {
    if (!isMark(reading, at, '-/')) return null;
    const written = year(reading, at + 1);
    if (written === null || !isMark(reading, written.next, '-/')) return null;
    const day = dayNumber(reading, written.next + 1);
    return day === null ? null : { value: { month: named, year: written.value, day: day.value.n }, next: day.next };
  };

/** `2024年12月9日`, `2020/Sep/23`, `2020/23/Sep`, `23-2020-September`, `2016 December 3`. */
const yearFirst: Rule = (reading, at) => {
  const written = year(reading, at);
  if (written !== null) {
    const sign = past(reading, written.next, ['year-sign', 'of'], '-/');
    const named = month(reading, sign);
    if (named !== null && follows(reading, sign)) {
      const day = dayNumber(reading, past(reading, named.next, ['month-sign', 'day-sign', 'the', 'of'], '-/'));
      const value = { year: written.value, month: named.value };
      return day === null || !follows(reading, named.next)
        ? { value, next: named.next }
        : { value: { ...value, day: day.value.n }, next: afterSign(reading, day.next) };
    }
    const day = isMark(reading, written.next, '-/') ? dayNumber(reading, written.next + 1) : null;
    const last = day !== null && isMark(reading, day.next, '-/') ? month(reading, day.next + 1) : null;
    return day === null || last === null
      ? null
      : { value: { year: written.value, month: last.value, day: day.value.n }, next: last.next };
  }
  const short = shortYear(reading, at);
  if (short !== null) return short;
  const day = dayNumber(reading, at);
  const middle = day !== null && isMark(reading, day.next, '-/') ? year(reading, day.next + 1) : null;
  const last = middle !== null && isMark(reading, middle.next, '-/') ? month(reading, middle.next + 1) : null;
  return day === null || middle === null || last === null
    ? null
    : { value: { year: middle.value, month: last.value, day: day.value.n }, next: last.next };
};

/** `24年12月26日`: a year of two figures, only with its sign and a month. */
function shortYear(reading: Reading, at: number): Read | null {
  const read = number(reading, at);
  if (read === null || read.value.digits !== 2 || read.value.ordinal || !hasRole(reading, read.next, 'year-sign')) return null;
  const named = month(reading, read.next + 1);
  if (named === null || !follows(reading, read.next + 1)) return null;
  const day = dayNumber(reading, named.next);
  const value = { year: read.value.n, shortYear: true, month: named.value };
  return day === null || !follows(reading, named.next)
    ? { value, next: named.next }
    : { value: { ...value, day: day.value.n }, next: afterSign(reading, day.next) };
}

/** `2024年`, `in 2024` is the business of others. */
const signedYear: Rule = (reading, at) => {
  const written = year(reading, at);
  return written !== null && hasRole(reading, written.next, 'year-sign')
    ? { value: { year: written.value }, next: written.next + 1 }
    : null;
};

/** A month by its name, or by a number with a sign: `12月`, `shahr 3`. */
export function month(reading: Reading, at: number): Read<number> | null {
  const named = sense(reading, at, 'month');
  if (named !== null) {
    return { value: named.month, next: isShortened(reading, at) ? at + 2 : at + 1 };
  }
  const sign = hasRole(reading, at, 'month-sign') ? at + 1 : at;
  const counted = number(reading, sign);
  if (counted === null || counted.value.n < 1 || counted.value.n > 12 || !Number.isInteger(counted.value.n)) return null;
  if (sign > at) return { value: counted.value.n, next: counted.next };
  return hasRole(reading, counted.next, 'month-sign') && reading.items[counted.next]?.text.length === 1
    ? { value: counted.value.n, next: counted.next + 1 }
    : null;
}

/** `October, the first Monday`: the number counts weekdays. */
function countsWeekdays(reading: Reading, { value, next }: Read<Counted>): boolean {
  const noun = past(reading, next, ['count-sign']);
  return value.ordinal && (sense(reading, noun, 'weekday') !== null || sense(reading, noun, 'unit') !== null);
}

/** `One may`, `march one`: months that are also verbs need a figure or an ordinal beside them. */
const isVerb = (reading: Reading, at: number): boolean => isWeak(sense(reading, at, 'month'));

/** `den siebten vierten`, where a language says so. */
function ordinalMonth(reading: Reading, day: Read<Counted>): Read<number> | null {
  const counted = reading.table.ordinalMonths && day.value.ordinal ? number(reading, day.next) : null;
  return counted?.value.ordinal && counted.value.n <= 12 ? { value: counted.value.n, next: counted.next } : null;
}

/** The number of a month behind `of`: `21 del 3`, `siebter vierter`. */
function monthNumber(reading: Reading, at: number): Read<number> | null {
  const counted = number(reading, at);
  return counted !== null &&
    counted.value.n >= 1 &&
    counted.value.n <= 12 &&
    counted.value.digits <= 2 &&
    counted.value.digits > 0 &&
    closes(reading, counted.next)
    ? { value: counted.value.n, next: counted.next }
    : null;
}

/** A number that may be a day of the month. */
export function dayNumber(reading: Reading, at: number): Read<Counted> | null {
  const read = number(reading, at);
  // `a March launch`: an article is no first.
  if (
    read === null ||
    isWeak(sense(reading, at, 'number')) ||
    read.value.n < 1 ||
    read.value.n > 31 ||
    read.value.digits > 2 ||
    !Number.isInteger(read.value.n)
  )
    return null;
  const sign = hasRole(reading, read.next, 'ordinal-sign') ? read.next + 1 : read.next;
  return { value: sign > read.next ? { ...read.value, ordinal: true } : read.value, next: sign };
}

/** The second day of `27–29 November`, `27 to 29 November`. */
function dayRange(reading: Reading, first: Read<Counted>, from: number): Read<number> | null {
  const joint = rangeJoint(reading, first.next, from) ?? (hasRole(reading, first.next, 'and') ? first.next + 1 : null);
  if (joint === null) return null;
  const second = dayNumber(reading, past(reading, joint, ['the']));
  // `6 and 7 April` are two days in a row; `6 and 17 April` are no range.
  const inARow = rangeJoint(reading, first.next, from) !== null || second?.value.n === first.value.n + 1;
  return second !== null && inARow && second.value.n > first.value.n ? { value: second.value.n, next: second.next } : null;
}

/** From a day to its month: `of`, a mark, a day's sign or nothing. */
function between(reading: Reading, at: number): number {
  const next = past(reading, at, ['of', 'the', 'month-sign']);
  if (next > at) return next;
  return isMark(reading, at, '-/.') && follows(reading, at) ? at + 1 : at;
}

/** A year behind what was read, if one stands there: `, 2024`, `de 2019`, `-1994`, `15`. */
function withYear(reading: Reading, at: number, value: When): Read {
  const end = afterSign(reading, at);
  const from = past(reading, end, ['of', 'the', 'year-sign', 'and'], ',-/.');
  if (!follows(reading, from)) return { value, next: end };
  const era = beforeOurEra(reading, from);
  if (era !== null) return { value: yearOfBoth(value, era.value), next: era.next };
  const written = year(reading, from);
  if (written !== null) {
    const sign = hasRole(reading, written.next, 'year-sign') ? written.next + 1 : written.next;
    return { value: yearOfBoth(value, written.value), next: sign };
  }
  const short = number(reading, from);
  const quoted = isMark(reading, from, "'") ? number(reading, from + 1) : null;
  const two = quoted ?? short;
  if (
    value.day !== undefined &&
    two !== null &&
    two.value.digits === 2 &&
    !two.value.ordinal &&
    from - end <= 1 &&
    !isMark(reading, end, ',') &&
    !(isMark(reading, end, '-/') && reading.items[end]?.spaced) &&
    sense(reading, two.next, 'month') === null &&
    closes(reading, two.next)
  )
    return { value: { ...yearOfBoth(value, two.value.n), shortYear: true }, next: two.next };
  return { value, next: end };
}

/** `88 AD`, `234 BC`: a year that its era makes one. Those before our era are read, and placed nowhere. */
function beforeOurEra(reading: Reading, at: number): Read<number> | null {
  const read = number(reading, at);
  const era = read === null ? undefined : reading.items[read.next]?.text;
  if (read === null || era === undefined || read.value.digits === 0 || !ERAS.has(era)) return null;
  return { value: era.startsWith('b') ? -read.value.n : read.value.n, next: read.next + 1 };
}
const ERAS: ReadonlySet<string> = new Set(['ad', 'ce', 'bc', 'bce']);

const yearOfBoth = (value: When, year: number): When => ({
  ...value,
  year,
  ...(value.until === undefined ? {} : { until: { ...value.until, year } }),
});

/** Behind the sign of a day: `日`, `號`. */
const afterSign = (reading: Reading, at: number): number =>
  hasRole(reading, at, 'day-sign') && follows(reading, at) && reading.items[at]?.spaced === false ? at + 1 : at;

/** The text goes on with nothing that a number could count. */
export function closes(reading: Reading, at: number): boolean {
  const item = reading.items[at];
  if (item === undefined || item.opensLine) return true;
  if (item.senses.some((each) => each.kind === 'unit' || each.kind === 'opaque')) return false;
  if (item.senses.some((each) => each.kind === 'number' && each.digits > 0) && !hasRole(reading, at + 1, 'hour-sign'))
    return false;
  if (item.senses.some((each) => each.kind === 'which') && sense(reading, at + 1, 'unit') !== null) return false;
  if (item.text === '-' && !item.spaced)
    return (reading.items[at + 1]?.senses ?? []).some((each) => each.kind === 'number' || each.kind === 'month');
  return item.senses.length > 0 || /^[^\p{L}\d%$€£]$/u.test(item.text);
}

/** Dates in figures. */
const figures: Rule = (reading, at) => {
  const read = sense(reading, at, 'figures');
  if (read === null) return null;
  // `a las 2.30`: a time.
  if (read.gap === '.' && read.y === null && hasRole(reading, at - 1, 'at') && !hasRole(reading, at - 1, 'on')) return null;
  const value = inOrder(read, reading.table.order);
  return value === null ? null : { value, next: at + 1 };
};

function inOrder(
  {
    a,
    b,
    y,
    gap,
    fits,
  }: { readonly a: number; readonly b: number; readonly y: number | null; readonly gap: string; readonly fits: string },
  order: 'dmy' | 'mdy' | 'ymd' | null,
): When | null {
  if (fits === 'ymd')
    return a <= 12 && b <= 31 ? { year: y ?? 0, month: a, day: b } : b <= 12 ? { year: y ?? 0, month: b, day: a } : null;
  if (y !== null && y < 100 && order === 'ymd' && b <= 12 && y <= 31 && gap !== '/')
    return { year: a, shortYear: true, month: b, day: y };
  const year = y === null ? {} : y < 100 ? { year: y, shortYear: true } : { year: y };
  if (a > 12 && b <= 12) return { ...year, day: a, month: b };
  if (b > 12 && a <= 12) return { ...year, day: b, month: a };
  if (a > 12 || b > 12) return null;
  if (a === b || (gap === '.' && (order !== null || y !== null)) || order === 'dmy' || (order === 'ymd' && y !== null))
    return { ...year, day: a, month: b };
  if (order !== null) return { ...year, day: b, month: a };
  return { ...year, day: a, month: b, orDay: b };
}
