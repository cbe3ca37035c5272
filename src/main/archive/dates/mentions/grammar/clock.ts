import type { Clock } from '../when.ts';
import { closes } from './calendar.ts';
import { number } from './numbers.ts';
import { follows, hasRole, isMark, isWeak, longest, past, type Read, type Reading, type Rule, sense } from './reading.ts';

/** Times of day: `14:00`, `at 3pm`, `um 15 Uhr`, `à 8h du soir`, `下午三点十五`, `half past three`, `noon`. Half of the day may stand on either side. */
export const clock: Rule = (reading, at) => {
  const from = past(reading, at, ['at', 'about', 'the', 'on', 'from'], ',@');
  const before = partOrHalf(reading, from, false);
  const opening = before === null ? from : past(reading, before.next, ['at', 'about', 'the'], ',');
  const read = longest(reading, opening, [
    figuresOfDay,
    signed,
    spoken,
    lone(
      opening > from ||
        hasRole(reading, opening - 1, 'at') ||
        (hasRole(reading, opening - 1, 'hour-sign') && !reading.table.isUnspaced),
    ),
  ]);
  if (read === null) return null;
  const beside = past(reading, read.next, ['of', 'the', 'at', 'on'], ',');
  const found = before === null ? partOrHalf(reading, beside, beside > read.next) : null;
  // `4a` may be anything; `at 9a`, `3:15p` are times.
  const isLetter =
    found !== null && reading.items[found.next - 1]?.text.length === 1 && sense(reading, found.next - 1, 'half') !== null;
  const behind = isLetter && read.value.minute === null && !hasRole(reading, opening - 1, 'at') ? null : found;
  const half = behind ?? before;
  const next = behind === null ? read.next : behind.next;
  return {
    value: { clock: inHalf(read.value, half?.value ?? null, half !== null && sense(reading, half.next - 1, 'half') === null) },
    next: behindZone(reading, next),
  };
};

/** Behind the name of a zone: the time is told as it is written. */
function behindZone(reading: Reading, at: number): number {
  const led = past(reading, at, ['at', 'of'], '(');
  const text = reading.items[led]?.text;
  if (text === undefined || !ZONES.has(text)) return at;
  return led > at && isMark(reading, led + 1, ')') ? led + 2 : led + 1;
}

const ZONES: ReadonlySet<string> = new Set(
  'gmt utc cet cest bst est edt cst cdt mst mdt pst pdt msk trt jst kst ist mez mesz eet eest et pt'.split(' '),
);

/** A word that also means tomorrow (`morgen`, `mañana`) is a part of the day only behind small words. */
function partOrHalf(reading: Reading, at: number, isLed: boolean): Read<'am' | 'pm' | 'night'> | null {
  if (!follows(reading, at)) return null;
  const half = sense(reading, at, 'half');
  // `3p`: one letter only at the figures themselves.
  if (half !== null && (reading.items[at]?.text.length !== 1 || reading.items[at]?.spaced === false))
    return { value: half.half, next: at + 1 };
  const part = sense(reading, at, 'part');
  if (part === null || (sense(reading, at, 'day') !== null && !isLed)) return null;
  if (part.part === 'dawn' || part.part === 'morning') return { value: 'am', next: at + 1 };
  if (part.part === 'afternoon' || part.part === 'evening') return { value: 'pm', next: at + 1 };
  return part.part === 'night' ? { value: 'night', next: at + 1 } : null;
}

function inHalf(read: Clock, half: 'am' | 'pm' | 'night' | null, isToday: boolean): Clock {
  if (half === null) return read;
  const told = half === 'night' ? (read.hour >= 5 && read.hour <= 12 ? 'pm' : 'am') : half;
  if (read.hour > 12) return { ...read, half: 'pm' };
  return { ...read, hour: told === 'pm' ? (read.hour % 12) + 12 : read.hour % 12, half: told, isToday };
}

