import type { Dated } from '../../../shared/contract/shapes/dated.ts';
import { offsetMs } from './span.ts';

/** The instant a date names, ms; null unless it has a time of at least minutes and a zone. */
export function instantOf({ value, zone }: Dated): number | null {
  if (zone === null || value.length < MINUTE_LENGTH) return null;
  return wallMs(value) - offsetMs(zone);
}

/** The same instant on the clock of another zone. */
export function onClock(dated: Dated, offset: string): Dated {
  const instant = instantOf(dated);
  if (instant === null) return dated;
  const value = new Date(instant + offsetMs(offset)).toISOString().slice(0, dated.value.length);
  return { ...dated, value, zone: offset };
}

/** The offset that a clock of the place is ahead of an instant, when it is one that zones have: whole half hours, or 45 minutes past; null otherwise. */
export function offsetBetween(local: string, instant: number): string | null {
  if (local.length < MINUTE_LENGTH) return null;
  const minutes = Math.round((wallMs(local.slice(0, MINUTE_LENGTH)) - Math.floor(instant / MINUTE) * MINUTE) / MINUTE);
  if (minutes < -12 * 60 || minutes > 14 * 60) return null;
  if (minutes % 30 !== 0 && ![345, 525, 765].includes(minutes)) return null;
  const size = Math.abs(minutes);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

const MINUTE = 60_000;
/** `2024-12-09T14:00` */
const MINUTE_LENGTH = 16;

const wallMs = (value: string): number => Date.parse(`${value.length === MINUTE_LENGTH ? `${value}:00` : value}Z`);
