import { isoDay, weekdayOf } from './day.ts';
import { type Expression, type Finder, inferred, type Moment } from './expression.ts';

/** English weekdays: `on Saturday`, `early Sunday`, `last Friday`, `Tuesday evening`, `Thursday of last week`. Names of feasts, papers and habits are none. */
export const englishWeekdays: Finder = ({ folded, original, lang }) => {
  if (lang !== null && lang.split('-')[0] !== 'en') return [];
  const found: Expression[] = [];
  for (const match of folded.matchAll(WEEKDAY)) {
    const { which, day = '', week } = match.groups ?? {};
    const at = match.index + match[0].indexOf(day, (which ?? '').length);
    if (!/^\p{Lu}/u.test(original.slice(at, at + 1))) continue;
    if (
      NAMED_BEFORE.test(original.slice(Math.max(0, match.index - 14), match.index)) ||
      NAMED_AFTER.test(original.slice(match.index + match[0].length))
    )
      continue;
    const weekday = DAYS.indexOf(day.slice(0, 3));
    const choice = week === undefined ? which : `${week} week`;
    found.push({ start: match.index, end: match.index + match[0].length, resolve: (moment) => resolve(weekday, choice, moment) });
  }
  return found;
};

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAY =
  /(?<![\p{L}\d-])(?:(?<which>last|next|this|this coming|this past|coming|early(?: on)?|late(?: on)?)\s+)?(?<day>sunday|monday|tuesday|wednesday|thursday|friday|saturday)(?:\s+(?:(?<part>morning|afternoon|evening|night)|(?:of\s+)?(?<week>last|next|this)\s+week))?(?![\p{L}\d]|['’]s?\p{L}|-\p{L})/gu;
const NAMED_BEFORE =
  /(?:Black|Good|Bloody|Easter|Palm|Super|Ash|Holy|Shrove|Maundy|Cyber|Giving|Fat|Every|every|Each|each|Joe|Man|Ruby|Happy|of|Robinson)\s$(?<!(?:\s|^)[a-z]\p{L}+ of\s)/u;
const NAMED_AFTER =
  /^\s(?:Times|Mail|Mirror|Express|Telegraph|Herald|Post|Independent|School|school|Prayers|prayers|Night Live|Night Football|Agreement|Market)(?!\p{L})/u;

/** A week has no other way to be named than by its days: the last one up to publication, the next where the sentence looks ahead. */
function resolve(weekday: number, which: string | undefined, { day, looksAhead }: Moment) {
  if (day === null || weekday < 0) return null;
  const back = (weekdayOf(day) - weekday + 7) % 7;
  const monday = day - ((weekdayOf(day) + 6) % 7);
  const inWeek = (monday_: number) => monday_ + ((weekday + 6) % 7);
  const ahead = (7 - back) % 7;
  switch (which) {
    case 'last':
    case 'this past':
      return inferred(isoDay(day - (back === 0 ? 7 : back)), 'day');
    case 'next':
    case 'coming':
    case 'this coming':
      return inferred(isoDay(day + (ahead === 0 ? 7 : ahead)), 'day');
    case 'this':
    case 'this week':
      return inferred(isoDay(inWeek(monday)), 'day');
    case 'last week':
      return inferred(isoDay(inWeek(monday - 7)), 'day');
    case 'next week':
      return inferred(isoDay(inWeek(monday + 7)), 'day');
    default:
      return inferred(isoDay(looksAhead ? day + ahead : day - back), 'day');
  }
}
