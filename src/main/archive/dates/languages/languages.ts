import { arabic } from './arabic.ts';
import { chinese } from './chinese.ts';
import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import { japanese } from './japanese.ts';
import type { LanguageTable } from './language-table.ts';
import { portuguese } from './portuguese.ts';
import { russian } from './russian.ts';
import { spanish } from './spanish.ts';
import { turkish } from './turkish.ts';

/** The table of a language, English where there is none. A region may change the order of dates in figures. */
export function tableFor(lang: string | null): LanguageTable {
  const [primary = 'en', ...rest] = (lang ?? 'en').split('-');
  const table = TABLES.get(primary.toLowerCase()) ?? english;
  const region = rest.find((part) => /^[A-Z]{2}$/.test(part));
  if (table.order !== null || region === undefined) return table;
  const key = `${primary}-${region}`;
  const made = regional.get(key) ?? { ...table, order: MONTH_FIRST.has(region) ? ('mdy' as const) : ('dmy' as const) };
  regional.set(key, made);
  return made;
}

const TABLES = new Map(
  [arabic, chinese, dutch, english, french, german, italian, japanese, portuguese, russian, spanish, turkish].map((table) => [
    table.lang,
    table,
  ]),
);
const regional = new Map<string, LanguageTable>();
const MONTH_FIRST = new Set(['US', 'PH', 'BZ', 'PW', 'FM', 'MH', 'PR', 'GU', 'VI', 'AS', 'MP']);
