import { foldForDates } from './fold.ts';

/** The Gregorian month names of the news languages: what one means in a language, and how to match any of them in folded text. */
export interface MonthNames {
  /** 1-12, null when the word is no month or the languages disagree and `lang` does not decide. */
  monthOf(folded: string, lang: string | null): number | null;
  /** False when folded text has no word that a month's name begins with: the quick answer to most texts. */
  mayBeIn(folded: string): boolean;
  /** Source of an expression that matches any name; names with a dot may stand without it. */
  readonly pattern: string;
  /** The same for the names of one language and English; null when the language is not known here. */
  patternFor(lang: string): string | null;
}

let tables: MonthNames | undefined;

/** The tables, read from the Unicode locale data on first use. */
export function monthNames(): MonthNames {
  tables ??= buildTables();
  return tables;
}

const LANGUAGES =
  'en de fr es it pt nl tr ru uk pl cs sk hu ro bg el sv da nb fi et lv lt hr sr sl ar fa he hi bn id ms vi th ca eu gl az ka hy sq mk ur sw ta te gu mr pa be is kk uz'.split(
    ' ',
  );
/** The same language, other names: Levantine and Maghrebi Arabic, Brazilian Portuguese, Austrian German. */
const REGIONS = ['ar-SY', 'ar-MA', 'ar-EG', 'ar-IQ', 'pt-BR', 'de-AT', 'es-MX'];
/** In use, but not in the locale data. */
const EXTRA: Readonly<Record<string, readonly [string, number][]>> = {
  en: [
    ['sept', 9],
    ['febuary', 2],
  ],
  ar: [
    ['كانون الثاني', 1],
    ['شباط', 2],
    ['اذار', 3],
    ['نيسان', 4],
    ['ايار', 5],
    ['حزيران', 6],
    ['تموز', 7],
    ['اب', 8],
    ['ايلول', 9],
    ['تشرين الاول', 10],
    ['تشرين الثاني', 11],
    ['كانون الاول', 12],
    ['ابريل', 4],
    ['اغسطس', 8],
    ['اكتوبر', 10],
  ],
};

function buildTables(): MonthNames {
  const byLanguage = new Map<string, Map<string, number>>();
  const learn = (lang: string, name: string, month: number) => {
    const folded = foldForDates(name).replace(/\.$/, '');
    if (folded.length < 2 || /\d/.test(folded)) return;
    const names = byLanguage.get(lang) ?? new Map<string, number>();
    byLanguage.set(lang, names.set(folded, month));
    // Hebrew writes “in” as the first letter of the name.
    if (lang === 'he') names.set(`ב${folded}`, month);
  };
  for (const tag of [...LANGUAGES, ...REGIONS]) {
    for (const [name, month] of localeNames(tag)) learn(tag.split('-')[0] ?? tag, name, month);
  }
  for (const [lang, names] of Object.entries(EXTRA)) for (const [name, month] of names) learn(lang, name, month);
  const beginnings = new Set([...byLanguage.values()].flatMap((names) => [...names.keys()].map((name) => firstWord(name))));
  return {
    monthOf: lookUp(byLanguage),
    mayBeIn: (folded) => (folded.match(WORDS) ?? []).some((word) => beginnings.has(word)),
    pattern: patternOf([...byLanguage.values()]),
    patternFor(lang) {
      const own = byLanguage.get(keyOf(lang));
      const english = byLanguage.get('en');
      return own === undefined ? null : patternOf(english === undefined ? [own] : [own, english]);
    },
  };
}

const WORDS = /\p{L}+/gu;
const firstWord = (name: string): string => /\p{L}+/u.exec(name)?.[0] ?? name;

/** `pt-BR` is filed under `pt`, and Norwegian under its commoner form. */
const keyOf = (lang: string | null): string => {
  const primary = lang?.toLowerCase().split('-')[0] ?? '';
  return primary === 'no' ? 'nb' : primary;
};

/** Month names as they stand alone, and as they stand beside a day. */
function* localeNames(tag: string): Generator<[string, number]> {
  for (const month of ['long', 'short'] as const) {
    for (const beside of [{}, { day: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(`${tag}-u-ca-gregory-nu-latn`, { month, ...beside, timeZone: 'UTC' });
      for (let number = 1; number <= 12; number++) {
        const part = format.formatToParts(Date.UTC(2024, number - 1, 1)).find((each) => each.type === 'month');
        if (part !== undefined) yield [part.value, number];
      }
    }
  }
}

function lookUp(byLanguage: Map<string, Map<string, number>>): MonthNames['monthOf'] {
  const anyLanguage = new Map<string, Set<number>>();
  for (const names of byLanguage.values()) {
    for (const [name, month] of names) anyLanguage.set(name, (anyLanguage.get(name) ?? new Set()).add(month));
  }
  return (folded, lang) => {
    const name = folded.replace(/\.$/, '');
    const own = byLanguage.get(keyOf(lang))?.get(name) ?? byLanguage.get('en')?.get(name);
    if (own !== undefined) return own;
    const months = [...(anyLanguage.get(name) ?? [])];
    return months.length === 1 ? (months[0] ?? null) : null;
  };
}

/** Longest first, so that no name is cut at a shorter one. */
function patternOf(tables: readonly Map<string, number>[]): string {
  const names = new Set(tables.flatMap((each) => [...each.keys()]));
  const sorted = [...names].sort((a, b) => b.length - a.length);
  return `(?<![\\p{L}])(?:${sorted.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})\\.?(?![\\p{L}])`;
}
