import { dayNumber } from './day.ts';
import { type Expression, type Finder, stated } from './expression.ts';

/** Dates in figures: `2024-12-09`, `2024/12/09`, `09.12.2024`, `2024年12月9日`. A day and month that could be either is left alone. */
export const numericDates: Finder = ({ folded, lang }) => {
  const found: Expression[] = [];
  for (const match of folded.matchAll(NUMERIC)) {
    const { y, m, d, a, b, c, gap, cy, cm, cd } = match.groups ?? {};
    const date = cy === undefined ? (y === undefined ? inOrder(a, b, c, gap, lang) : [y, m, d]) : [cy, cm, cd];
    if (date === null) continue;
    const [year = 0, month = 0, day] = date.map((part) => (part === undefined ? undefined : Number(part)));
    if (month < 1 || month > 12 || (day !== undefined && dayNumber(year, month, day) === null)) continue;
    const value = [String(year), two(month), ...(day === undefined ? [] : [two(day)])].join('-');
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      resolve: () => stated(value, day === undefined ? 'month' : 'day'),
    });
  }
  return found;
};

const NUMERIC =
  /(?<![\d./-])(?:(?<y>[12]\d{3})(?<sep>[-/.])(?<m>\d{1,2})\k<sep>(?<d>\d{1,2})(?:t\d{2}:\d{2}(?::\d{2})?(?:z|[+-]\d{2}:?\d{2})?)?|(?<a>\d{1,2})(?<gap>[./-])(?<b>\d{1,2})\k<gap>(?<c>[12]\d{3})|(?<cy>[12]\d{3})\s?[年년]\s?(?<cm>\d{1,2})\s?[月월](?:\s?(?<cd>\d{1,2})\s?[日일])?)(?![\d/-]|\.\d)/gu;

/** Year, month and day of `a.b.c`; null when the order cannot be told. */
function inOrder(
  a: string | undefined,
  b: string | undefined,
  c: string | undefined,
  gap: string | undefined,
  lang: string | null,
): (string | undefined)[] | null {
  const [first, second] = [Number(a), Number(b)];
  if (first > 12 && second <= 12) return [c, b, a];
  if (second > 12 && first <= 12) return [c, a, b];
  const dayFirst = gap === '.' || (lang !== null && !/^(?:en|fil|tl)\b/.test(lang));
  return dayFirst || first === second ? [c, b, a] : null;
}

const two = (number: number): string => String(number).padStart(2, '0');
