import type { Axis, LaneBy, Unit } from '../../../shared/contract/timeline.ts';
import { OTHERS } from './palette.ts';
import type { TimeWindow } from './time-window.ts';
import { DAY_MS, HOUR_MS, offsetBy } from './units.ts';

/** The axes a chart is drawn on, each with a field of the query language; dates mentioned in texts have none. */
export type ChartAxis = Exclude<Axis, 'mentioned'>;

/** The filter a selection adds: `date:2022-03-12..2022-03-16`, both ends included, with no more digits than whole bins of the unit own. */
export function clauseOf(axis: ChartAxis, unit: Unit, range: TimeWindow): string {
  const from = digitsOf(unit, range.start);
  const to = digitsOf(unit, lastValueStart(unit, range.end));
  return `${FIELD[axis]}:${from === to ? from : `${from}..${to}`}`;
}

/** The stretch of time a clause of this axis names; null for any other clause. */
export function rangeOfClause(axis: ChartAxis, clause: string): TimeWindow | null {
  const prefix = `${FIELD[axis]}:`;
  if (!clause.startsWith(prefix)) return null;
  const [from = '', to = from, ...more] = clause.slice(prefix.length).split('..');
  const first = spanOfValue(from);
  const last = spanOfValue(to);
  if (first === null || last === null || more.length > 0 || last.end <= first.start) return null;
  return { start: first.start, end: last.end };
}

/** The filters without this axis' date clauses, which the chart itself must not obey: it shows what lies around them too. */
export function withoutAxis(axis: ChartAxis, filters: readonly string[]): string[] {
  return filters.filter((clause) => rangeOfClause(axis, clause) === null);
}

/** The filters with the selection as the one date clause of its axis; no selection takes it away. */
export function withSelection(axis: ChartAxis, filters: readonly string[], clause: string | null): string[] {
  return clause === null ? withoutAxis(axis, filters) : [...withoutAxis(axis, filters), clause];
}

/** The filter that leaves only one lane; null for the lane of all the others, which is no value of its own. */
export function clauseOfLane(by: LaneBy, key: string, label: string): string | null {
  if (by === 'none' || key === OTHERS) return null;
  if (by === 'collection') return `in:${quoted(label)}`;
  return `${by}:${quoted(key)}`;
}

/** A date as typed digits, `2022`, `2022-03`, `2022-03-12` or `2022-03-12T09`, as the time it spans; null when it is none. */
export function spanOfValue(value: string): TimeWindow | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}))?)?)?$/.exec(value);
  if (match === null) return null;
  const [year = 0, month, day, hour] = match.slice(1).map((digits) => (digits === undefined ? undefined : Number(digits)));
  const start = utc(year, (month ?? 1) - 1, day ?? 1, hour ?? 0);
  if (new Date(start).toISOString().slice(0, value.length) !== value) return null;
  if (hour !== undefined) return { start, end: start + HOUR_MS };
  if (day !== undefined) return { start, end: start + DAY_MS };
  return { start, end: offsetBy(month === undefined ? 'year' : 'month', start, 1) };
}

const FIELD: Readonly<Record<ChartAxis, string>> = {
  published: 'date',
  updated: 'updated',
  captured: 'captured',
};

/** How many characters of an ISO instant a bin edge of this unit owns. */
const DIGITS: Readonly<Record<Unit, number>> = { hour: 13, day: 10, week: 10, month: 7, quarter: 7, year: 4, decade: 4 };

function quoted(value: string): string {
  return /^[\p{L}\p{N}.-]+$/u.test(value) ? value : `"${value.replaceAll('"', '')}"`;
}

function digitsOf(unit: Unit, ms: number): string {
  return new Date(ms).toISOString().slice(0, DIGITS[unit]);
}

/** The last value inside a selection: a week ends on its Sunday, a quarter on its third month. */
function lastValueStart(unit: Unit, end: number): number {
  if (unit === 'week') return end - DAY_MS;
  if (unit === 'quarter') return offsetBy('month', end, -1);
  if (unit === 'decade') return offsetBy('year', end, -1);
  return offsetBy(unit, end, -1);
}

function utc(year: number, month: number, day: number, hour: number): number {
  const date = new Date(Date.UTC(2000, month, day, hour));
  // Date.UTC reads years below 100 as 19xx.
  date.setUTCFullYear(year, month, day);
  return date.getTime();
}
