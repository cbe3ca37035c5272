import type { Unit } from '../lexing/senses.ts';
import type { Shift, When } from '../when.ts';
import { number } from './numbers.ts';
import { follows, hasRole, isWeak, past, type Read, type Reading, type Rule, sense } from './reading.ts';
import { unitAt } from './relative.ts';

type Counts = Shift['counts'];

/** `two weeks ago`, `vor zwei Wochen`, `in 5 minutes`, `il y a un mois et trois jours`, `3 Fridays from now`. */
export const fromNow: Rule = (reading, at) => {
  const opened = marker(reading, at);
  if (opened?.value.opens) {
    const counted = counts(reading, past(reading, opened.next, ['about', 'the']));
    if (counted === null) return null;
    const again = marker(reading, counted.next);
    const closed = again !== null && again.value.sign === opened.value.sign && !again.value.opens ? again.next : counted.next;
    return { value: { shift: { sign: opened.value.sign, ...counted.value, anchor: null } }, next: closed };
  }
  const counted = counts(reading, past(reading, at, ['about', 'the']));
  if (counted === null) return null;
  const closed = marker(reading, past(reading, counted.next, ['about']));
  if (closed === null || closed.value.opens || (closed.value.from === 'span' && isWeak(sense(reading, counted.next - 1, 'unit'))))
    return null;
  return { value: { shift: { sign: closed.value.sign, ...counted.value, anchor: null } }, next: closed.next };
};

/** Counted from a day that is named: `3 days after Easter`, `two weeks from tomorrow`. `expression` reads the day. */
export const fromAnchor =
  (expression: Rule): Rule =>
  (reading, at) => {
    const opened = marker(reading, at);
    const counted = counts(reading, past(reading, opened?.value.opens ? opened.next : at, ['the', 'about']));
    const single = counted === null ? dayBeside(reading, at) : null;
    const found = counted ?? single;
    if (found === null) return null;
    const joint = marker(reading, found.next, 'anchor');
    const plain =
      joint === null && hasRole(reading, found.next, 'from') ? { value: { sign: 1 as const }, next: found.next + 1 } : null;
    const mark = joint ?? plain;
    if (mark === null) return null;
    const anchor = expression(reading, mark.next);
    if (anchor === null || anchor.value.shift !== undefined || !follows(reading, mark.next)) return null;
    return { value: { shift: { sign: mark.value.sign, ...found.value, anchor: anchor.value } }, next: anchor.next };
  };

/** The same in languages that name the day first: `Yarından üç hafta sonra`, `昨日の2日前`. Reads what stands behind the day. */
export function behindAnchor(reading: Reading, at: number, anchor: When): Read | null {
  const counted = counts(reading, past(reading, at, ['of', 'from', 'about', 'the']));
  const closed = counted === null ? null : marker(reading, counted.next, 'anchor');
  if (counted !== null && closed !== null && !closed.value.opens)
    return { value: { shift: { sign: closed.value.sign, ...counted.value, anchor } }, next: closed.next };
  const before = marker(reading, at, 'anchor');
  const later = before === null ? null : counts(reading, before.next);
  return before === null || later === null
    ? null
    : { value: { shift: { sign: before.value.sign, ...later.value, anchor } }, next: later.next };
}

/** `the day before yesterday`, `the week after Easter`: one of the unit. */
function dayBeside(reading: Reading, at: number): Read<{ counts: Counts }> | null {
  const noun = past(reading, at, ['the']);
  const unit = unitAt(reading, noun);
  return unit === 'day' || unit === 'week' || unit === 'month' || unit === 'year'
    ? { value: { counts: [{ n: 1, unit }] }, next: noun + 1 }
    : null;
}

function marker(reading: Reading, at: number, from?: 'anchor'): Read<{ sign: -1 | 1; from: string; opens: boolean }> | null {
  if (reading.items[at] === undefined || (at > 0 && !follows(reading, at))) return null;
  const found = (reading.items[at]?.senses ?? []).find(
    (each) =>
      each.kind === 'shift' && (from === undefined ? each.from !== 'anchor' : each.from === 'anchor' || each.from === 'any'),
  );
  return found === undefined || found.kind !== 'shift'
    ? null
    : { value: { sign: found.sign, from: found.from, opens: found.weak === true }, next: at + 1 };
}

/** `two weeks`, `a year and three months`, `half an hour`, `2 years 1 month 21 days`. */
export function counts(reading: Reading, at: number): Read<{ counts: Counts; weekday?: number }> | null {
  const found: { n: number; unit: Unit }[] = [];
  let next = at;
  for (let from = at; found.length < 4; ) {
    const one = count(reading, from);
    if (one === null || (from > 0 && from > at && !follows(reading, from))) break;
    if (one.value.weekday !== undefined)
      return found.length > 0
        ? null
        : { value: { counts: [{ n: one.value.n, unit: 'week' }], weekday: one.value.weekday }, next: one.next };
    if (one.value.unit === undefined) break;
    found.push({ n: one.value.n, unit: one.value.unit });
    next = one.next;
    from = past(reading, next, ['and'], ',');
  }
  return found.length === 0 ? null : { value: { counts: found }, next };
}

/** Higher numbers before a unit are years: `2016年8月`. */
const MOST_COUNTED = 1000;

function count(reading: Reading, at: number): Read<{ n: number; unit?: Unit; weekday?: number }> | null {
  const half = sense(reading, at, 'piece');
  if (half !== null) {
    const noun = past(reading, at + 1, ['the', 'of', 'count-sign']);
    const unit = unitAt(reading, noun) ?? unitAt(reading, noun + 1);
    const end = unitAt(reading, noun) === null ? noun + 1 : noun;
    return unit === null || (half.of === 'quarter' && unit !== 'hour')
      ? null
      : { value: { n: half.of === 'half' ? 0.5 : 0.25, unit }, next: end + 1 };
  }
  const counted = number(reading, at);
  if (counted !== null && !counted.value.ordinal) {
    const noun = past(reading, counted.next, ['count-sign', 'of', 'the']);
    const weekday = sense(reading, noun, 'weekday');
    if (weekday !== null && counted.value.n >= 1 && counted.value.n < 20)
      return { value: { n: counted.value.n, weekday: weekday.weekday }, next: noun + 1 };
    const unit = unitAt(reading, noun);
    if (unit !== null && follows(reading, noun) && counted.value.n < MOST_COUNTED)
      return { value: { n: counted.value.n, unit }, next: noun + 1 };
  }
  // A unit that is one by itself where its language leaves the article out: `через неделю`, `一周后` has its number.
  const bare = reading.table.bareUnits ? unitAt(reading, at) : null;
  return bare !== null &&
    sense(reading, at - 1, 'shift') !== null &&
    sense(reading, at + 1, 'month') === null &&
    number(reading, at + 1) === null
    ? { value: { n: 1, unit: bare }, next: at + 1 }
    : null;
}
