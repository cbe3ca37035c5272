import { DAY_MS } from './units.ts';

/** One labelled instant of an axis. */
export interface Tick {
  readonly ms: number;
  readonly label: string;
}

/** Labels for round instants: the year once where it changes, months and days as short as they stay clear. */
export function axisLabels(ticks: readonly number[], locale: string): Tick[] {
  const step = ticks.length > 1 ? (ticks[1] ?? 0) - (ticks[0] ?? 0) : DAY_MS;
  const fine = step < DAY_MS ? 'hour' : step < 27 * DAY_MS ? 'day' : step < 360 * DAY_MS ? 'month' : 'year';
  let lastYear: number | null = null;
  let lastDay: number | null = null;
  return ticks.map((ms) => {
    const date = new Date(ms);
    const year = date.getUTCFullYear();
    const day = Math.floor(ms / DAY_MS);
    const newYear = year !== lastYear;
    const newDay = day !== lastDay;
    lastYear = year;
    lastDay = day;
    return { ms, label: labelOf(date, fine, newYear, newDay, locale) };
  });
}

function labelOf(date: Date, fine: 'hour' | 'day' | 'month' | 'year', newYear: boolean, newDay: boolean, locale: string): string {
  if (fine === 'year') return format(locale, { year: 'numeric' }, date);
  if (fine === 'month') return format(locale, newYear ? { month: 'short', year: 'numeric' } : { month: 'short' }, date);
  const startsYear = newYear && date.getUTCMonth() === 0 && date.getUTCDate() <= 7;
  if (fine === 'day') return format(locale, { day: 'numeric', month: 'short', ...(startsYear && { year: 'numeric' }) }, date);
  if (newDay && date.getUTCHours() === 0) return format(locale, { day: 'numeric', month: 'short' }, date);
  return format(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, date);
}

function format(locale: string, options: Intl.DateTimeFormatOptions, date: Date): string {
  return formatterOf(locale, options).format(date);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a thousand times its use; each is made once. */
export function formatterOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let found = formatters.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
    formatters.set(key, found);
  }
  return found;
}
