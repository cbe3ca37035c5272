import { type DayNumber, dayNumber, weekdayOf } from '../mentions/day.ts';
import { nthWeekday } from '../mentions/resolve/nth.ts';
import { dayInCalendar, type FeastCalendar } from './calendar-days.ts';
import { easter, orthodoxEaster } from './easter.ts';
import { FEASTS } from './feasts.ts';

/** The day of a feast in a year; null where it is not known. `region` says whose: Mother's Day is not everywhere the same. */
export function holidayOn(id: string, year: number, region: string | null): DayNumber | null {
  const feast = FEASTS[id];
  if (feast === undefined || year < 1583 || year > 2300) return null;
  return typeof feast === 'string'
    ? dayByRule(feast, year)
    : dayByRule((region === null ? undefined : feast[region]) ?? feast.any ?? '', year);
}

/** Rules are written as in `feasts.ts`. */
function dayByRule(rule: string, year: number): DayNumber | null {
  const [base = '', shift] = rule.split(/(?=[+-]\d+d$)/);
  const day = baseDay(base, year);
  return day === null || shift === undefined ? day : day + Number.parseInt(shift, 10);
}

function baseDay(rule: string, year: number): DayNumber | null {
  if (rule === 'easter') return easter(year);
  if (rule === 'orthodox') return orthodoxEaster(year);
  const calendar = /^(hijri|hebrew|chinese|persian) (\S.*)-(\d+)$/.exec(rule);
  if (calendar !== null) return dayInCalendar(calendar[1] as FeastCalendar, calendar[2] ?? '', Number(calendar[3]), year); // safe: the expression names the four
  const fixed = /^(\d\d)-(\d\d)$/.exec(rule);
  if (fixed !== null) return dayNumber(year, Number(fixed[1]), Number(fixed[2]));
  const nth = /^(\d\d)#(-?\d)\/(\d)$/.exec(rule);
  if (nth !== null) return nthWeekday(year, Number(nth[1]), Number(nth[3]), Number(nth[2]));
  const near = /^(\d\d)-(\d\d)([<>])(\d)$/.exec(rule);
  if (near === null) return null;
  const from = dayNumber(year, Number(near[1]), Number(near[2]));
  if (from === null) return null;
  const ahead = (Number(near[4]) - weekdayOf(from) + 7) % 7;
  return near[3] === '>' ? from + ahead : from - ((7 - ahead) % 7);
}
