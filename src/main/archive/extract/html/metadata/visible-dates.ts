import type { DateContext } from '../../../dates/day-order.ts';
import { type ReadDate, readDate } from '../../../dates/published.ts';
import { isDateLabel, readDateLine, type StatedDate, unlabelled } from '../../text/date-line.ts';
import { type PageElement, textOf } from '../dom.ts';
import type { FoundDate } from './date-claim.ts';
import { machineDate } from './declared-dates.ts';
import { isDateName, namesOf, type VisibleLine } from './visible-lines.ts';

/** A date that a reader sees, and how it stands to the article. */
export interface VisibleDate extends FoundDate {
  readonly role: StatedDate['role'];
  /** Characters below the title's end, negative above it; null when no line is the title. */
  readonly distance: number | null;
  /** How it is said: by a line or an element of dates alone, beside names, at the head of a paragraph. */
  readonly manner: 'alone' | 'beside' | 'lead';
  /** Its maker named the place for it. */
  readonly isNamed: boolean;
}

/** All dates that a page's lines state for the article, in the order of the page. Dates of comments, teasers and events are not among them. */
export function visibleDatesOf(lines: readonly VisibleLine[], heading: VisibleLine | null, context: DateContext): VisibleDate[] {
  const isAside = (line: VisibleLine): boolean => line.aside.some((part) => heading === null || !part.contains(heading.element));
  const dates: VisibleDate[] = [];
  for (const [index, line] of lines.entries()) {
    if (dates.length > MAX_DATES) break;
    if ((line.times.length === 0 && !mayHoldDate(line.text)) || isAside(line)) continue;
    const distance = heading === null ? null : line.at - heading.at - (line.at >= heading.at ? heading.text.length : 0);
    const above = lines[index - 1]?.text ?? '';
    for (const time of line.times)
      dates.push(...timeIn(time, line.text, above, context).map((said) => ({ ...said, distance, isNamed: true })));
    dates.push(
      ...statedIn(line.text, above, context).map((said) => ({
        ...said,
        distance,
        isNamed: isDateName(namesAround(line.element)),
      })),
    );
  }
  return dates;
}

/** More are a list, whatever it lists. */
const MAX_DATES = 300;

const namesAround = (element: PageElement): string =>
  `${namesOf(element)} ${element.parentElement === null ? '' : namesOf(element.parentElement)}`;

type Said = Pick<VisibleDate, 'dated' | 'source' | 'role' | 'manner'>;

/** An element for dates: what it says to machines, and what it shows. */
function timeIn(time: PageElement, line: string, above: string, context: DateContext): Said[] {
  const text = textOf(time);
  const [shown] = text.length > MAX_TIME || !mayHoldDate(text) ? [] : (readDateLine(text, context) ?? []);
  const machine = readDate(machineDate(time) ?? '', context)?.dated;
  const dated = machine ?? shown?.dated;
  if (dated === undefined || dated.precision === 'year') return [];
  const before = line.slice(0, Math.max(0, line.indexOf(text)));
  const said: Omit<Said, 'dated'> = {
    role: roleOf(time, shown?.role ?? 'unsaid', isDateLabel(before) ?? isDateLabel(above)),
    manner: 'alone',
    source: time.localName === 'time' ? 'time element' : 'text of the page',
  };
  // What is shown beside the machine's word tells which clock the place goes by.
  return [dated, ...(machine !== undefined && shown !== undefined ? [shown.dated] : [])].map((each) => ({
    ...said,
    dated: each,
  }));
}

function roleOf(time: PageElement, said: StatedDate['role'], label: StatedDate['role'] | null): StatedDate['role'] {
  const names = namesAround(time);
  if (time.getAttribute('pubdate') !== null || /publish|posted|pubdate|created|entry-date|post-date/i.test(names))
    return 'published';
  if (said !== 'unsaid') return said;
  return /updat|modif|changed/i.test(names) ? 'modified' : (label ?? 'unsaid');
}

const MAX_TIME = 80;

