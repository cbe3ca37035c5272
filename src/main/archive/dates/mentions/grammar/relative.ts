import type { Unit, Which } from '../lexing/senses.ts';
import type { When } from '../when.ts';
import { number } from './numbers.ts';
import {
  follows,
  hasRole,
  isShortened,
  isWeak,
  longest,
  past,
  type Read,
  type Reading,
  type Rule,
  sense,
  senses,
} from './reading.ts';

/** Words that count from the day of writing: `yesterday`, `next week`, `last Tuesday`, `this morning`, `下下周日`. */
export const relative: Rule = (reading, at) => longest(reading, at, [dayWord, weekday, period, thisPart, whichMonth]);

const dayWord: Rule = (reading, at) => {
  const from = past(reading, at, ['the']);
  const days = senses(reading, from, 'day');
  const ahead = days.find(({ offset }) => offset > 0);
  if (ahead !== undefined && days.some(({ offset }) => offset === -ahead.offset))
    return { value: { offset: ahead.offset, offsetEitherWay: true }, next: from + 1 };
  const day = days[0];
  if (day !== undefined)
    return { value: { offset: day.offset, ...(day.part === undefined ? {} : { part: day.part }) }, next: from + 1 };
  const now = sense(reading, from, 'now');
  return now === null ? null : { value: { now: true }, next: from + 1 };
};

/** `Saturday`, `last Friday`, `venerdì prossimo`, `the coming Monday`. */
const weekday: Rule = (reading, at) => {
  const before = which(reading, past(reading, at, ['the']));
  const from = past(reading, before?.next ?? at, ['the', 'day-sign', 'count-sign']);
  const named = senses(reading, from, 'weekday')[0];
  if (named === undefined || !(follows(reading, from) || from === at)) return null;
  let next = from + 1;
  if (isShortened(reading, from)) next++;
  const said = before ?? whichBehind(reading, past(reading, next, ['the', 'of', 'day-sign']));
  if (said !== null && before === null) next = said.next;
  const signed = hasRole(reading, next, 'day-sign') && follows(reading, next) ? next + 1 : next;
  return { value: { weekday: named.weekday, ...(said === null ? {} : { which: said.value }) }, next: signed };
};

/** A `which` behind its noun must not be that of the next one: `Monday next week`. */
function whichBehind(reading: Reading, at: number): Read<Which> | null {
  if (reading.table.whichStandsFirst) return null;
  const read = which(reading, at);
  if (read === null) return null;
  const noun = past(reading, read.next, ['the', 'count-sign']);
  return sense(reading, noun, 'unit') !== null ||
    sense(reading, noun, 'weekday') !== null ||
    sense(reading, noun, 'number') !== null ||
    sense(reading, noun, 'month') !== null
    ? null
    : read;
}

/** One word that tells which, or the same word twice (`下下`). */
export function which(reading: Reading, at: number): Read<Which> | null {
  const read = sense(reading, at, 'which');
  if (read === null) return null;
  const again = sense(reading, at + 1, 'which');
  if (again !== null && follows(reading, at + 1)) {
    const step = read.which.step + again.which.step;
    if (read.which.step === again.which.step && Math.abs(step) === 2)
      return { value: { step: step as 2 | -2, near: false }, next: at + 2 }; // safe: its size was just checked
    // `this coming Friday`, `this past Wednesday`, `cette semaine prochaine`.
    if (read.which.step === 0) return { value: again.which, next: at + 2 };
    if (again.which.step === 0) return { value: read.which, next: at + 2 };
  }
  return { value: read.which, next: at + 1 };
}

