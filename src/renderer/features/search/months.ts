/** A bar of the small histogram: a month (`2022-03`) or, over many years, a year (`2022`). */
export interface Bar {
  readonly start: string;
  readonly count: number;
}

const MOST = 60;

/** Months with their counts as a row of bars without gaps: what has no articles is there with none; more than five years are told by year. */
export function barsOf(months: readonly Bar[]): Bar[] {
  const [first] = months;
  const last = months.at(-1);
  if (!first || !last) return [];
  const from = monthNumber(first.start);
  const to = monthNumber(last.start);
  const byYear = to - from >= MOST;
  const keyOf = (month: number) => (byYear ? String(Math.floor(month / 12)) : monthText(month));
  const bars = new Map<string, number>();
  for (let month = from; month <= to; month += 1) bars.set(keyOf(month), 0);
  for (const { start, count } of months) {
    const key = keyOf(monthNumber(start));
    bars.set(key, (bars.get(key) ?? 0) + count);
  }
  return [...bars].map(([start, count]) => ({ start, count })).slice(-MOST);
}

function monthNumber(start: string): number {
  return Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1;
}

function monthText(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}
