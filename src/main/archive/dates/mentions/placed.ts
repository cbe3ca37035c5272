import { type DayNumber, weekdayOf } from './day.ts';
import type { Expression } from './expression.ts';
import type { FoundExpression } from './find.ts';
import { clockOn } from './resolve/clock.ts';
import type { Moment, Written } from './resolve/moment.ts';
import { severalOf } from './resolve/period.ts';
import { isoValue, type Point, precisionOf } from './resolve/point.ts';
import { resolve } from './resolve/resolve.ts';
import type { Stretch } from './sentences.ts';
import { isWhole } from './whole.ts';

/** Works out which times expressions name; those that cannot be told are left out. A time of day without a day is one of the day its sentence names. */
export function placed(found: readonly FoundExpression[], written: Written, region: string | null): Placed {
  const points = found.map((each) => (isLoneTime(each) ? null : pointsOf(each, momentOf(each, written, region))));
  const before = daysBeside(found, points);
  const behind = daysBeside(found.toReversed(), points.toReversed()).reverse();
  const expressions = found.flatMap((each, i) => {
    if (!isLoneTime(each)) return expressionOf(each, points[i] ?? null);
    const day = nearer(each, before[i] ?? null, behind[i] ?? null);
    const point =
      day === null || each.when.clock === undefined
        ? null
        : clockOn(each.when.clock, day, each.when.part ?? null, momentOf(each, written, region));
    return expressionOf(each, point === null ? null : [point, null]);
  });
  return { expressions, impossible: found.filter(({ when }, i) => when.year !== undefined && points[i] === null) };
}

export interface Placed {
  readonly expressions: readonly Expression[];
  /** Dates that no calendar has (`30 February 2022`): their year alone is none either. */
  readonly impossible: readonly Stretch[];
}

type Points = readonly [Point, Point | null];

const isLoneTime = ({ when, alone }: FoundExpression): boolean =>
  !alone && when.clock !== undefined && Object.keys(when).every((key) => key === 'clock' || key === 'part' || key === 'edge');

function momentOf({ tense, alone }: FoundExpression, written: Written, region: string | null): Moment {
  return { ...written, looks: tense.ahead || alone ? 'ahead' : tense.past ? 'back' : 'around', alone, region };
}

function pointsOf({ when }: FoundExpression, moment: Moment): Points | null {
  if (when.period?.count !== undefined) return severalOf(when, moment);
  if (when.period?.unit === 'weekend' && when.weekday === undefined) return weekend(when.period.step, moment);
  const from = resolve(when, moment);
  return from === null ? null : [from, when.until === undefined ? null : resolve(when.until, moment)];
}

/** Saturday and Sunday; `this weekend`, said after it of what was, is the last one. */
function weekend(step: number, { day, looks }: Moment): Points | null {
  if (day === null) return null;
  const saturday = day - ((weekdayOf(day) + 6) % 7) + 5 + 7 * step;
  const told = step === 0 && looks === 'back' && saturday > day ? saturday - 7 : saturday;
  return [
    { grain: 'day', day: told },
    { grain: 'day', day: told + 1 },
  ];
}

interface DayBeside {
  readonly day: DayNumber;
  readonly at: number;
}

/** For each expression the last day that its sentence named up to it, in the order given. */
function daysBeside(found: readonly FoundExpression[], points: readonly (Points | null)[]): (DayBeside | null)[] {
  let last: (DayBeside & { readonly sentence: unknown }) | null = null;
  return found.map((each, i) => {
    const beside = last !== null && last.sentence === each.sentence ? last : null;
    const point = points[i]?.[0];
    if (point?.grain === 'day') last = { day: point.day, at: each.start, sentence: each.sentence };
    return beside;
  });
}

function nearer({ start }: FoundExpression, before: DayBeside | null, behind: DayBeside | null): DayNumber | null {
  if (before === null || behind === null) return before?.day ?? behind?.day ?? null;
  return start - before.at <= behind.at - start ? before.day : behind.day;
}

function expressionOf({ start, end, when }: FoundExpression, points: Points | null): Expression[] {
  if (points === null) return [];
  const [from, to] = points;
  const first = isoValue(from);
  const value = to === null || isoValue(to) <= first ? first : `${first}/${isoValue(to)}`;
  return [{ start, end, value, precision: precisionOf(from), certainty: isWhole(when) ? 'stated' : 'inferred' }];
}
