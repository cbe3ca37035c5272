import { type PageDocument, type PageElement, textOf } from '../dom.ts';
import type { DateClaim } from './date-claim.ts';
import type { MetaTags } from './meta-tags.ts';
import { standsAside } from './visible-lines.ts';

/** When a page's `meta` elements say it was published or changed, the more trusted names first. */
export function* metaDates(meta: MetaTags, role: 'published' | 'modified'): Generator<DateClaim> {
  for (const name of role === 'published' ? META_PUBLISHED : META_MODIFIED)
    for (const raw of meta.all(name)) yield { raw, source: `meta ${name}` };
}

/** Microdata and RDFa of the article, not of its comments, pictures and videos. Teasers are marked so too: among them one day alone is the article's. */
export function markedDates(document: PageDocument, property: 'datePublished' | 'dateCreated' | 'dateModified'): DateClaim[] {
  const properties = ['', 'schema:', 'dc:', 'dcterms:'].map((prefix) => `[property~="${prefix}${property}"]`);
  const own: DateClaim[] = [];
  const others = new Map<string, DateClaim>();
  for (const element of document.querySelectorAll([`[itemprop~="${property}"]`, ...properties].join(', '))) {
    if (element.localName === 'meta' && element.closest('head') !== null) continue;
    const thing = element.parentElement?.closest('[itemscope], [typeof]') ?? null;
    if (thing !== null && OTHER_THINGS.test(`${thing.getAttribute('itemtype') ?? ''} ${thing.getAttribute('typeof') ?? ''}`))
      continue;
    const claim = { raw: machineDate(element) ?? textOf(element), source: `${property} in the markup` };
    if (standsAside(element)) others.set(claim.raw, claim);
    else own.push(claim);
  }
  return own.length > 0 || others.size > 1 ? own : [...others.values()];
}

/** The microformats of the early web: `<abbr class="published" title="2011-03-30T21:05:00-07:00">`. */
export function* hentryDates(document: PageDocument): Generator<DateClaim> {
  for (const element of document.querySelectorAll('.published, .dt-published, [class~="post-date"][title], .entry-date[title]')) {
    const raw = machineDate(element);
    if (raw !== null && !standsAside(element))
      yield { raw, source: `class ${element.className.trim().split(/\s+/)[0] ?? ''} in the markup` };
  }
}

/** The part of an element that is written for machines; null when it has none. */
export function machineDate(element: PageElement): string | null {
  for (const name of ['datetime', 'content', 'title']) {
    const value = element.getAttribute(name)?.trim() ?? '';
    if (/\p{Nd}/u.test(value)) return value;
  }
  const clock = EPOCH_NAMES.map((name) => element.getAttribute(name)).find((value) => value !== null && EPOCH.test(value));
  if (clock === undefined || clock === null) return null;
  return new Date(Number(clock) * (clock.length > 10 ? 1 : 1000)).toISOString();
}

const EPOCH_NAMES = ['data-utime', 'data-timestamp', 'data-time', 'data-date', 'data-published', 'data-unixtime'];
/** Seconds or milliseconds since 1970, from 2001 on. */
const EPOCH = /^[1-9]\d{9}(?:\d{3})?$/;

const OTHER_THINGS = /Comment|Answer|ImageObject|VideoObject|AudioObject|Product|Offer|Event|Person|Rating|UserComments/;

const META_PUBLISHED = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'article:published',
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
  'article:post_date',
  'shareaholic:article_published_time',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date.created',
  'dc.created',
  'dc.date',
  'dcterms.date',
  'dc:date',
  'date',
  'citation_publication_date',
  'citation_date',
  'citation_online_date',
  'prism.publicationdate',
  'article.created',
  'datecreated',
  'creation_date',
  'article:create_date',
  'release_date',
  'analyticsattributes.articledate',
  'rbpubdate',
  'bt:pubdate',
  'news_publish_date',
  'lastpubdate',
  'last-pub-date',
];
const META_MODIFIED = [
  'article:modified_time',
  'og:updated_time',
  'article:updated_time',
  'article:modified',
  'datemodified',
  'dateupdate',
  'last-modified',
  'lastmod',
  'dcterms.modified',
  'dc.date.modified',
  'revised',
  'shareaholic:article_modified_time',
];