/** What a line states: alone, beside names, or at its beginning. */
function statedIn(text: string, above: string, context: DateContext): Said[] {
  if (!mayHoldDate(text.slice(0, MAX_LINE)) || OTHER_DATES.test(text.slice(0, MAX_LINE))) return [];
  const source = 'text of the page';
  const said = (dates: readonly StatedDate[], manner: Said['manner']): Said[] =>
    dates.filter(({ dated }) => dated.precision !== 'year').map(({ role, dated }) => ({ dated, role, manner, source }));
  const whole = readDate(text.slice(0, MAX_READ), context);
  if (whole === null) return [];
  if (text.length <= MAX_LINE) {
    const alone = readDateLine(text, context);
    const label = isDateLabel(above) ?? 'unsaid';
    if (alone !== null)
      return said(
        alone.map(({ role, dated }) => ({ dated, role: role === 'unsaid' ? label : role })),
        'alone',
      );
    const beside = besideNames(text, whole, context);
    if (beside.length > 0) return said(beside, 'beside');
  }
  return said(leadOf(text, context), 'lead');
}

const MAX_LINE = 300;

/** `Ada Lovelace | 9 December 2024 | 14:00`, `von Ada Lovelace, 9.12.24`, `This entry was posted on …` */
function besideNames(text: string, whole: ReadDate, context: DateContext): StatedDate[] {
  const parts = text.split(/\s*[|•·;»]\s*|\s+[–—-]\s+|\s+\/+\s+/u);
  const among = parts.length < 2 ? [] : parts.flatMap((part) => (mayHoldDate(part) ? (readDateLine(part, context) ?? []) : []));
  if (among.length > 0) return among;
  const { left, role } = unlabelled(whole.rest);
  const isShort = left.split(' ').length <= MAX_BESIDE && !/[.!?…]["”»]?$/u.test(text);
  return isShort || (role !== 'unsaid' && WROTE.test(text)) ? [{ role, dated: { ...whole.dated, raw: text } }] : [];
}

const MAX_READ = 200;
/** Names, a section, a place. */
const MAX_BESIDE = 6;
/** Sentences that only a page's own system writes: `Dieser Beitrag wurde am … um … veröffentlicht und unter … abgelegt.` */
const WROTE =
  /^(?:this (?:entry|post|article)|dieser (?:beitrag|artikel|eintrag)|posted|published|veröffentlicht|erschienen|publié|publicado|pubblicato|cet article|cette entrée|este artículo|esta entrada|questo articolo)|wurde am|was posted/i;

/** `29.11.2022 – Mehrfach hatte …`, `(21 November 2022) Consumers …`, `PARIS, Jan 18, 2020 (Reuters) – …` */
function leadOf(text: string, context: DateContext): StatedDate[] {
  const [, head] = /^\(?\s*(.{6,70}?)(?:\s[–—|-]|[–—|):]|\s\()/u.exec(text) ?? [];
  const read = head === undefined || !mayHoldDate(head) ? null : readDate(head, context);
  if (head === undefined || read === null) return [];
  const { left, role } = unlabelled(read.rest);
  return left.split(' ').length <= 3 ? [{ role, dated: { ...read.dated, raw: head } }] : [];
}

/** A year, or a day, month and year in figures: the quick answer to most lines. */
const mayHoldDate = (text: string): boolean => FIGURE.test(text) && MAY_HOLD_DATE.test(text);
const FIGURE = /[\p{Nd}年民令平昭]/u;
const MAY_HOLD_DATE = /\p{Nd}{4}|\p{Nd}[./-]\s?\p{Nd}{1,2}[./-]\s?\p{Nd}{2}|\p{L}\s['’]\p{Nd}{2}|[年民令平昭]/u;

/** The clock of a forum, the last answer, an event, a copyright. */
const OTHER_DATES =
  /aktuell(?:e[rs]?)? (?:datum|zeit)|current (?:date|time)|letzter beitrag|last post|joined|registr|mitglied seit|geboren|born|©|expire|valid until|gültig|\d[:：]\d\d\s*(?:uhr)?\s*[-–—~〜－～]\s*\d{1,2}[:：.]\d\d/i;
