import { spanOfValue } from './clause.ts';
import type { TimeWindow } from './time-window.ts';
import { DAY_MS } from './units.ts';

/**
 * A date as people type it into From and To: `2022`, `2022-03`, `Mar 2022`, `12 Mar 2022`, `March 12, 2022`, `2022-03-12`.
 * Null when it is no date that can be told for sure: `3.12.2022` might be two days.
 */
export function parseTypedDate(text: string): TimeWindow | null {
  const clean = text.trim().replaceAll(',', ' ').replaceAll(/\s+/g, ' ');
  const digits = spanOfValue(clean);
  if (digits !== null) return digits;
  const words = clean.split(' ');
  const month = words.map(monthOf).find((number) => number !== null);
  if (month === undefined || month === null) return null;
  const numbers = words.filter((word) => /^\d{1,4}$/.test(word));
  if (numbers.length + 1 !== words.length) return null;
  const year = numbers.find((word) => word.length === 4);
  const day = numbers.find((word) => word.length <= 2);
  if (year === undefined || numbers.length > 2 || (numbers.length === 2 && day === undefined)) return null;
  const value = `${year}-${two(month)}${day === undefined ? '' : `-${day.padStart(2, '0')}`}`;
  return spanOfValue(value);
}

/** `last 30 days in data` and its kin (days, weeks, months, years), counted back from the newest article. Null for anything else. */
export function parseLastStretch(text: string, range: TimeWindow): TimeWindow | null {
  const match = /^last (\d{1,4}) (day|week|month|year)s?(?: in data)?$/i.exec(text.trim());
  if (match === null) return null;
  const [, count = '0', unit = 'day'] = match;
  const length = Number(count) * (LENGTH[unit.toLowerCase()] ?? 1) * DAY_MS;
  return length === 0 ? null : { start: range.end - length, end: range.end };
}

const LENGTH: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30.436875, year: 365.2425 };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL = 'january february march april may june july august september october november december'.split(' ');

function monthOf(word: string): number | null {
  const name = word.toLowerCase().replace(/\.$/, '');
  const index = name === 'sept' ? 8 : FULL.includes(name) ? FULL.indexOf(name) : MONTHS.indexOf(name);
  return index < 0 ? null : index + 1;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
