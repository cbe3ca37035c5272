import { KIND } from '../lexing/meaning.ts';
import { joined, type When } from '../when.ts';
import { calendar, closes, dayNumber } from './calendar.ts';
import { clock } from './clock.ts';
import { edge } from './edge.ts';
import { year } from './numbers.ts';
import {
  follows,
  hasRole,
  isMark,
  kindsAhead,
  longest,
  past,
  type Read,
  type Reading,
  type Rule,
  rangeJoint,
  sense,
} from './reading.ts';
import { holiday, nth, nthWeekday, part, relative } from './relative.ts';
import { behindAnchor, fromAnchor, fromNow } from './shift.ts';

/** A whole expression from an item on: its parts joined in whatever order the language puts them. */
export const expression: Rule = (reading, at) => read(reading, at, 0);

const DEEPEST = 2;
/** Without one of these no date begins. */
const DATING =
  KIND.month |
  KIND.weekday |
  KIND.unit |
  KIND.day |
  KIND.now |
  KIND.period |
  KIND.part |
  KIND.clock |
  KIND.figures |
  KIND.holiday |
  KIND.number;

function read(reading: Reading, at: number, depth: number): Read | null {
  if ((kindsAhead(reading, at, FARTHEST) & DATING) === 0) return null;
  const anchored = depth < DEEPEST ? fromAnchor((inner, from) => read(inner, from, depth + 1))(reading, at) : null;
  const first = anchored ?? primary(reading, at);
  if (first === null) return null;
  let { value, next } = first;
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    const more = another(reading, next, value, depth);
    if (more === null) break;
    ({ value, next } = more);
  }
  return ranged(reading, at, { value, next });
}
const MOST_PARTS = 6;

const primary: Rule = (reading, at) => {
  const kinds = kindsAhead(reading, at, FARTHEST);
  const rules = RULES.filter(([needs]) => (kinds & needs) !== 0).map(([, rule]) => rule);
  return longest(reading, at, rules);
};

/** Each rule with the kinds of which it needs one within reach. */
const RULES: readonly (readonly [number, Rule])[] = [
  [KIND.weekday | KIND.unit, (reading, at) => nth(reading, at)],
  [KIND.month | KIND.figures | KIND.number, (reading, at) => calendar(reading, at)],
  [KIND.shift, (reading, at) => fromNow(reading, at)],
  [KIND.day | KIND.now | KIND.weekday | KIND.which | KIND.period, (reading, at) => relative(reading, at)],
  [KIND.holiday, (reading, at) => holiday(reading, at)],
  [KIND.clock | KIND.number | KIND.part | KIND.piece, (reading, at) => clock(reading, at)],
  [KIND.edge, (reading, at) => edge(reading, at)],
  [KIND.number, (reading, at) => dayOfMonth(reading, at)],
  [KIND.part, (reading, at) => part(reading, at)],
];
/** Small words and a comma or two may lead in. */
const FARTHEST = 6;

/** One more part behind those read, if it says something new. */
function another(reading: Reading, at: number, value: When, depth: number): Read | null {
  if (!follows(reading, at)) return null;
  const behind = depth < DEEPEST && value.shift === undefined ? behindAnchor(reading, at, value) : null;
  if (behind !== null) return behind;
  const from = past(reading, at, ['of', 'the', 'on', 'at', 'day-sign', 'about'], ',(@-');
  if (!follows(reading, from)) return null;
  for (const start of from === at ? [at] : [from, at]) {
    const found =
      weekdayWithin(reading, start, value) ??
      primary(reading, start) ??
      (start === at || onlyLeads(reading, at, start, value) ? bareDay(reading, start, value) : null) ??
      yearBeside(reading, start, value) ??
      whichOfDate(reading, start, value) ??
      (start === at && reading.table.edgesFollow ? edgeBehind(reading, start, value) : null);
    if (found === null) continue;
    const both = joined(value, found.value);
    if (both === null || !belongs(value, found.value)) continue;
    const next = isMark(reading, found.next, ')') && isMark(reading, start - 1, '(') ? found.next + 1 : found.next;
    return { value: both, next };
  }
  return null;
}

/** Nothing but articles and commas stands between: `mardi en huit` is no 8th. */
const onlyLeads = (reading: Reading, from: number, to: number, { clock: time }: When): boolean =>
  reading.items
    .slice(from, to)
    .every(
      (_, i) =>
        hasRole(reading, from + i, 'the', 'day-sign') ||
        isMark(reading, from + i, ',(') ||
        (time !== undefined && hasRole(reading, from + i, 'of') && to === from + 1),
    );

/** Years and periods are joined only to what lacks them; a comma alone joins no two days. */
function belongs(value: When, more: When): boolean {
  if (more.clock !== undefined || value.clock !== undefined)
    return (
      value.period === undefined ||
      value.weekday !== undefined ||
      more.weekday !== undefined ||
      value.day !== undefined ||
      more.day !== undefined ||
      value.holiday !== undefined
    );
  if (value.shift !== undefined || more.shift !== undefined)
    return value.weekday !== undefined || more.weekday !== undefined || value.holiday !== undefined;
  return !(value.holiday !== undefined && more.weekday !== undefined);
}