/** `14:00`, `8:00:31`. */
const figuresOfDay: Rule<Clock> = (reading, at) => {
  const read = sense(reading, at, 'clock');
  if (read !== null) {
    const sign = hasRole(reading, at + 1, 'hour-sign') && follows(reading, at + 1) ? at + 2 : at + 1;
    return {
      value: {
        hour: read.hour % 24,
        minute: read.minute,
        second: read.second,
        half: read.hour > 12 || read.hour === 0 || reading.items[at]?.text.startsWith('0') ? 'am' : null,
      },
      next: sign,
    };
  }
  // `8.30 pm`, `um 10.10 Uhr`: a point, where something beside it says that it is a time.
  const dotted = reading.items[at];
  const match = dotted === undefined ? null : /^(\d{1,2})\.([0-5]\d)$/.exec(dotted.text);
  if (match === null || Number(match[1]) > 23) return null;
  const told =
    hasRole(reading, at - 1, 'at') ||
    isDated(reading, at - 1) ||
    sense(reading, at + 1, 'half') !== null ||
    hasRole(reading, at + 1, 'hour-sign');
  return told && closes(reading, at + 1)
    ? {
        value: { hour: Number(match[1]), minute: Number(match[2]), second: null, half: Number(match[1]) > 12 ? 'pm' : null },
        next: hasRole(reading, at + 1, 'hour-sign') ? at + 2 : at + 1,
      }
    : null;
};

/** A date stands before it: `de 4e 19.00`. */
const isDated = (reading: Reading, at: number): boolean =>
  (reading.items[at]?.senses ?? []).some(
    (each) =>
      each.kind === 'month' ||
      each.kind === 'weekday' ||
      each.kind === 'figures' ||
      (each.kind === 'number' && (each.ordinal || each.digits === 4)),
  );

/** `15 Uhr 20`, `三点十五分`, `9 heures et demie`, `3 o'clock`, `الساعة الثالثة وعشر دقائق`. */
const signed: Rule<Clock> = (reading, at) => {
  const opened = hasRole(reading, at, 'hour-sign') && !reading.table.isUnspaced ? at + 1 : at;
  const isOpened = opened > at || (hasRole(reading, at - 1, 'hour-sign') && !reading.table.isUnspaced);
  const hour = number(reading, past(reading, opened, ['about', 'the']));
  if (hour === null || hour.value.n > 24 || !Number.isInteger(hour.value.n)) return null;
  const closed = hasRole(reading, hour.next, 'hour-sign') && follows(reading, hour.next);
  if (!isOpened && !closed) return null;
  const weak = !isOpened && isWeak(signOf(reading, hour.next)) && !hasRole(reading, at - 1, 'at');
  const rest = minutes(reading, closed ? hour.next + 1 : hour.next);
  if (weak && rest === null && sense(reading, past(reading, hour.next + 1, ['of', 'the', 'on']), 'part') === null) return null;
  const end = closed ? hour.next + 1 : hour.next;
  return {
    value: { hour: hour.value.n % 24, minute: rest?.value ?? null, second: null, half: hour.value.n > 12 ? 'pm' : null },
    next: rest?.next ?? end,
  };
};

const signOf = (reading: Reading, at: number) =>
  (reading.items[at]?.senses ?? []).find((each) => each.kind === 'glue' && each.role === 'hour-sign') ?? null;

function minutes(reading: Reading, at: number): Read<number> | null {
  if (!follows(reading, at)) return null;
  const from = past(reading, at, ['and', 'past']);
  const piece = sense(reading, from, 'piece');
  if (piece !== null) return { value: piece.of === 'half' ? 30 : 15, next: from + 1 };
  const read = number(reading, from);
  if (read === null || read.value.n > 59 || read.value.ordinal || !Number.isInteger(read.value.n)) return null;
  const sign = hasRole(reading, read.next, 'minute-sign') ? read.next + 1 : read.next;
  return sign > read.next || from > at || read.value.digits === 2 || !reading.items[from]?.spaced
    ? { value: read.value.n, next: sign }
    : null;
}

