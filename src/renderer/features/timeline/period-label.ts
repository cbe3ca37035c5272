import type { Unit } from '../../../shared/contract/timeline.ts';
import { formatterOf } from './axis-labels.ts';
import type { TimeWindow } from './time-window.ts';
import { DAY_MS, HOUR_MS, offsetBy } from './units.ts';

/** A bin or a selection of bins in words: `12–16 Mar 2022`, `Mar 2022`, `Q1 2022`, `12 Mar 2022, 09:00–11:00`. */
export function periodLabel(range: TimeWindow, unit: Unit, locale: string, month: 'short' | 'long' = 'short'): string {
  const first = new Date(range.start);
  const last = new Date(lastMoment(range, unit));
  if (unit === 'quarter') return quarterLabel(first, last);
  if (unit === 'decade' || unit === 'year') return rangeText(formatterOf(locale, { year: 'numeric' }), first, last);
  if (unit === 'month') return rangeText(formatterOf(locale, { month, year: 'numeric' }), first, last);
  if (unit === 'hour') {
    const end = new Date(range.end);
    const clock = formatterOf(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const day = formatterOf(locale, { day: 'numeric', month, year: 'numeric' });
    const sameDay = Math.floor(range.start / DAY_MS) === Math.floor((range.end - 1) / DAY_MS);
    if (sameDay) return `${day.format(first)}, ${clock.format(first)}–${clock.format(end)}`;
    return `${day.format(first)}, ${clock.format(first)} – ${day.format(end)}, ${clock.format(end)}`;
  }
  return rangeText(formatterOf(locale, { day: 'numeric', month, year: 'numeric' }), first, last);
}

/** One instant as the From and To fields show it. */
export function dayLabel(ms: number, locale: string): string {
  return formatterOf(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(ms));
}

function lastMoment(range: TimeWindow, unit: Unit): number {
  if (unit === 'hour') return range.end - HOUR_MS;
  if (unit === 'day' || unit === 'week') return range.end - DAY_MS;
  return offsetBy('month', range.end, -1);
}

function rangeText(format: Intl.DateTimeFormat, first: Date, last: Date): string {
  // Some locales put thin spaces around the dash; the chart has no room for them.
  return format.formatRange(first, last).replaceAll('\u2009', ' ').replaceAll(' – ', '–');
}

function quarterLabel(first: Date, last: Date): string {
  const name = (date: Date) => `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`;
  return name(first) === name(last) ? name(first) : `${name(first)} – ${name(last)}`;
}