/** `Tuesday the 19th`, `lundi 14`: a number beside a weekday or a period is a day of the month. */
function bareDay(reading: Reading, at: number, value: When): Read | null {
  const monthly = value.period?.unit === 'month';
  const timed = value.clock !== undefined && value.weekday === undefined && hasRole(reading, at - 1, 'of');
  if ((value.weekday === undefined && !monthly && !timed) || value.day !== undefined || value.nth !== undefined) return null;
  const day = dayNumber(reading, past(reading, at, ['the', 'day-sign']));
  if (day === null || !closes(reading, day.next) || isMark(reading, day.next, ':')) return null;
  const sign = hasRole(reading, day.next, 'day-sign') ? day.next + 1 : day.next;
  return { value: { day: day.value.n }, next: sign };
}

/** `十月第一个星期一`, `ekim 2014 birinci çarşambası`: the month stands first. */
function weekdayWithin(reading: Reading, at: number, value: When): Read | null {
  return value.month === undefined || value.day !== undefined || value.until !== undefined ? null : nthWeekday(reading, at);
}

/** `martın ortası`, `5月初め`. */
function edgeBehind(reading: Reading, at: number, value: When): Read | null {
  const found = sense(reading, at, 'edge');
  return found === null || value.edge !== undefined || value.clock !== undefined
    ? null
    : { value: { edge: found.edge }, next: at + 1 };
}

/** `le 3 mars prochain`, `el 5 de mayo pasado`. */
function whichOfDate(reading: Reading, at: number, value: When): Read | null {
  if (value.month === undefined || value.year !== undefined || value.which !== undefined || reading.table.whichStandsFirst)
    return null;
  const said = sense(reading, at, 'which');
  return said === null ||
    said.which.step === 0 ||
    sense(reading, at + 1, 'unit') !== null ||
    sense(reading, at + 1, 'weekday') !== null
    ? null
    : { value: { which: said.which }, next: at + 1 };
}

/** `Easter 2018`, `first Monday of October 2014`: a year behind what is one in every year. */
function yearBeside(reading: Reading, at: number, value: When): Read | null {
  if (
    value.year !== undefined ||
    value.which !== undefined ||
    (value.holiday === undefined && value.nth === undefined && !(value.clock !== undefined && value.month !== undefined))
  )
    return null;
  const read = year(reading, at);
  if (read === null) return null;
  return { value: { year: read.value }, next: hasRole(reading, read.next, 'year-sign') ? read.next + 1 : read.next };
}

/** `the 15th`, `le 16`, `29日`, `dia 20`: a day of a month that is not named. Its sign or article tells that it is one. */
const dayOfMonth: Rule = (reading, at) => {
  const from = past(reading, at, ['the', 'day-sign']);
  const day = dayNumber(reading, from);
  if (day === null) return null;
  const signed =
    hasRole(reading, day.next, 'day-sign') &&
    reading.items[day.next]?.spaced === false &&
    sense(reading, day.next + 1, 'unit') === null;
  if (signed) return { value: { day: day.value.n }, next: day.next + 1 };
  // `the 15th day of next month`, `the 20th of this month`.
  const named = sense(reading, day.next, 'unit')?.unit === 'day' ? day.next + 1 : day.next;
  if (hasRole(reading, named, 'of') && from > at - 1 && (day.value.ordinal || from > at)) {
    const month = relative(reading, past(reading, named, ['of', 'the']));
    if (month?.value.period?.unit === 'month') return { value: { day: day.value.n, ...month.value }, next: month.next };
  }
  // English counts ranks and centuries with `the 21st`: there a day needs a word that dates.
  if (reading.table.lang === 'en' && day.value.digits === 0) return null;
  const introduced = reading.table.lang !== 'en' || hasRole(reading, at - 1, 'on') || sense(reading, at - 1, 'weekday') !== null;
  const told =
    introduced &&
    ((from > at && (day.value.ordinal || day.value.digits > 0 || hasRole(reading, from - 1, 'day-sign'))) ||
      (day.value.ordinal && hasRole(reading, at - 1, 'on', 'the')));
  return told && closes(reading, day.next) ? { value: { day: day.value.n }, next: day.next } : null;
};

/** `27 November – 3 December`, `from Monday to Friday`, `March to May 2011`. */
function ranged(reading: Reading, from: number, first: Read): Read {
  if (first.value.until !== undefined || first.value.shift !== undefined || first.value.now) return first;
  const joint = rangeJoint(reading, first.next, from);
  if (joint === null || !follows(reading, joint)) return first;
  const second = longest(reading, past(reading, joint, ['the', 'on', 'at']), [calendar, relative]);
  if (
    second === null ||
    (second.value.month === undefined) !== (first.value.month === undefined) ||
    (second.value.weekday === undefined) !== (first.value.weekday === undefined) ||
    second.value.period !== undefined ||
    second.value.offset !== undefined
  )
    return first;
  const year = first.value.year === undefined && second.value.year !== undefined ? { year: second.value.year } : {};
  return { value: { ...first.value, ...year, until: second.value }, next: second.next };
}
