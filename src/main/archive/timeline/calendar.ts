import type { Unit } from '../../../shared/contract/timeline.ts';
import type { ZoneClock } from './zone-clock.ts';

/**
 * Bins of one unit. A *place* is where something stands for this unit: its wall time for days and longer (so a day is a day, however long),
 * its instant for hours (so the hour that comes twice is two bins).
 */
export interface Calendar {
  placeOfInstant(instant: number): number;
  placeOfWall(wall: number): number;
  /** The start of the bin a place falls into. */
  floor(place: number): number;
  /** The start of the bin after the one that starts here. */
  next(start: number): number;
  /** A date in the zone, for hours with time and offset. */
  label(start: number): string;
  instant(start: number): number;
}

/** The bins of a unit in a zone. Weeks begin on Monday, decades with the year ending in 0. */
export function calendarOf(unit: Unit, clock: ZoneClock): Calendar {
  return unit === 'hour' ? hours(clock) : dates(unit, clock);
}

/** `2024-12-09` of a wall time. */
export function dateLabel(wall: number): string {
  const date = new Date(wall);
  const year = date.getUTCFullYear();
  const shown = year < 0 || year > 9999 ? `${year < 0 ? '-' : '+'}${digits(Math.abs(year), 6)}` : digits(year, 4);
  return `${shown}-${digits(date.getUTCMonth() + 1, 2)}-${digits(date.getUTCDate(), 2)}`;
}

/** `2024-12-09T14:00+03:00` of an instant, as clocks in the zone show it. */
export function momentLabel(instant: number, clock: ZoneClock): string {
  const offset = clock.offsetAt(instant);
  const wall = new Date(instant + offset);
  const away = Math.abs(Math.trunc(offset / MINUTE));
  const sign = offset < 0 ? '-' : '+';
  return (
    `${dateLabel(wall.getTime())}T${digits(wall.getUTCHours(), 2)}:${digits(wall.getUTCMinutes(), 2)}` +
    `${sign}${digits(Math.floor(away / 60), 2)}:${digits(away % 60, 2)}`
  );
}

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
/** Monday, 5 January 1970, in days since 1970. */
const FIRST_MONDAY = 4;
const MONTHS = { month: 1, quarter: 3, year: 12, decade: 120 } as const;

function hours(clock: ZoneClock): Calendar {
  return {
    placeOfInstant: (instant) => instant,
    placeOfWall: (wall) => clock.instantOf(wall),
    floor(place) {
      const offset = clock.offsetAt(place);
      const start = Math.floor((place + offset) / HOUR) * HOUR - offset;
      // Clocks changed inside this hour: its bin begins at the change.
      return clock.offsetAt(start) === offset ? start : clock.changeBetween(start, place);
    },
    next(start) {
      const offset = clock.offsetAt(start);
      const end = (Math.floor((start + offset) / HOUR) + 1) * HOUR - offset;
      return clock.changeBetween(start, end);
    },
    label: (start) => momentLabel(start, clock),
    instant: (start) => start,
  };
}

function dates(unit: Exclude<Unit, 'hour'>, clock: ZoneClock): Calendar {
  return {
    placeOfInstant: (instant) => clock.wallOf(instant),
    placeOfWall: (wall) => wall,
    ...(unit === 'day' || unit === 'week' ? wholeDays(unit === 'day' ? 1 : 7) : wholeMonths(MONTHS[unit])),
    label: dateLabel,
    instant: (start) => clock.instantOf(start),
  };
}

const wholeDays = (days: number): Pick<Calendar, 'floor' | 'next'> => ({
  floor: (place) => (Math.floor((Math.floor(place / DAY) - FIRST_MONDAY) / days) * days + FIRST_MONDAY) * DAY,
  next: (start) => start + days * DAY,
});

const wholeMonths = (months: number): Pick<Calendar, 'floor' | 'next'> => {
  const startOf = (month: number): number => new Date(0).setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
  const monthOf = (place: number): number => {
    const date = new Date(place);
    return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months) * months;
  };
  return { floor: (place) => startOf(monthOf(place)), next: (start) => startOf(monthOf(start) + months) };
};

const digits = (n: number, width: number): string => String(n).padStart(width, '0');
