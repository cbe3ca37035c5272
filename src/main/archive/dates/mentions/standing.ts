import { hasRole, type Reading } from './grammar/reading.ts';
import { KIND } from './lexing/meaning.ts';
import type { Item } from './lexing/senses.ts';
import type { Tense } from './tense.ts';
import type { When } from './when.ts';

/** Where an expression stands: the items it takes, and what its sentence tells. */
export interface Standing {
  readonly from: number;
  readonly next: number;
  readonly tense: Tense;
  /** Nothing else is said in its sentence. */
  readonly alone: boolean;
}

/** Whether what was read dates anything where it stands. Words that are also other words, bare numbers and durations need more than themselves. */
export function dates(when: When, reading: Reading, standing: Standing): boolean {
  const keys = Object.keys(when).filter((key) => key !== 'edge' && key !== 'part');
  if (keys.length === 0) return false;
  if (!standing.alone && standing.tense.past && isToldOn(reading, standing)) return false;
  if (when.shift !== undefined && when.shift.anchor === null && !isShiftTold(reading, standing)) return false;
  if (when.now) return standing.alone || keys.length > 1 || (standing.tense.ahead && endsClause(reading, standing.next));
  if (keys.every((key) => key === 'clock')) return isTimeTold(when, reading, standing);
  if (keys.length > 1)
    return keys.some((key) => key !== 'year' && key !== 'until') || hasRole(reading, standing.next - 1, 'year-sign');
  const only = keys[0];
  if (only === 'year') return hasRole(reading, standing.next - 1, 'year-sign');
  if (only === 'month') return isMonthTold(when, reading, standing);
  if (only === 'weekday')
    return standing.alone || !isAllWeak(reading, standing) || leadsDay(reading, standing) || isListed(reading, standing.from);
  if (only === 'holiday') return isFeastTold(reading, standing);
  // `12号` and nothing else is a number on a door.
  if (only === 'day') return !(standing.alone && reading.items[standing.next - 1]?.text.match(/^[号號]$/) != null);
  return true;
}

/** `He built it in three weeks` is a duration; `he will be back in three weeks` is not. */
function isShiftTold(reading: Reading, { from, next, tense, alone }: Standing): boolean {
  if (alone) return true;
  const shifts = reading.items
    .slice(from, next)
    .flatMap((item) => item.senses.flatMap((each) => (each.kind === 'shift' && each.from !== 'anchor' ? [each] : [])));
  if (shifts.some(({ sign, from: whence }) => sign < 0 && whence !== 'any')) return true;
  const isSure = shifts.some(({ from: whence }) => whence === 'now' || whence === 'span');
  return isSure ? !tense.past : tense.ahead;
}

/** A time of day and nothing else: it says so itself (`3pm`, `15 Uhr`), or has minutes and a word that leads times in. */
function isTimeTold(when: When, reading: Reading, { from, next, alone }: Standing): boolean {
  if (alone) return true;
  const items = reading.items.slice(from, next);
  if (
    items.some((item) =>
      item.senses.some(
        (each) =>
          each.kind === 'half' || each.kind === 'part' || (each.kind === 'glue' && each.role === 'hour-sign' && !each.weak),
      ),
    )
  )
    return true;
  return when.clock?.minute !== null && (hasRole(reading, from, 'at') || hasRole(reading, from - 1, 'at'));
}

function isMonthTold(when: When, reading: Reading, standing: Standing): boolean {
  if (standing.alone) return true;
  const item = reading.items.slice(standing.from, standing.next).find(({ kinds }) => (kinds & KIND.month) !== 0);
  const first = reading.original.charAt(item?.start ?? 0);
  if (/\p{Ll}/u.test(first) && reading.table.capitalMonths) return false;
  if (when.edge !== undefined) return true;
  if ((item?.text.length ?? 0) < 4 && /\p{sc=Latin}/u.test(first) && item?.text !== 'may') return false;
  return isIntroduced(reading, standing) && !isNamed(reading, standing.next);
}

/** `of April Jones`: a name goes on with a capital. */
function isNamed(reading: Reading, next: number): boolean {
  const item = reading.items[next];
  return (
    item !== undefined &&
    item.senses.length === 0 &&
    /^\p{Lu}\p{Ll}/u.test(reading.original.slice(item.start, item.end)) &&
    reading.table.capitalMonths === true
  );
}

/** A small word before it that leads dates in. */
const isIntroduced = (reading: Reading, { from }: Standing): boolean =>
  (hasRole(reading, from - 1, 'on', 'from') || (hasRole(reading, from - 1, 'to') && !hasRole(reading, from - 1, 'and'))) &&
  !reading.items[from]?.opensLine;

