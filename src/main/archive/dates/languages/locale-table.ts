import type { LanguageTable } from './language-table.ts';

/** What the Unicode locale data knows of a language's dates: months, weekdays, days and periods beside now, units and how they are counted from now. Null without data. */
export function localeTable(lang: string): LanguageTable | null {
  if (Intl.DateTimeFormat.supportedLocalesOf([lang]).length === 0) return null;
  const words = new Map<string, Set<string>>();
  const learn = (sense: string, form: string) => {
    const written = form.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim().toLowerCase();
    if (written === '' || /\d/.test(written) || written.replace(/[?.\s]/g, '').length < 2) return;
    words.set(sense, (words.get(sense) ?? new Set()).add(written));
  };
  calendarNames(lang, learn);
  besideNow(lang, learn);
  countedFromNow(lang, learn);
  return {
    lang,
    order: orderOf(lang),
    words: Object.fromEntries([...words].map(([sense, forms]) => [sense, [...forms].join(' | ')])),
  };
}

type Learn = (sense: string, form: string) => void;

const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

function calendarNames(lang: string, learn: Learn): void {
  const tag = `${lang}-u-ca-gregory-nu-latn`;
  for (const width of ['long', 'short'] as const) {
    for (const beside of [{}, { day: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(tag, { month: width, ...beside, timeZone: 'UTC' });
      // `tháng 1`: months by number behind a word.
      const numbered = /^(\D+)\d+$/.exec(partOf(format, 0, 'month'));
      if (numbered !== null) learn('glue month-sign', numbered[1] ?? '');
      for (let month = 1; month <= 12; month++)
        learn(`month ${month}`, partOf(format, Date.UTC(2024, month - 1, 1), 'month').replace(/\.$/, ''));
    }
    const format = new Intl.DateTimeFormat(tag, { weekday: width, timeZone: 'UTC' });
    // 1 January 2024 was a Monday. Short names are often other words too.
    for (let day = 1; day <= 7; day++) {
      const name = partOf(format, Date.UTC(2024, 0, day), 'weekday').replace(/\.$/, '');
      learn(`weekday ${day}`, width === 'long' ? name : `?${name}`);
    }
  }
}

const partOf = (format: Intl.DateTimeFormat, at: number, type: string): string =>
  format.formatToParts(at).find((part) => part.type === type)?.value ?? '';

/** `yesterday`, `next week`, `this year`. */
function besideNow(lang: string, learn: Learn): void {
  const format = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  for (const offset of [-2, -1, 0, 1, 2]) learn(`day ${offset}`, format.format(offset, 'day'));
  for (const unit of ['week', 'month', 'quarter', 'year'] as const)
    for (const step of [-1, 0, 1]) learn(`period ${unit} ${step}`, format.format(step, unit));
}

const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
/** Numbers that take every plural there is. */
const SAMPLES = [1, 2, 3, 5, 11, 21, 100];

/** `vor 2 Tagen`, `2 dni temu`: what stands before the number opens; what ends the words behind it in every unit closes, and the rest is the unit. */
function countedFromNow(lang: string, learn: Learn): void {
  const format = new Intl.RelativeTimeFormat(lang, { numeric: 'always' });
  for (const [sign, sense] of [
    [-1, 'shift ago'],
    [1, 'shift in'],
  ] as const) {
    const samples = UNITS.flatMap((unit) => SAMPLES.flatMap((count) => aroundNumber(format, sign * count, unit)));
    const closing = commonEnding(samples.filter(({ before }) => before === '').map(({ behind }) => behind));
    if (closing !== '') learn(sense, closing);
    for (const { unit, before, behind } of samples) {
      if (before !== '') learn(sense, `?${before}`);
      learn(`unit ${unit}`, before === '' && closing !== '' ? behind.slice(0, -closing.length) : behind);
    }
  }
}

interface Sample {
  readonly unit: string;
  readonly before: string;
  readonly behind: string;
}

function aroundNumber(format: Intl.RelativeTimeFormat, value: number, unit: (typeof UNITS)[number]): Sample[] {
  const parts = format.formatToParts(value, unit);
  const at = parts.findIndex((part) => part.type === 'integer');
  if (at < 0) return [];
  const text = (from: number, to: number) =>
    parts
      .slice(from, to)
      .map((part) => part.value)
      .join('')
      .replace(INVISIBLE, '')
      .trim();
  return [{ unit, before: text(0, at), behind: text(at + 1, parts.length) }];
}

/** What all texts end with: whole words where words are divided. */
function commonEnding(texts: readonly string[]): string {
  const [first = '', ...rest] = texts;
  let length = first.length;
  for (const text of rest) while (length > 0 && !text.endsWith(first.slice(-length))) length--;
  const ending = first.slice(first.length - length);
  if (length === 0 || !/\s/.test(first)) return ending.trim();
  const word = ending.indexOf(' ');
  return word < 0 ? '' : ending.slice(word).trim();
}

function orderOf(lang: string): 'dmy' | 'mdy' | 'ymd' {
  const order = new Intl.DateTimeFormat(`${lang}-u-ca-gregory`, { dateStyle: 'short', timeZone: 'UTC' })
    .formatToParts(0)
    .flatMap((part) => (part.type === 'day' ? 'd' : part.type === 'month' ? 'm' : part.type === 'year' ? 'y' : []))
    .join('');
  return order === 'mdy' || order === 'ymd' ? order : 'dmy';
}
