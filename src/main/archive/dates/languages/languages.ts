import { arabic } from './arabic.ts';
import { chinese } from './chinese.ts';
import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { hebrew } from './hebrew.ts';
import { hindi } from './hindi.ts';
import { italian } from './italian.ts';
import { japanese } from './japanese.ts';
import { korean } from './korean.ts';
import type { LanguageTable } from './language-table.ts';
import { localeTable } from './locale-table.ts';
import { persian } from './persian.ts';
import { polish } from './polish.ts';
import { portuguese } from './portuguese.ts';
import { russian } from './russian.ts';
import { spanish } from './spanish.ts';
import { turkish } from './turkish.ts';
import { ukrainian } from './ukrainian.ts';
import { withLocale } from './with-locale.ts';

/** The table of a language: its own, else what the locale data knows, else English. A region may change the order of dates in figures. */
export function tableFor(lang: string | null): LanguageTable {
  const [first = 'en', ...rest] = (lang ?? 'en').split('-');
  const primary = SAME[first.toLowerCase()] ?? first.toLowerCase();
  const region = rest.find((part) => /^[A-Z]{2}$/.test(part)) ?? '';
  const key = `${primary}-${region}`;
  const known = tables.get(key);
  if (known !== undefined) return known;
  const table = OWN.get(primary) ?? localeTableOf(primary);
  const order = table.order ?? (region === '' ? null : MONTH_FIRST.has(region) ? 'mdy' : 'dmy');
  const made = order === table.order ? table : { ...table, order };
  if (tables.size > MOST_TABLES) tables.clear();
  tables.set(key, made);
  return made;
}

function localeTableOf(primary: string): LanguageTable {
  return (/^[a-z]{2,3}$/.test(primary) ? localeTable(primary) : null) ?? english;
}

/** Tables that the locale data would only confuse stand alone; the others take what it adds. */
const COMPLETE = [arabic, chinese, dutch, english, french, german, italian, japanese, portuguese, russian, spanish, turkish];
const COMPLETED = [hebrew, hindi, korean, persian, polish, ukrainian];
const OWN = new Map([...COMPLETE, ...COMPLETED.map(withLocale)].map((table) => [table.lang, table]));
const tables = new Map<string, LanguageTable>();
const MOST_TABLES = 200;
const MONTH_FIRST = new Set(['US', 'PH', 'BZ', 'PW', 'FM', 'MH', 'PR', 'GU', 'VI', 'AS', 'MP']);
const SAME: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb', iw: 'he', in: 'id', tl: 'fil' };
