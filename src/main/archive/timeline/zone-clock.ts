import { ArchiveError } from '../../../shared/archive-error.ts';

/**
 * The clocks of one IANA zone. *Wall* time is what a clock on a wall there shows, as ms of the same figures in UTC;
 * an *instant* is ms since 1970 UTC.
 */
export interface ZoneClock {
  readonly zone: string;
  /** Ms east of UTC at an instant. */
  offsetAt(instant: number): number;
  wallOf(instant: number): number;
  /** Of two moments that share a wall time (clocks went back) the first; of none (clocks went forward) the moment that many minutes after the jump. */
  instantOf(wall: number): number;
  /** When the offset changes in (from, to]; `to` when it does not. */
  changeBetween(from: number, to: number): number;
}

/** Opens a zone; an unknown one is refused. */
export function zoneClock(zone: string): ZoneClock {
  const measure = offsetMeter(zone);
  const days = new Map<number, Day>();

  const offsetAt = (instant: number): number => {
    const day = Math.floor(instant / DAY);
    let known = days.get(day);
    if (known === undefined) {
      known = readDay(measure, day);
      days.set(day, known);
    }
    return instant < known.change ? known.before : known.after;
  };

  return {
    zone,
    offsetAt,
    wallOf: (instant) => instant + offsetAt(instant),
    instantOf(wall) {
      const before = offsetAt(wall - DAY);
      const after = offsetAt(wall + DAY);
      const early = wall - before;
      if (before === after || offsetAt(early) === before) return early;
      const late = wall - after;
      return offsetAt(late) === after ? late : early;
    },
    changeBetween: (from, to) => (offsetAt(from) === offsetAt(to) ? to : findChange(offsetAt, from, to)),
  };
}

const SECOND = 1000;
const DAY = 86_400_000;

/** One UTC day: the offset before and from `change` on. */
interface Day {
  readonly change: number;
  readonly before: number;
  readonly after: number;
}

/** Asking Intl costs microseconds, so each day is asked twice and remembered. */
function readDay(measure: (instant: number) => number, day: number): Day {
  const start = day * DAY;
  const before = measure(start);
  const after = measure(start + DAY);
  return { before, after, change: before === after ? start : findChange(measure, start, start + DAY) };
}

/** The first whole second in (from, to] at which the offset is no longer that of `from`. */
function findChange(offset: (instant: number) => number, from: number, to: number): number {
  const first = offset(from);
  let low = Math.floor(from / SECOND);
  let high = Math.ceil(to / SECOND);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle * SECOND) === first) low = middle;
    else high = middle;
  }
  return high * SECOND;
}

function offsetMeter(zone: string): (instant: number) => number {
  const format = formatFor(zone);
  return (instant) => {
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
    for (const { type, value } of format.formatToParts(instant)) parts[type] = value;
    const year = Number(parts.year);
    const wall = new Date(0);
    // Intl counts 1 BC as year 1 of era B; ISO counts it as year 0.
    wall.setUTCFullYear(parts.era?.startsWith('B') ? 1 - year : year, Number(parts.month) - 1, Number(parts.day));
    wall.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
    return wall.getTime() - Math.floor(instant / SECOND) * SECOND;
  };
}

function formatFor(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      era: 'narrow',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (cause) {
    throw new ArchiveError(
      'invalid',
      `“${zone}” is not a time zone this computer knows: use a name such as Europe/Istanbul, or UTC.`,
      {
        cause,
      },
    );
  }
}
