import type { Dated } from '../../../../../shared/contract/shapes/dated.ts';
import type { DateContext } from '../../../dates/day-order.ts';
import { instantOf, offsetBetween, onClock } from '../../../dates/on-clock.ts';
import { offsetAt, zoneOfPlace } from '../../../dates/place-zones.ts';

/**
 * An instant that a page states in UTC, on the clock its readers go by: late in the evening those name different days. The clock is the one that the
 * page itself shows the instant on, or else the only one its country has; without either the date stays as it is, and so it does when it names no instant.
 */
export function onLocalClock(dated: Dated, shown: readonly Dated[], dayOfUrl: string | null, context: DateContext): Dated {
  const instant = instantOf(dated);
  if (instant === null || !UTC.test(dated.zone ?? '')) return dated;
  for (const other of shown) {
    const offset = other.zone !== null && !UTC.test(other.zone) && instantOf(other) === minuteOf(instant) ? other.zone : null;
    const apart = offset ?? (other.zone === null ? offsetBetween(other.value, instant) : null);
    if (apart !== null) return apart === '+00:00' ? dated : onClock(dated, apart);
  }
  const zone = zoneOfPlace(context.country, context.lang);
  if (zone === null) return dated;
  const local = onClock(dated, offsetAt(zone, instant));
  // Systems that write the time of the place and call it UTC are told by the day in their addresses.
  return dayOfUrl !== null && dated.value.startsWith(dayOfUrl) && !local.value.startsWith(dayOfUrl) ? dated : local;
}

const UTC = /^(?:Z|[+-]00:?00)$/;
const minuteOf = (instant: number): number => Math.floor(instant / 60_000) * 60_000;
