import { type PageElement, textOf } from '../dom.ts';
import { isPersonal, namesIn, unique } from './names.ts';
import { isAuthorElement, namesOf, type VisibleLine } from './visible-lines.ts';

/** What the lines of a page say of who wrote its article, kinds apart. */
export interface VisibleBylines {
  /** Near the title: texts of elements named for authors, and links to their pages. */
  readonly named: readonly string[];
  /** Near the title: what lines say that begin as bylines do, `By …`. */
  readonly led: readonly string[];
  /** What the line after that says which begins so too: the first may name the paper alone. */
  readonly ledNext: readonly string[];
  /** Near the title: what looks like a name beside a date. */
  readonly beside: readonly string[];
  /** Near the title: the names of a line that is nothing but several names. */
  readonly together: readonly string[];
  /** Anywhere else in the page's own part: what lines say that are bylines beyond doubt. */
  readonly signed: readonly string[];
  /** Anywhere else: elements named for authors, and links to their pages. */
  readonly far: readonly string[];
}

/** Reads them. Names of comments, teasers and sidebars are others'. */
export function visibleBylinesOf(lines: readonly VisibleLine[], heading: VisibleLine | null): VisibleBylines {
  const found = {
    named: [] as string[],
    led: [] as string[],
    ledNext: [] as string[],
    beside: [] as string[],
    together: [] as string[],
  };
  const signed: (readonly string[])[] = [];
  const far: string[] = [];
  let namedAt: number | null = null;
  let above = '';
  for (const line of lines) {
    const isAside = line.aside.some((part) => heading === null || !part.contains(heading.element));
    const label = above;
    above = line.text;
    if (isAside || line === heading) continue;
    const distance = heading === null ? null : line.at - heading.at;
    const isNear = distance !== null && distance >= -BEFORE && distance <= (heading?.text.length ?? 0) + AFTER;
    const names = authorsIn(line);
    const led = ledBy(line.text, label);
    const [, poster] = POSTER.exec(line.text) ?? [];
    if (poster !== undefined) signed.push([poster]);
    if (!isNear) {
      const isStated = led.length > 0 && (heading === null || LABELLED.test(line.text) || isAlone(line.text, label, led));
      if (isStated) signed.push(led);
      else if (isAtRight(line.element) && isPersonal(line.text)) far.push(line.text);
      else if (isByline(line.element) && names.length > 0) signed.push(names);
      else far.push(...names.filter((name) => namesIn(name).some(isPersonal)));
      continue;
    }
    // One article's authors stand together; further down others begin.
    if (names.length > 0 && (namedAt === null || line.at - namedAt <= TOGETHER)) {
      found.named.push(...names);
      namedAt = line.at;
      // What its maker called a byline and begins as one is one, whoever it names.
      if (led.length === 0 && BYLINE.test(line.text)) led.push(...names.filter((name) => namesIn(name).some(isProper)));
    }
    if (found.led.length === 0) found.led.push(...led);
    else if (found.ledNext.length === 0) found.ledNext.push(...led);
    if (found.together.length === 0) found.together.push(...severalIn(line.text));
    if (found.beside.length === 0) found.beside.push(...besideDate(line.text));
  }
  // Several people far from the title are the authors of other things.
  return { ...found, signed: onlyOne(signed), far: onlyOne([...signed, ...far.map((text) => [text])]) };
}

/** `By Ada Lovelace, Jane Doe and Charles Babbage` */
function severalIn(text: string): string[] {
  if (text.length > MAX_LINE) return [];
  const names = namesIn(text);
  const length = names.reduce((sum, name) => sum + name.length, 0);
  return names.length > 1 && names.every(isPersonal) && length + BETWEEN * names.length >= text.length ? names : [];
}

/** So many characters at most part a name from the next, or introduce the first. */
const BETWEEN = 5;

const onlyOne = (lines: readonly (readonly string[])[]): readonly string[] =>
  unique(lines.map((texts) => texts.flatMap(namesIn).join(' '))).length === 1 ? (lines[0] ?? []) : [];

/** A line of nothing but a byline, `By Ada Lovelace`, or a name below `Author:`. */
const isAlone = (text: string, label: string, led: readonly string[]): boolean =>
  text.length <= MAX_ALONE &&
  !POSTED.test(text) &&
  led.some((each) => namesIn(each).some(isPersonal)) &&
  (LABEL.test(label) || BYLINE.test(text));