/** `this week`, `last month`, `l'année prochaine`, `来年`. */
const period: Rule = (reading, at) => {
  const whole = sense(reading, past(reading, at, ['the']), 'period');
  if (whole !== null) return { value: { period: { unit: whole.unit, step: whole.step } }, next: past(reading, at, ['the']) + 1 };
  const edge = past(reading, at, ['the']);
  const before = which(reading, edge);
  const several = before === null ? unitsBehindNumber(reading, edge) : severalUnits(reading, before);
  if (several !== null) return several;
  const noun = past(reading, before?.next ?? at, ['the', 'count-sign']);
  const unit = unitAt(reading, noun);
  if (unit === null || (before !== null && !follows(reading, noun))) return null;
  const said = before ?? whichBehind(reading, past(reading, noun + 1, ['the', 'of']));
  if (said === null || !PERIODS.has(unit) || sense(reading, noun, 'unit')?.plural) return null;
  // `the past year`, `the coming months`: a stretch up to now or from now on, no calendar year.
  if (said.value.near && reading.table.nearIsStretch && unit !== 'week' && unit !== 'day' && unit !== 'weekend') return null;
  // `este dia 17`: the day of a month.
  if (unit === 'day' && number(reading, noun + 1)?.value.digits) return null;
  return {
    value: unit === 'day' ? { offset: said.value.step } : { period: { unit, step: said.value.step } },
    next: before === null ? said.next : noun + 1,
  };
};

/** `the last three days`, `next 2 weeks`, `直近の1時間`: a stretch that ends or begins now. */
function severalUnits(reading: Reading, said: Read<Which>): Read | null {
  if (said.value.step === 0 || isWeak(sense(reading, said.next - 1, 'which'))) return null;
  const counted = number(reading, past(reading, said.next, ['the', 'count-sign']));
  if (
    counted === null ||
    counted.value.ordinal ||
    !Number.isInteger(counted.value.n) ||
    counted.value.n > MOST_IN_A_ROW ||
    !follows(reading, counted.next)
  )
    return null;
  const noun = past(reading, counted.next, ['count-sign']);
  const unit = unitAt(reading, noun);
  return unit === null || LONG.has(unit)
    ? null
    : {
        value: { period: { unit, step: Math.sign(said.value.step), count: counted.value.n } },
        next: past(reading, noun + 1, ['count-sign']),
      };
}
/** `les deux prochaines semaines`, `los dos últimos días`. */
function unitsBehindNumber(reading: Reading, at: number): Read | null {
  const counted = number(reading, at);
  const said = counted === null || counted.value.ordinal || !follows(reading, counted.next) ? null : which(reading, counted.next);
  if (
    counted === null ||
    said === null ||
    said.value.step === 0 ||
    !Number.isInteger(counted.value.n) ||
    counted.value.n > MOST_IN_A_ROW
  )
    return null;
  const unit = unitAt(reading, said.next);
  if (unit === null || LONG.has(unit) || !follows(reading, said.next)) return null;
  return { value: { period: { unit, step: Math.sign(said.value.step), count: counted.value.n } }, next: said.next + 1 };
}
const MOST_IN_A_ROW = 100;
/** Years and decades in a row are how long something takes. */
const LONG: ReadonlySet<Unit> = new Set(['year', 'decade', 'century', 'season', 'workday', 'fortnight', 'weekend']);

const PERIODS: ReadonlySet<Unit> = new Set(['day', 'weekend', 'week', 'month', 'quarter', 'year', 'decade', 'century']);

export const unitAt = (reading: Reading, at: number): Unit | null => senses(reading, at, 'unit')[0]?.unit ?? null;

/** `this morning`, `last night`, `esta noche`. */
const thisPart: Rule = (reading, at) => {
  const said = which(reading, at);
  if (said === null) return null;
  const part = sense(reading, said.next, 'part');
  return part === null || !follows(reading, said.next)
    ? null
    : { value: { offset: said.value.step, part: part.part }, next: said.next + 1 };
};

