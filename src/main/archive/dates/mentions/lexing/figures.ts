import type { LanguageTable } from '../../languages/language-table.ts';
import type { Sense } from './senses.ts';

/**
 * What begins with a digit: a date or a time in figures, a number, or something that dates nothing (`$2,015`, `3.5 kg`, `A4-2019`).
 * `isLinked`: a mark joins it to the part of a date before it (`Sep-23`). `namesMonth` tells whether a month stands behind an offset: `10 - 22 August` are two
 * numbers, not one date.
 */
export function figureAt(
  folded: string,
  at: number,
  table: LanguageTable,
  isLinked: boolean,
  namesMonth: (offset: number) => boolean,
): { readonly end: number; readonly senses: readonly Sense[] } {
  const before = folded.slice(Math.max(0, at - 2), at);
  const joined = !isLinked && JOINED.test(before);
  for (const [pattern, read] of SHAPES) {
    pattern.lastIndex = at;
    const match = pattern.exec(folded);
    if (match === null) continue;
    const sense = read(match.groups ?? {});
    const end = at + match[0].trimEnd().length;
    if (sense === null || (sense.kind === 'figures' && sense.weak && namesMonth(end))) continue;
    // A code such as ABC-12-11-10 holds no date; a file name such as report-2002-10-09 does.
    if (joined && !(sense.kind === 'figures' && sense.fits === 'ymd')) break;
    return { end, senses: [sense, ...asNumber(sense)] };
  }
  if (joined) return { end: endOf(ANY, folded, at), senses: [{ kind: 'opaque' }] };
  return plainNumber(folded, at, table);
}

