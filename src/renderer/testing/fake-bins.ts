import type { Unit } from '../../shared/contract/timeline.ts';

/** The day a bin of that unit begins on. */
export function binStart(at: string, unit: Unit): string {
  if (unit === 'year') return `${at.slice(0, 4)}-01-01`;
  if (unit === 'month') return `${at.slice(0, 7)}-01`;
  if (unit === 'week') {
    const day = new Date(`${at.slice(0, 10)}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
    return day.toISOString().slice(0, 10);
  }
  return at.slice(0, 10);
}

/** One calendar bin. */
export function binOf(start: string, unit: Unit, count: number, lanes?: Record<string, number>) {
  const from = new Date(`${start.length === 7 ? `${start}-01` : start}T00:00:00Z`);
  const to = new Date(from);
  if (unit === 'year') to.setUTCFullYear(to.getUTCFullYear() + 1);
  else if (unit === 'month') to.setUTCMonth(to.getUTCMonth() + 1);
  else to.setUTCDate(to.getUTCDate() + (unit === 'week' ? 7 : 1));
  return {
    start: from.toISOString().slice(0, 10),
    end: to.toISOString().slice(0, 10),
    startMs: from.getTime(),
    endMs: to.getTime(),
    count,
    ...(lanes ? { lanes } : {}),
  };
}
