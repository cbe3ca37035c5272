import type { Dated } from '../../../../shared/contract/shapes/dated.ts';

/** A date as people read it, never closer than it is known, and to the minute at most: `2024`, `Dec 2024`, `9 Dec 2024, 14:00 +03:00`. */
export function peopleDate({ value, zone }: Pick<Dated, 'value' | 'zone'>): string {
  const [date = '', time] = value.split('T');
  const [year, month, day] = date.split('-');
  const name = month === undefined ? undefined : (MONTHS[Number(month) - 1] ?? month);
  const shown = [day === undefined ? undefined : String(Number(day)), name, year].filter((part) => part !== undefined).join(' ');
  if (time === undefined) return shown;
  const place = zone === null ? '' : zone === 'Z' || zone === '+00:00' ? ' UTC' : ` ${zone}`;
  return `${shown}, ${time.length === 2 ? `${time}:00` : time.slice(0, 5)}${place}`;
}

/** A moment as people read it, in UTC: `25 Nov 2026, 00:54 UTC`. */
export const peopleMoment = (iso: string): string => peopleDate({ value: iso.slice(0, 16), zone: 'Z' });

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