const JOINED = /[\p{L}\d]-$|[\p{sc=Latin}\p{sc=Cyrillic}$€£¥₺₹#+_=/\\]$|\d[.,:]$|\(\+$/u;
const ANY = /[\d\p{L}]+/uy;

type Groups = Readonly<Record<string, string | undefined>>;
type Shape = readonly [RegExp, (groups: Groups) => Sense | null];

const END = '(?![\\d/]|[-.:,]\\d|-?\\p{sc=Latin})';
/** After a day in figures a word of the script may follow at once: `2024-12-09に`. */
const SHAPES: readonly Shape[] = [
  [
    /(?<y>[12]\d{3})(?<gap> ?[-/.] ?)(?<a>\d{1,2})\k<gap>(?<b>\d{1,2})(?!\d|[/.:]\d|-\d{3})(?:t\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?/uy,
    ymd,
  ],
  [/(?<y>(?:19|20)\d\d)(?<a>[01]\d)(?<b>[0-3]\d)(?![\d\p{L}]|[.,:]\d)/uy, ymd],
  [new RegExp(`(?<a>\\d{1,2})(?<gap> ?[-/.] ?| )(?<b>\\d{1,2})\\k<gap>(?<quote>['’]?)(?<y>[12]\\d{3})${END}`, 'uy'), abc],
  [new RegExp(`(?<a>\\d{1,2})(?<gap>[-/.]| )(?<b>\\d{1,2})\\k<gap>['’]?(?<y>\\d\\d)${END}`, 'uy'), abc],
  [
    /(?<hour>\d{1,2})(?:[:：](?<minute>[0-5]\d)(?:[:：](?<second>[0-5]\d))?|h(?<m2>[0-5]\d)(?:[m:](?<s2>[0-5]\d))?)(?![\d%]|[:.]\d|,\d)/uy,
    clock,
  ],
  [/(?<a>\d{1,2})(?<gap>\.) ?(?<b>\d{1,2})\.(?!\d|\p{L})/uy, ab],
  [new RegExp(`(?<a>\\d{1,2})(?<gap> ?[-/] ?|\\.)(?<b>\\d{1,2})${END}(?!%| ?[-–]\\d)`, 'uy'), ab],
];

/** `2.5` and `1/2` are also numbers. */
function asNumber(sense: Sense): Sense[] {
  if (sense.kind !== 'figures' || sense.y !== null) return [];
  if (sense.gap === '.') return [{ kind: 'number', n: Number(`${sense.a}.${sense.b}`), ordinal: false, digits: 0 }];
  return sense.gap === '/' && sense.a < sense.b ? [{ kind: 'number', n: sense.a / sense.b, ordinal: false, digits: 0 }] : [];
}

function ymd({ y, a, b, gap }: Groups): Sense | null {
  const [first, second] = [Number(a), Number(b)];
  if (first < 1 || second < 1 || first > 31 || second > 31 || (first > 12 && second > 12)) return null;
  return { kind: 'figures', a: first, b: second, y: Number(y), gap: gap?.trim() ?? '', fits: 'ymd' };
}

/** Which of the three is the year is the language's matter; here only what can be no date in any order is refused. */
function abc({ a, b, y, gap }: Groups): Sense | null {
  const [first, second, third] = [Number(a), Number(b), Number(y)];
  if (!dayAndMonth(first, second) && !(third <= 31 && dayAndMonth(second, third))) return null;
  // `1.1.30` is a version more often than a day; `18.07.14` is a day.
  const isVersion = gap === '.' && (y ?? '').length === 2 && ((a ?? '').length < 2 || (b ?? '').length < 2);
  const date = {
    kind: 'figures',
    a: first,
    b: second,
    y: third,
    gap: gap === ' ' ? ' ' : (gap?.trim() ?? ''),
    fits: 'ab',
  } as const;
  return isVersion ? { ...date, weak: true } : date;
}

function ab({ a, b, gap }: Groups): Sense | null {
  const [first, second] = [Number(a), Number(b)];
  return dayAndMonth(first, second)
    ? { kind: 'figures', a: first, b: second, y: null, gap: gap?.trim() ?? '', fits: 'ab', weak: true }
    : null;
}

const dayAndMonth = (a: number, b: number): boolean => a >= 1 && b >= 1 && ((a <= 31 && b <= 12) || (a <= 12 && b <= 31));

function clock({ hour, minute, second, m2, s2 }: Groups): Sense | null {
  const value = Number(hour);
  const seconds = second ?? s2;
  return value > 24
    ? null
    : { kind: 'clock', hour: value, minute: Number(minute ?? m2), second: seconds === undefined ? null : Number(seconds) };
}

/** A number with what may follow it: an ordinal's ending, a unit of measure that makes it no date, a fraction. */
function plainNumber(
  folded: string,
  at: number,
  table: LanguageTable,
): { readonly end: number; readonly senses: readonly Sense[] } {
  const end = endOf(DIGITS, folded, at);
  const digits = folded.slice(at, end);
  const measured = endOf(MEASURED, folded, end);
  if (measured > end) return { end: measured, senses: [{ kind: 'opaque' }] };
  if (digits.length > 4) return { end, senses: [{ kind: 'opaque' }] };
  const number: Sense = { kind: 'number', n: Number(digits), ordinal: false, digits: digits.length };
  const ordinal = ordinalEnd(folded, end, table);
  if (ordinal > end) return { end: ordinal, senses: [{ ...number, ordinal: true }] };
  const decimal = endOf(DECIMAL, folded, end);
  if (decimal > end) {
    const n = Number(`${digits}.${folded.slice(end + 1, decimal)}`);
    return { end: decimal, senses: [{ kind: 'number', n, ordinal: false, digits: 0 }] };
  }
  return { end, senses: [number] };
}

const DIGITS = /\d+/y;
const MEASURED =
  /(?:[.,]\d{3})+(?!\d)|[.,]\d{4,}|[.,]\d{1,2}[.,]\d[\d.,]*| ?(?:%|°|‰|€|\$|£|k[gm]\b|m[²³]|km²|mm\b|cm\b|mph\b)|\p{sc=Latin}\d/uy;
const DECIMAL = /[.,]\d{1,2}(?![\d.,])/y;

const ordinals = new Map<string, RegExp>();

function ordinalEnd(folded: string, at: number, { ordinalSuffixes }: LanguageTable): number {
  if (ordinalSuffixes === undefined) return at;
  const pattern = ordinals.get(ordinalSuffixes) ?? new RegExp(`(?:${ordinalSuffixes})(?![\\p{L}\\d])`, 'uy');
  ordinals.set(ordinalSuffixes, pattern);
  return endOf(pattern, folded, at);
}

function endOf(pattern: RegExp, folded: string, at: number): number {
  pattern.lastIndex = at;
  const match = pattern.exec(folded);
  return match === null ? at : at + match[0].length;
}
