import { weekdayOf } from './day.ts';
import type { Expression } from './expression.ts';
import type { FoundExpression } from './find.ts';
import { clockOn } from './resolve/clock.ts';
import type { Moment, Written } from './resolve/moment.ts';
import { severalOf } from './resolve/period.ts';
import { isoValue, type Point, precisionOf } from './resolve/point.ts';
import { resolve } from './resolve/resolve.ts';
import { isWhole } from './whole.ts';

/** Works out which times expressions name; those that cannot be told are left out. A time of day without a day is one of the day its sentence names. */
export function placed(found: readonly FoundExpression[], written: Written, region: string | null): Expression[] {
  const points = found.map((each) => (isLoneTime(each) ? null : pointsOf(each, momentOf(each, written, region))));
  return found.flatMap((each, i) => {
    const own = isLoneTime(each) ? onDayOfSentence(each, found, points, momentOf(each, written, region)) : (points[i] ?? null);
    return own === null ? [] : [expressionOf(each, own)];
  });
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

/** The nearest day that the sentence names, before or behind. */
function onDayOfSentence(
  time: FoundExpression,
  found: readonly FoundExpression[],
  points: readonly (Points | null)[],
  moment: Moment,
): Points | null {
  let best: { readonly day: number; readonly distance: number } | null = null;
  found.forEach((each, i) => {
    const point = points[i]?.[0];
    if (each.sentence !== time.sentence || point?.grain !== 'day') return;
    const distance = Math.abs(each.start - time.start);
    if (best === null || distance < best.distance) best = { day: point.day, distance };
  });
  const chosen: { readonly day: number } | null = best;
  if (chosen === null || time.when.clock === undefined) return null;
  const point = clockOn(time.when.clock, (chosen as { readonly day: number }).day, time.when.part ?? null, moment); // safe: set in the loop above, where the compiler does not follow it
  return point === null ? null : [point, null];
}

function expressionOf({ start, end, when }: FoundExpression, [from, to]: Points): Expression {
  const first = isoValue(from);
  const value = to === null || isoValue(to) <= first ? first : `${first}/${isoValue(to)}`;
  return { start, end, value, precision: precisionOf(from), certainty: isWhole(when) ? 'stated' : 'inferred' };
}
