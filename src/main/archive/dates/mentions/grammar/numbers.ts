import type { SenseOf } from '../lexing/senses.ts';
import { hasRole, isMark, type Read, type Reading, senses } from './reading.ts';

export interface Counted {
  readonly n: number;
  readonly ordinal: boolean;
  /** Figures it was written with, 0 when in words. */
  readonly digits: number;
}

/** A number in figures or words: `29`, `21st`, `twenty-nine`, `dos mil dieciocho`, `тридцать первое`. */
export function number(reading: Reading, at: number): Read<Counted> | null {
  const first = senses(reading, at, 'number')[0];
  if (first === undefined) return null;
  if (first.digits > 0) return { value: first, next: at + 1 };
  let { value, next } = { value: first as Counted, next: at + 1 };
  let total = first.n >= 1000 ? first.n : 0;
  let open = first.n >= 1000 ? 0 : first.n;
  while (!value.ordinal) {
    const joint = isMark(reading, next, '-') || hasRole(reading, next, 'and') ? next + 1 : next;
    const isReversed = reading.items[joint]?.text.startsWith('و') === true;
    const more = senses(reading, joint, 'number').find(
      (each) => fits(open, each) || (isReversed && open < 10 && each.n >= 20 && each.n % 10 === 0 && each.digits === 0),
    );
    if (more === undefined || reading.items[joint]?.opensLine || (isMark(reading, next, '-') && reading.items[next]?.spaced))
      break;
    if (more.n >= 1000) {
      total = (total + open) * more.n;
      open = 0;
    } else if (more.n === 100) open *= 100;
    else open += more.n;
    value = { n: total + open, ordinal: more.ordinal, digits: 0 };
    next = joint + 1;
  }
  return { value, next };
}

/** `twenty` takes ones, `two` takes hundred or thousand, a hundred or thousand takes anything below it. */
function fits(open: number, { n, digits }: SenseOf<'number'>): boolean {
  if (digits > 0) return false;
  if (n === 1000) return open > 0 && open < 1000;
  if (n === 100) return open > 0 && open < 20;
  if (open === 0) return n < 1000;
  if (open % 100 === 0) return n < 100;
  const tens = open % 100;
  return (tens >= 20 && tens % 10 === 0 && n < 10) || (tens === 60 && n >= 10 && n < 20) || (tens === 80 && n >= 10 && n < 20);
}

/** A year: four figures, or the words of one, also as two halves (`nineteen eighty-six`). */
export function year(reading: Reading, at: number): Read<number> | null {
  const read = number(reading, at);
  if (read === null) return null;
  const { n, digits, ordinal } = read.value;
  if (ordinal || !Number.isInteger(n)) return null;
  if (digits > 0) return digits === 4 && n >= 1000 && n <= 2199 ? { value: n, next: read.next } : null;
  if (n >= 1000 && n <= 2199) return { value: n, next: read.next };
  if (n < 10 || n > 21) return null;
  const late = number(reading, read.next);
  if (late === null || late.value.digits > 0 || reading.items[read.next]?.opensLine) return null;
  const year = late.value.n >= 100 && late.value.n < 200 ? n * 100 + (late.value.n - 100) : n * 100 + late.value.n;
  return late.value.n >= 10 && year >= 1000 && year <= 2199 ? { value: year, next: late.next } : null;
}
