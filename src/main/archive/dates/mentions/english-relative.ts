import { type DayNumber, isoDay, isoMonth, isoWeek } from './day.ts';
import { type Expression, type Finder, inferred, type Moment, type Resolved } from './expression.ts';

/** English expressions that count from the day of publication: `yesterday`, `two weeks ago`, `last month`, `earlier this year`. Durations are none. */
export const englishRelative: Finder = ({ folded, lang }) => {
  if (lang !== null && lang.split('-')[0] !== 'en') return [];
  const found: Expression[] = [];
  for (const [pattern, resolve] of FORMS) {
    for (const match of folded.matchAll(pattern)) {
      found.push({
        start: match.index,
        end: match.index + match[0].length,
        resolve: (moment) => (moment.day === null ? null : resolve(match.groups ?? {}, moment.day, moment)),
      });
    }
  }
  return found;
};

type Resolve = (groups: Record<string, string | undefined>, day: DayNumber, moment: Moment) => Resolved | null;

const NUMBER = '(?<n>\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple of|a few|several)';
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};
const NOT_A_WORD = '(?![\\p{L}\\d]|-\\p{L})';

const FORMS: readonly (readonly [RegExp, Resolve])[] = [
  [word('the day before yesterday'), (_, day) => inferred(isoDay(day - 2), 'day')],
  [word('the day after tomorrow'), (_, day) => inferred(isoDay(day + 2), 'day')],
  [word('(?:late |early )?yesterday(?: morning| afternoon| evening)?'), (_, day) => inferred(isoDay(day - 1), 'day')],
  [word('last night'), (_, day) => inferred(isoDay(day - 1), 'day')],
  [word('(?:earlier |late |early )?today|tonight|this (?:morning|afternoon|evening)'), (_, day) => inferred(isoDay(day), 'day')],
  [word('tomorrow(?: morning| afternoon| evening| night)?'), (_, day) => inferred(isoDay(day + 1), 'day')],
  [
    word(
      '(?:(?:earlier|later) )?(?<w>last|this|next|this past|the past|the coming) (?<u>week|month|year|quarter)(?<!(?:the past|the coming) (?:month|year|quarter))',
    ),
    byUnit,
  ],
  [word(`${NUMBER} (?<u>day|week|month|year|decade)s? ago`), (groups, day) => before(groups, day)],
];

function word(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d-])(?:${source})${NOT_A_WORD}`, 'gu');
}

function byUnit({ w, u }: Record<string, string | undefined>, day: DayNumber): Resolved | null {
  if (w === 'the past' || w === 'the coming') return null;
  const step = w === 'this' ? 0 : w === 'next' ? 1 : -1;
  switch (u) {
    case 'week':
      return inferred(isoWeek(day + 7 * step), 'week');
    case 'month':
      return inferred(isoMonth(day, step), 'month');
    case 'quarter': {
      const [year = '', month = '1'] = isoMonth(day, 3 * step).split('-');
      return inferred(`${year}-Q${Math.ceil(Number(month) / 3)}`, 'quarter');
    }
    default:
      return inferred(String(Number(isoDay(day).slice(0, 4)) + step), 'year');
  }
}

/** As exact as the unit counted in: two weeks ago is a week, not a day. `a few` is no number. */
function before({ n = '', u }: Record<string, string | undefined>, day: DayNumber): Resolved | null {
  const count = NUMBERS[n] ?? Number(n);
  if (Number.isNaN(count)) return null;
  switch (u) {
    case 'day':
      return inferred(isoDay(day - count), 'day');
    case 'week':
      return inferred(isoWeek(day - 7 * count), 'week');
    case 'month':
      return inferred(isoMonth(day, -count), 'month');
    case 'decade':
      return null;
    default:
      return inferred(String(Number(isoDay(day).slice(0, 4)) - count), 'year');
  }
}