/** `last March`, `next 5 April`, `next 12/05`, `avril dernier`. */
const whichMonth: Rule = (reading, at) => {
  const said = which(reading, past(reading, at, ['the']));
  if (said === null) return null;
  const from = past(reading, said.next, ['the']);
  const month = sense(reading, from, 'month') ?? sense(reading, from, 'figures');
  return month !== null && (month.kind === 'figures' ? month.y === null : month.weak !== true) && follows(reading, from)
    ? { value: { which: said.value }, next: from }
    : null;
};

/** `the first Monday of`, `last day in`, `dritter Dienstag`: the period stands behind, and is joined by others. */
export const nth: Rule = (reading, at) => nthBefore(reading, at) ?? nthAfter(reading, at);

const nthBefore: Rule = (reading, at) => {
  const found = nthWeekday(reading, at);
  return found !== null && isMonthly(reading, past(reading, found.next, ['of', 'the'])) ? found : null;
};

/** `الثلاثاء الثالث من شهر ايلول`: the weekday stands first. */
const nthAfter: Rule = (reading, at) => {
  const named = sense(reading, at, 'weekday');
  const counted = named === null ? null : number(reading, at + 1);
  if (named === null || counted === null || !counted.value.ordinal || counted.value.n > 5 || !follows(reading, at + 1))
    return null;
  return isMonthly(reading, past(reading, counted.next, ['of', 'the'])) && hasRole(reading, counted.next, 'of')
    ? { value: { weekday: named.weekday, nth: { n: counted.value.n, of: 'weekday' } }, next: counted.next }
    : null;
};

/** A month or a period that holds weekdays. Without one, `the first Monday` cannot be told. */
const isMonthly = (reading: Reading, at: number): boolean =>
  sense(reading, at, 'month') !== null ||
  sense(reading, at, 'period') !== null ||
  which(reading, at) !== null ||
  unitAt(reading, at) !== null ||
  hasRole(reading, at, 'month-sign') ||
  number(reading, at) !== null;

/** `first Monday`, `last day`, `第一个星期一`. */
export const nthWeekday: Rule = (reading, at) => {
  const from = past(reading, at, ['the']);
  const counted = number(reading, from);
  const last = which(reading, from);
  const n =
    counted !== null && counted.value.n >= 1 && counted.value.n <= 31 ? counted.value.n : last?.value.step === -1 ? -1 : null;
  if (n === null) return null;
  const ordinal = counted === null || counted.value.ordinal || hasRole(reading, counted.next, 'count-sign');
  const noun = past(reading, counted?.next ?? last?.next ?? at, ['count-sign', 'ordinal-sign', 'the']);
  const named = sense(reading, noun, 'weekday');
  const unit = unitAt(reading, noun);
  if (!ordinal || !follows(reading, noun) || (named === null && unit !== 'day' && unit !== 'week')) return null;
  if (n > 5 && named !== null) return null;
  return {
    value:
      named === null
        ? { nth: { n, of: unit === 'week' ? 'week' : 'day' } }
        : { weekday: named.weekday, nth: { n, of: 'weekday' } },
    next: noun + 1,
  };
};

/** `Christmas`, `Ostern 2018`. */
export const holiday: Rule = (reading, at) => {
  const from = past(reading, at, ['the']);
  const said = which(reading, from);
  const named = sense(reading, past(reading, said?.next ?? from, ['the']), 'holiday');
  if (named === null) return null;
  const next = past(reading, said?.next ?? from, ['the']) + 1;
  const behind = said === null ? whichBehind(reading, next) : null;
  const told = said?.value ?? behind?.value;
  return { value: { holiday: named.id, ...(told === undefined ? {} : { which: told }) }, next: behind?.next ?? next };
};

/** `Saturday morning`, `in the evening`. */
export const part: Rule = (reading, at) => {
  const from = past(reading, at, ['the', 'at', 'on', 'of']);
  const read = sense(reading, from, 'part');
  // `morgen`, `mañana`: alone it is tomorrow.
  return read === null || sense(reading, from, 'day') !== null ? null : { value: { part: read.part }, next: from + 1 };
};

export type { When };