/** `half past three`, `quarter to noon`, `twenty past 3`, `halb vier`, and noon and midnight themselves. */
const spoken: Rule<Clock> = (reading, at) => {
  const point = noonOrMidnight(reading, at);
  if (point !== null) {
    const less = minus(reading, point);
    if (less !== null) return less;
    const rest = hasRole(reading, point.next, 'and') ? minutes(reading, point.next) : null;
    return rest === null ? point : { value: { ...point.value, minute: rest.value }, next: rest.next };
  }
  const from = past(reading, at, ['the']);
  const piece = sense(reading, from, 'piece');
  const counted = piece === null ? number(reading, from) : null;
  const count = piece !== null ? (piece.of === 'half' ? 30 : 15) : (counted?.value.n ?? null);
  if (count === null || count > 59 || !Number.isInteger(count)) return null;
  const end =
    counted === null
      ? from + 1
      : hasRole(reading, counted.next, 'minute-sign') || sense(reading, counted.next, 'unit')?.unit === 'minute'
        ? counted.next + 1
        : counted.next;
  const later = hasRole(reading, end, 'past');
  const earlier = hasRole(reading, end, 'before-hour');
  if (!later && !earlier) return null;
  const hour = noonOrMidnight(reading, end + 1) ?? lone(true)(reading, end + 1);
  if (hour === null || hour.value.minute !== null) return null;
  const total = hour.value.hour * 60 + (later ? count : -count);
  return { value: { ...hour.value, hour: Math.floor((total + 1440) / 60) % 24, minute: (total + 1440) % 60 }, next: hour.next };
};

/** `las doce menos cuarto`, `midi moins cinq`. */
function minus(reading: Reading, hour: Read<Clock>): Read<Clock> | null {
  if (!hasRole(reading, hour.next, 'minus')) return null;
  const from = past(reading, hour.next + 1, ['the']);
  const piece = sense(reading, from, 'piece');
  const counted = piece === null ? number(reading, from) : null;
  const less = piece === null ? counted?.value.n : piece.of === 'half' ? 30 : 15;
  if (less === undefined || less < 1 || less > 59) return null;
  const total = hour.value.hour * 60 - less + 1440;
  return { value: { ...hour.value, hour: Math.floor(total / 60) % 24, minute: total % 60 }, next: counted?.next ?? from + 1 };
}

function noonOrMidnight(reading: Reading, at: number): Read<Clock> | null {
  const part = sense(reading, at, 'part');
  if (isWeak(part)) return null;
  if (part?.part === 'noon') return { value: { hour: 12, minute: null, second: null, half: 'pm' }, next: at + 1 };
  return part?.part === 'midnight' ? { value: { hour: 24, minute: null, second: null, half: 'am' }, next: at + 1 } : null;
}

/** A bare hour: only behind `at`, or with a half of the day. */
const lone =
  (told: boolean): Rule<Clock> =>
  (reading, at) => {
    const hour = number(reading, at);
    if (isWeak(sense(reading, at, 'number'))) return null;
    if (hour === null || hour.value.n > 24 || false || hour.value.digits > 2 || !Number.isInteger(hour.value.n)) return null;
    const half =
      sense(reading, hour.next, 'half') !== null || sense(reading, past(reading, hour.next, ['of', 'the']), 'part') !== null;
    if ((!told || hour.value.ordinal) && !half) return null;
    if (
      hasRole(reading, hour.next, 'day-sign') ||
      sense(reading, hour.next, 'month') !== null ||
      sense(reading, hour.next, 'unit') !== null
    )
      return null;
    const plain: Read<Clock> = {
      value: { hour: hour.value.n % 24, minute: null, second: null, half: hour.value.n > 12 ? 'pm' : null },
      next: hour.next,
    };
    if (!told) return plain;
    const less = minus(reading, plain);
    if (less !== null) return less;
    // `las tres y media`, `alle 3 20`: minutes, where nothing behind them is counted.
    const rest = minutes(reading, hour.next);
    const isSaid = rest !== null && (hasRole(reading, hour.next, 'and') || hour.value.digits > 0) && closes(reading, rest.next);
    return isSaid ? { value: { ...plain.value, minute: rest.value }, next: rest.next } : plain;
  };
