import type { DayNumber } from '../day.ts';
import type { Part } from '../lexing/senses.ts';
import type { Clock } from '../when.ts';
import type { Moment } from './moment.ts';
import type { Point } from './point.ts';

/** A time of day on its day. Twelve hours are left open unless the part of the day tells which; a time without a day is one of the day of writing. */
export function clockOn(clock: Clock, day: DayNumber | null, part: Part | null, moment: Moment): Point | null {
  const hour = clock.half === null ? hourIn(clock.hour, part, day === null ? moment : null) : clock.hour;
  const seconds = hour * 3600 + (clock.minute ?? 0) * 60 + (clock.second ?? 0);
  const on = day ?? moment.day;
  if (on === null) return null;
  // A notice that gives nothing but a time speaks of the next such time.
  const passed = day === null && moment.alone && !clock.isToday && moment.seconds !== null && seconds < moment.seconds ? 1 : 0;
  const grain = clock.second !== null ? 'second' : clock.minute !== null ? 'minute' : 'hour';
  // Midnight begins the day that is named; a notice that names none speaks of the one to come.
  const over = day !== null || moment.looks !== 'ahead' ? 0 : Math.floor(seconds / 86_400);
  return { grain, day: on + passed + over, seconds: seconds % 86_400 };
}

function hourIn(hour: number, part: Part | null, moment: Moment | null): number {
  if (hour > 12 || hour === 0) return hour;
  if (part === 'afternoon' || part === 'evening' || (part === 'night' && hour > 5)) return (hour % 12) + 12;
  if (part !== null) return hour % 12;
  const passed = moment?.alone && moment.seconds !== null && hour * 3600 < moment.seconds;
  return passed ? (hour % 12) + 12 : hour;
}
