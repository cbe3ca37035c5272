import type { Dated } from '../../../../../shared/contract/shapes/dated.ts';
import type { DateContext } from '../../../dates/day-order.ts';
import { readDate } from '../../../dates/published.ts';
import { type PageDocument, type PageElement, textOf } from '../dom.ts';
import type { LinkedData } from './json-ld.ts';
import type { MetaTags } from './meta-tags.ts';

/** When a page says it was published and last changed; null where nothing in it says so. */
export interface PageDates {
  readonly publishedAt: Dated | null;
  readonly modifiedAt: Dated | null;
}

/** Reads the dates, sources in the order they are trusted: linked data, article tags, markup, address, and at last what a reader sees. */
export function pageDatesOf(
  document: PageDocument,
  url: string | null,
  linked: LinkedData | null,
  meta: MetaTags,
  context: DateContext,
): PageDates {
  const first = (candidates: Iterable<string | null | undefined>): Dated | null => {
    for (const candidate of candidates) {
      const dated = candidate === null || candidate === undefined ? null : (readDate(candidate, context)?.dated ?? null);
      if (dated !== null && dated.precision !== 'year') return dated;
    }
    return null;
  };
  const publishedAt =
    first([linked?.published]) ??
    first(META_PUBLISHED.flatMap((name) => meta.all(name))) ??
    first(marked(document, 'datePublished')) ??
    first(times(document)) ??
    first([dateOfUrl(url)]) ??
    first(visible(document));
  const modifiedAt =
    first([linked?.modified]) ??
    first(META_MODIFIED.flatMap((name) => meta.all(name))) ??
    first(marked(document, 'dateModified'));
  return { publishedAt, modifiedAt };
}

const META_PUBLISHED = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'article.published',
  'published_time',
  'publish-date',
  'publish_date',
  'publishdate',
  'pubdate',
  'publication_date',
  'publicationdate',
  'cxenseparse:recs:publishtime',
  'parsely-pub-date',
  'sailthru.date',
  'article_date_original',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date.created',
  'dc.date',
  'dcterms.date',
  'dc:date',
  'date',
  'citation_publication_date',
  'citation_date',
  'prism.publicationdate',
  'article.created',
  'datecreated',
  'analyticsattributes.articledate',
  'lastpubdate',
];
const META_MODIFIED = [
  'article:modified_time',
  'og:updated_time',
  'article:updated_time',
  'datemodified',
  'last-modified',
  'lastmod',
  'dcterms.modified',
  'dc.date.modified',
  'revised',
];

/** Microdata and RDFa. */
function* marked(document: PageDocument, property: string): Generator<string | null> {
  for (const element of document.querySelectorAll(
    `[itemprop~="${property}"], [property~="${property}"], [property~="schema:${property}"]`,
  )) {
    if (element.localName !== 'meta')
      yield element.getAttribute('datetime') ?? element.getAttribute('content') ?? textOf(element);
  }
}

/** `time` elements in the article's head: those of comments and teasers tell other stories. */
function* times(document: PageDocument): Generator<string | null> {
  const all = [...document.querySelectorAll('time')].filter((time) => time.closest(ELSEWHERE) === null);
  const published = all.filter((time) => time.getAttribute('pubdate') !== null || PUBLISHED.test(placeOf(time)));
  for (const time of [
    ...published,
    ...(all.length <= MAX_TIMES ? all : all.filter((each) => each.closest('article, main, header') !== null).slice(0, 1)),
  ]) {
    if (!MODIFIED.test(placeOf(time))) yield time.getAttribute('datetime') ?? textOf(time);
  }
}

const MAX_TIMES = 3;
const ELSEWHERE =
  'aside, footer, nav, [class*="comment"], [id*="comment"], [class*="related"], [class*="teaser"], [class*="sidebar"], [class*="widget"]';
const PUBLISHED = /publish|posted|entry-date|pubdate|article-?date|dateline|created/i;
const MODIFIED = /updat|modif|changed/i;

const placeOf = (element: PageElement): string =>
  [element, element.parentElement].map((each) => `${each?.className ?? ''} ${each?.id ?? ''}`).join(' ');

const URL_DAY = /[/_-]((?:19|20)\d\d)[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)/;
const URL_RUN = /[/_-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/;

/** The day in an address, `/2024/12/09/`. */
function dateOfUrl(url: string | null): string | null {
  const path = url === null || !URL.canParse(url) ? '' : new URL(url).pathname;
  const match = URL_DAY.exec(path) ?? URL_RUN.exec(path);
  if (match === null) return null;
  const [, year, month = '', day = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** What a reader sees: short texts that the page's maker called a date. */
function* visible(document: PageDocument): Generator<string> {
  for (const element of document.querySelectorAll(DATE_PLACES)) {
    const text = textOf(element);
    if (
      text.length <= MAX_VISIBLE &&
      /\p{Nd}/u.test(text) &&
      !OTHER_DATES.test(text) &&
      element.closest(ELSEWHERE) === null &&
      !MODIFIED.test(placeOf(element))
    )
      yield text;
  }
}

const MAX_VISIBLE = 90;
/** The clock of a forum, the last answer, an event, a copyright. */
const OTHER_DATES =
  /aktuell|current (?:date|time)|letzter beitrag|last post|joined|registr|mitglied seit|geboren|born|copyright|©|expire|valid until|gültig/i;
const DATE_PLACES =
  '[class*="date"], [class*="Date"], [id*="date"], [class*="time"], [class*="Time"], [class*="publish"], [class*="posted"], [class*="byline"], [class*="meta"], [class*="datum"], [class*="fecha"], [class*="tarih"]';