const BEFORE = 400;
const MAX_ALONE = 60;
const AFTER = 1200;
const TOGETHER = 60;
const MAX_LINE = 250;
const MAX_NAME = 120;

/** The innermost elements of a line that are named for authors; the line itself when its block is. */
function authorsIn(line: VisibleLine): string[] {
  // In longer lines, links to people's pages are to those that the text speaks of.
  const isProse = line.text.length > MAX_LINE;
  const own = line.authors.filter((element) => !ROLES.test(namesOf(element)) && (!isProse || isSure(element)));
  const innermost = own.filter((element) => !own.some((other) => other !== element && element.contains(other)));
  const texts = innermost.map((element) => cutAtDate(wordsOf(element))).filter(isShort);
  const isBlock =
    isAuthorElement(line.element) || (line.element.parentElement !== null && isAuthorElement(line.element.parentElement));
  const all = texts.length > 0 ? texts : isBlock ? [cutAtDate(line.text)].filter(isShort) : [];
  // A link may lead to any account: it has to look like a name, or stand in an element that is called one.
  return all.filter(
    (text) =>
      isBlock ||
      innermost.some((element) => wordsOf(element).startsWith(text) && isSure(element)) ||
      namesIn(text).some(isPersonal),
  );
}

/** As letters are signed. */
const isAtRight = (element: PageElement): boolean =>
  element.localName === 'p' &&
  (element.getAttribute('align') === 'right' || /text-align:\s*(?:right|end)/.test(element.getAttribute('style') ?? ''));

/** What its maker called the byline, whoever it names. */
const isByline = (element: PageElement): boolean =>
  [element, element.parentElement].some((each) => each !== null && /(?:^|[\s_-])by-?line(?=[\s_-]|$)/i.test(namesOf(each)));

/** An author's office, portrait and accounts. */
const ROLES =
  /(?:^|[\s_-])(?:title|role|position|job|bio|desc(?:ription)?|twitter|social|e-?mail|rss|feed|archive|image|avatar|photo|flyout|follow|links)(?=[\s_-]|$)/i;

/** Its text, with blanks where one element ends and the next begins. */
function wordsOf(element: PageElement): string {
  let text = '';
  let wasText = true;
  for (const child of element.childNodes) {
    // Entities part a text into several nodes: no blanks between those.
    const isText = child.nodeType === 3;
    if (isText) text += `${wasText ? '' : ' '}${child.textContent ?? ''}`;
    else if (child.nodeType === 1) text += ` ${textOf(child)}`;
    wasText = isText;
  }
  return text
    .replace(/\s+/g, ' ')
    .replace(/\s(?=[,.;])/g, '')
    .trim();
}

const isSure = (element: PageElement): boolean =>
  element.localName !== 'a' ||
  /\bauthor\b/.test(`${element.getAttribute('rel') ?? ''} ${element.getAttribute('class') ?? ''}`) ||
  leadsToNamed(element);

