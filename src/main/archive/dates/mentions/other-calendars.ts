import { type CalendarDate, calendarDates } from '../calendars/calendar-dates.ts';
import { dayNumber } from '../calendars/gregorian-day.ts';
import { isoDay } from './day.ts';
import type { Expression } from './expression.ts';

/** Days that a text names whole in the Hijri, Jalali, Japanese, Minguo and Thai calendars, as Gregorian days. */
export function otherCalendars(folded: string, lang: string | null): Expression[] {
  return calendarDates(folded, lang).map(({ calendar, day, isExact, start, end }) => ({
    start,
    end,
    value: isoDay(dayNumber(day)),
    precision: 'day',
    ...(isExact ? { certainty: 'stated' } : { certainty: 'inferred', basis: NAMES[calendar] }),
  }));
}

const NAMES: Readonly<Record<CalendarDate['calendar'], string>> = {
  hijri: 'Islamic calendar, as Umm al-Qura reckons it',
  jalali: 'Solar Hijri calendar',
  buddhist: 'Buddhist calendar',
  japanese: 'Japanese era',
  minguo: 'Minguo calendar',
};
