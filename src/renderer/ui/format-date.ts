import { LANGUAGE } from './catalogue.ts';

/** A date as far as it is known: `2022`, `2022-03`, `2022-03-14`, `2022-03-14T09:40`; `zone` is an offset, `Z`, or null when none is named. */
export interface PartialDate {
  readonly value: string;
  readonly zone: string | null;
}

export type DateStyle = 'absolute' | 'iso';

/** A partial date in words, with exactly the digits that are known: 14 Mar 2022, 09:40. `withZone` adds the time's zone where one is named. */
export function formatPartialDate({ value, zone }: PartialDate, style: DateStyle = 'absolute', withZone = false): string {
  const [, year, month, day, time] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T(\d{2}(?::\d{2}){0,2}))?/.exec(value) ?? [];
  if (year === undefined) return value;
  const zoneText = withZone && time !== undefined && zone ? ` ${zoneName(zone)}` : '';
  if (style === 'iso') return `${[year, month, day].filter(Boolean).join('-')}${time ? ` ${time}` : ''}${zoneText}`;
  if (month === undefined) return year;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  const date = (day === undefined ? monthFormat : dayFormat).format(at);
  return time === undefined ? date : `${date}, ${time.length === 2 ? `${time}:00` : time.slice(0, 5)}${zoneText}`;
}

/** A moment (ISO 8601, UTC) in words: 16 Mar 2022, 10:22 UTC. */
export function formatMoment(iso: string, style: DateStyle = 'absolute', withZone = true): string {
  return formatPartialDate({ value: iso.slice(0, 16), zone: 'Z' }, style, withZone);
}

/** The day of a moment: 12 Nov 2026. */
export function formatDay(iso: string, style: DateStyle = 'absolute'): string {
  return formatPartialDate({ value: iso.slice(0, 10), zone: null }, style);
}

const dayFormat = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const monthFormat = new Intl.DateTimeFormat(LANGUAGE, { month: 'short', year: 'numeric', timeZone: 'UTC' });

function zoneName(zone: string): string {
  if (zone === 'Z' || zone === '+00:00') return 'UTC';
  return `UTC${zone.replace(/^([+-])0?(\d+):00$/, '$1$2')}`;
}
