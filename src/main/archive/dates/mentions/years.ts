import type { Expression } from './expression.ts';

/** Years, spans of years, decades and quarters: `2022`, `2011–2024`, `2023/24`, `the 1990s`, `second quarter of 2013`. Numbers that count things are none. */
export function years({
  folded,
  original,
  lang,
}: {
  readonly folded: string;
  readonly original: string;
  readonly lang: string | null;
}): Expression[] {
  const found: Expression[] = [];
  const add = (match: RegExpExecArray, value: string, precision: 'year' | 'decade' | 'quarter') =>
    found.push({ start: match.index, end: match.index + match[0].length, value, precision, certainty: 'stated' });
  for (const match of folded.matchAll(DECADE)) add(match, `${(match[1] ?? '').slice(0, 3)}X`, 'decade');
  for (const match of folded.matchAll(QUARTER)) {
    const number = QUARTERS[match.groups?.word ?? ''] ?? Number(match.groups?.number ?? match.groups?.late);
    add(match, `${match.groups?.y ?? match.groups?.x}-Q${number}`, 'quarter');
  }
  for (const match of folded.matchAll(SPAN)) {
    const [, from = '', to = ''] = match;
    const until = to.length === 2 ? `${from.slice(0, 2)}${to}` : to;
    if (Number(until) > Number(from) && Number(until) - Number(from) <= LONGEST) add(match, `${from}/${until}`, 'year');
  }
  for (const match of folded.matchAll(YEAR)) {
    const after = folded.slice(match.index + 4, match.index + 24);
    const before = folded.slice(Math.max(0, match.index - 14), match.index);
    const introduced = INTRODUCED.test(before);
    if (NUMBERED.test(before) || COUNTED.test(after)) continue;
    // Far years need a word that says they are years; and outside English we know fewer of the words that say they are not.
    if (!introduced && !/^(?:19[0-9]|20[0-4])/.test(match[0])) continue;
    if (!introduced && counts(original, match.index, lang)) continue;
    add(match, match[0], 'year');
  }
  return found;
}

/**
 * Whether a bare number counts what stands behind it, where we know fewer words that say so than in English. German nouns have capitals; elsewhere a year that
 * nothing leads in goes with a name before it (`Mundial 2024`) or ends what is said.
 */
function counts(original: string, at: number, lang: string | null): boolean {
  const primary = lang?.split('-')[0] ?? 'en';
  if (primary === 'en') return false;
  const behind = /^\s\p{L}+/u.exec(original.slice(at + 4, at + 24))?.[0].trim() ?? '';
  const before = /\p{L}+(?=\s$)/u.exec(original.slice(Math.max(0, at - 24), at))?.[0] ?? '';
  if (behind === '' || /^\p{Lu}/u.test(before)) return false;
  return primary === 'de' ? /^\p{Lu}/u.test(behind) : !/^\p{Lu}/u.test(behind);
}

const DECADE =
  /(?<![\p{L}\d.,$€£-])(1[5-9]\d0|20[0-4]0)(?:['’]?s|er(?:n)?(?:[ -]jahren?)?|-х(?: годах| годов| годы)?)(?![\p{L}\d])/gu;
const QUARTER =
  /(?<![\p{L}\d])(?:(?:(?<word>first|second|third|fourth)|(?<number>[1-4])(?:st|nd|rd|th)) quarter (?:of |in )?(?<y>(?:19|20)\d\d)|q(?<late>[1-4])[ /-]?(?<x>(?:19|20)\d\d))(?![\p{L}\d])/gu;
const QUARTERS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4 };
const SPAN =
  /(?<![\p{L}\d.,/$€£#-])((?:1[5-9]|20)\d\d)\s?(?:[-–—/]|\bto\b|\band\b|\bbis\b|(?<=(?:entre|zwischen|tra|tussen|между) \d{4}\s?)(?:y|e|et|und|en|и))\s?((?:1[5-9]|20)\d\d|(?<=\d[-–/])\d\d)(?![\p{L}\d%/-]|[.,]\d)/gu;
const YEAR =
  /(?<![\p{L}\d.,:/$€£¥₺#+=_-])(?:1[0-9]|20)\d\d(?![\p{L}\d%°:/$€£_]|[.,]\d|-\p{L}*\d|-(?:strong|year|day|mile|meter|metre|seat|member|page|foot|pound|ton))/gu;
const LONGEST = 150;
const INTRODUCED =
  /(?:^|[^\p{L}])(?:in|of|since|by|until|till|through|from|during|before|after|around|circa|early|late|mid|year|im jahr|jahr|seit|bis|en|depuis|annee|desde|hasta|ano|anno|nel|dal|del|em|sinds|yili|в|у|с|з|до|від|od|do|w|عام|لعام|سنة|لسنة|في|منذ|سال|در|वर्ष|सन|בשנת|שנת)[\s-]$/u;
const NUMBERED =
  /(?:^|[^\p{L}])(?:room|no\.?|number|nr\.?|flight|page|pages|p\.|pp\.|article|section|resolution|highway|route|hwy|windows|boeing|airbus|model|unit|platoon|about|nearly|almost|over|than|least|most|some|exactly|roughly|approximately|up to|only|all|another|for|number of|un|law|decree|order|case|channel|apartment|suite|zip|code|iso|area)\s$|\d\s?[-–]\s?$/u;
const COUNTED =
  /^\s(?:(?:\p{L}+\s)?(?:people|persons|dead|deaths|victims|men|women|children|prisoners|detainees|soldiers|troops|fighters|refugees|migrants|workers|jobs|cases|votes|seats|homes|houses|families|cars|vehicles|ships|tons|tonnes|kilometers|kilometres|km|miles|meters|metres|m|feet|ft|kg|pounds|lbs|acres|hectares|degrees|dollars|euros|pounds|lira|liras|rubles|roubles|yuan|yen|percent|per cent|points|hours|hrs|minutes|days|weeks|months|years|times|pages|words|students|members|employees|passengers|units|copies|pieces|items|boxes|books|shares|animals|trees|calories|mah|mb|gb|mw|kw|hp|hpa|bc|bce)|million|billion|thousand|hundred|strong)(?!\p{L})/u;