/** `na terça, qua ou sexta`: one of several weekdays. */
function isListed(reading: Reading, from: number): boolean {
  let at = from - 1;
  while (at >= 0 && at > from - 4 && (/^[,.]$/.test(reading.items[at]?.text ?? '') || hasRole(reading, at, 'or', 'and'))) at--;
  return at < from - 1 && (reading.items[at]?.senses ?? []).some((each) => each.kind === 'weekday');
}

/** A word before it that leads days in, and no other: `on sat`, not `the sun`. */
const leadsDay = (reading: Reading, { from }: Standing): boolean =>
  hasRole(reading, from - 1, 'on-day') && !reading.items[from]?.opensLine;

/**
 * A feast names a day where a word that leads days in stands before it, or nothing that it could describe behind it: `Christmas trees`, `the beaches of
 * Corpus Christi, Texas` name none.
 */
function isFeastTold(reading: Reading, standing: Standing): boolean {
  if (
    standing.alone ||
    !reading.items.slice(standing.from, standing.next).some((item) => /^[\p{sc=Latin}\p{sc=Cyrillic}]/u.test(item.text))
  )
    return true;
  if (leadsDay(reading, standing)) return true;
  if (isAllWeak(reading, standing)) return false;
  const behind = reading.items[standing.next];
  return behind === undefined || behind.opensLine || behind.senses.length > 0 || !/^\p{L}/u.test(behind.text);
}

/** Kinds that name a day, a month or a feast. */
const NAMES: ReadonlySet<string> = new Set(['weekday', 'month', 'holiday', 'which', 'day', 'figures', 'period']);

function isAllWeak(reading: Reading, { from, next }: Standing): boolean {
  return reading.items
    .slice(from, next)
    .every((item) => item.senses.every((each) => each.weak === true || !NAMES.has(each.kind)));
}

function endsClause(reading: Reading, next: number): boolean {
  const item = reading.items[next];
  return item === undefined || item.opensLine || /^[.!?;,。！？؟،।]$/u.test(item.text);
}

/** `the following day`, `le lendemain`: in a sentence that tells of what was, counted from a day it told of, not from today. */
const isToldOn = (reading: Reading, { from, next }: Standing): boolean =>
  reading.items
    .slice(from, next)
    .some(({ senses }) =>
      senses.some(
        (each) =>
          each.weak === true && ((each.kind === 'day' && each.offset > 0) || (each.kind === 'which' && each.which.step > 0)),
      ),
    );

/** A day and month in figures (`5/12`) also score, divide and number: only with something that dates beside them. */
export function figuresDate(reading: Reading, { from, next, alone }: Standing): boolean {
  const weak = reading.items.slice(from, next).some((item) => item.senses.some((each) => each.kind === 'figures' && each.weak));
  if (!weak || alone) return true;
  const dotted = reading.items.slice(from, next).some((item) => /\d\. ?\d{1,2}\.$|^0\d\/\d\d$|^\d\d\/0\d$/.test(item.text));
  const beside = reading.items
    .slice(from, next)
    .some(
      (item) => item.senses.some((each) => ['weekday', 'which', 'clock', 'half', 'month'].includes(each.kind)) || hasGlue(item),
    );
  const dashed = reading.items.slice(from, next).some((item) => /^\d+ ?-/.test(item.text));
  return (
    dotted ||
    beside ||
    hasRole(reading, from - 1, 'day-sign') ||
    (hasRole(reading, from - 1, 'on-day', 'on') && !(dashed && hasRole(reading, from - 1, 'from')))
  );
}

const hasGlue = (item: Item): boolean =>
  item.senses.some((each) => each.kind === 'glue' && (each.role === 'the' || each.role === 'day-sign' || each.role === 'on'));

/** Whether nothing but small words and marks stands around an expression in its sentence. */
export function isAlone(reading: Reading, from: number, next: number, start: number, end: number): boolean {
  const small = (item: Item): boolean =>
    item.senses.some((each) => each.kind === 'glue' || each.kind === 'shift') ||
    (item.senses.length === 0 && !/[\p{L}\d]/u.test(item.text));
  for (let i = from - 1; i >= 0; i--) {
    const item = reading.items[i];
    if (item === undefined || item.start < start) break;
    if (!small(item)) return false;
  }
  for (let i = next; i < reading.items.length; i++) {
    const item = reading.items[i];
    if (item === undefined || item.start >= end) break;
    if (!small(item)) return false;
  }
  return true;
}