/** `/authors/salt-letter-team` under “Salt Letter Team”, `/user/adal/` under “u/adal”. */
function leadsToNamed(link: PageElement): boolean {
  const [, page = ''] =
    /\/(?:authors?|autor(?:en|es)?|users?|u)\/([^/?#]+)\/?(?:[?#].*)?$/.exec(link.getAttribute('href') ?? '') ?? [];
  const last = lettersOf(page);
  if (DOORS.test(last)) return false;
  const text = lettersOf(textOf(link));
  return last.length >= 4 && text.endsWith(last) && text.length - last.length <= 1;
}

const DOORS = /^(?:log-?(?:in|out)|sign-?(?:in|up)|register|edit|settings)/;
const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const isShort = (text: string): boolean => text !== '' && text.length <= MAX_NAME;

const isProper = (name: string): boolean => /^\p{Lu}/u.test(name) && name.includes(' ');

/** The names a line states that begins as bylines do, or stands below `Author:`. */
function ledBy(text: string, above: string): string[] {
  if (text.length > MAX_LINE) return [];
  const isLabelled = LABEL.test(above) || LABELLED.test(text);
  const bare = BYLINE.exec(text)?.[1] ?? (LABEL.test(above) ? text : null);
  if (bare === null) return [];
  const cut = cutAtDate(bare.split(/\s*[|•·]\s*/)[0] ?? '');
  const names = namesIn(cut);
  const isName = (name: string): boolean => isPersonal(name) || (names.length === 1 && /^\p{Lu}[\p{L}\p{N}.-]+$/u.test(name));
  if (isLabelled) return names.some(isName) ? names.filter(isName) : [];
  return names.length > 0 && names.every(isName) ? [cut] : [];
}

/** `04.02.2022 | 13:10 | Ada Lovelace`, `Ada Lovelace, 9 December 2024`, `Posted in Tides by adal on 9 December 2024` */
function besideDate(text: string): string[] {
  if (text.length > MAX_BESIDE || !/\p{Nd}{4}|\p{Nd}[./]\p{Nd}{2}/u.test(text)) return [];
  const [, signed] = /\s(?:by|von|par|por)\s+(\S.+)$/u.exec(text) ?? [];
  const signer = signed === undefined ? '' : cutAtDate(signed);
  if (isPersonal(signer) || (POSTED.test(text) && /^[\p{L}\p{N}._-]{3,30}$/u.test(signer))) return [signer];
  const parts = text.split(/\s*[|•·]\s*|\s+[–—-]\s+|\s+\/+\s+|\s*,\s+/u).map(cutAtDate);
  const names = parts.filter((part) => isPersonal(part) && namesIn(part).length === 1);
  return names.length === 1 && parts.length <= MAX_PARTS ? names : [];
}

const POSTED = /^(?:posted|published|written|geschrieben|veröffentlicht|publiziert|gepostet|publié|publicado|pubblicato)/i;
const MAX_PARTS = 4;
const MAX_BESIDE = 120;

/** `Filed under: Tides — adal @ 00:11`, below an entry of a weblog. */
const POSTER = /\s[—–-]\s([\p{L}\p{N}._-]{3,30})\s@\s\d{1,2}:\d{2}(?!\d)/u;

/** Where a date or its label begins, a byline ends. */
const cutAtDate = (text: string): string =>
  text
    .replace(
      /[\s,|•·/@–—-]*(?:(?<!\p{L})(?:am|on|le|el|il|den|op|um|at|updated|published|posted|aktualisiert|veröffentlicht|stand|mis à jour|publié)(?!\p{L})[\s:]*)?(?:(?<!\p{L})(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so|jän|mär|mai|okt|dez)\p{L}{0,8}[.,]?\s*){0,3}(?<![\p{L}\p{N}])\d{1,4}(?:[./:-]|\s|st|nd|rd|th|,|$).*$/iu,
      '',
    )
    .replace(/\s+(?:(?:in|under|unter|bei|dans) \p{Lu}.*|(?:am|on|um|in|under|unter|at|@))$/u, '')
    .trim();

const LEADS =
  '(?:[Ww]ritten|[Rr]eported|[Pp]osted|[Pp]ublished|[Ss]tory|[Ww]ords|[Ss]ubmitted|[Cc]ontributed)?\\s*(?:[Bb]y|BY)|(?:[Gg]eschrieben|[Pp]ubliziert|[Vv]eröffentlicht|[Vv]erfasst|[Gg]epostet|[Ee]rstellt|[Ee]ine? (?:Beitrag|Artikel|Gastbeitrag|Kommentar|Kolumne|Reportage|Analyse|Essay|Rezension|Glosse)|[Tt]ext|[Ii]nterview) von|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]oor|[Aa]v|[Aa]f|[Dd]i|[Ee]scrito por|[Ss]critto da|[Éé]crit par|بقلم';
const LABELS =
  '(?:[Aa]utor(?:en|in|a|es|:in)?|[Aa]uteurs?|[Aa]utore|[Aa]uthors?|[Tt]ext(?:e|o)?|Text und Fotos?|[Yy]azar|[Yy]azan|[Hh]aber|[Mm]uhabir|[Аа]втор|[Тт]екст|كتب|الكاتب|글|文|著者|作者|记者|責任編輯|责任编辑|編輯|编辑|[Tt]ác giả|[Pp]enulis|[Rr]eporter)';
const BYLINE = new RegExp(
  `^\\s*(?:【[^】]*】|[—–-])?\\s*(?:(?:${LEADS})\\s*[:：]?\\s+|${LABELS}\\s*[:：●/｜]\\s*)(\\p{L}.*)$`,
  'u',
);
const LABELLED = new RegExp(`^\\s*(?:【[^】]*】)?\\s*${LABELS}\\s*[:：●/｜]`, 'u');
const LABEL = new RegExp(`^\\s*(?:${LABELS}|${LEADS})\\s*[:：]\\s*$|^(?:Von|By|Par|Por|Autor|Author)$`, 'u');
