import type { PageDocument, PageElement, PageNode } from '../dom.ts';
import { isHidden } from '../is-hidden.ts';
import { isQuotedPost } from '../quoted-posts.ts';

/** A line that a page shows: the text of one block, or a part of it between breaks. */
export interface VisibleLine {
  readonly text: string;
  /** The block it stands in. */
  readonly element: PageElement;
  /** How many characters the page shows above it. */
  readonly at: number;
  /** What it stands in that its maker called comments, teasers, a sidebar or the like, outer ones first. */
  readonly aside: readonly PageElement[];
  /** `time` elements and others in it that their maker named for a date. */
  readonly times: readonly PageElement[];
  /** Elements in it named for authors, and links to their pages. */
  readonly authors: readonly PageElement[];
}

/** The lines of a page in the order of its markup. Parts that say nothing, or nothing to a reader, are passed over. */
export function visibleLinesOf(document: PageDocument): VisibleLine[] {
  const reader = new LineReader();
  reader.block(document.body, [], 0);
  return reader.lines;
}

class LineReader {
  readonly lines: VisibleLine[] = [];
  private at = 0;

  block(element: PageElement, outer: readonly PageElement[], depth: number): void {
    if (depth > MAX_DEPTH) return;
    const aside = isAside(element) ? [...outer, element] : outer;
    let parts: string[] = [];
    let times: PageElement[] = [];
    let authors: PageElement[] = [];
    const flush = () => {
      const text = joined(parts);
      if (text !== '' || times.length > 0) this.lines.push({ text, element, at: this.at, aside, times, authors });
      this.at += text.length;
      parts = [];
      times = [];
      authors = [];
    };
    const add = (node: PageNode, inner: number) => {
      if (node.nodeType === TEXT) parts.push(node.textContent ?? '');
      if (node.nodeType !== ELEMENT) return;
      // Safe: a node of type 1 is an element.
      const child = node as PageElement;
      if (child.localName === 'br') flush();
      if (SKIPPED.has(child.localName) || isHidden(child)) return;
      if (isTime(child)) times.push(child);
      if (isAuthorElement(child)) authors.push(child);
      if (!INLINE.has(child.localName)) {
        flush();
        this.block(child, aside, inner + 1);
      } else if (inner < MAX_DEPTH) {
        parts.push(EDGE);
        for (const each of child.childNodes) add(each, inner + 1);
        parts.push(EDGE);
      }
    };
    if (isTime(element)) times.push(element);
    for (const child of element.childNodes) add(child, depth);
    flush();
  }
}

const MAX_DEPTH = 512;
const ELEMENT = 1;
const TEXT = 3;
/** Where an inline element begins or ends: a page that draws a day, a month and a year apart may have no blanks between them. */
const EDGE = '\ue000';

function joined(parts: readonly string[]): string {
  const text = parts.join('');
  return (text.includes(EDGE) ? withEdges(text) : text).replace(/\s+/g, ' ').trim();
}

const withEdges = (text: string): string =>
  text
    .replace(/^((?:\ue000|\s)*(?:by|von|par|por|door|av|af|di))\ue000+(?=\p{L})/iu, '$1 ')
    .replace(/(?<=\p{Nd})\ue000+(?=st\b|nd\b|rd\b|th\b)/giu, '')
    .replace(/(?<=[\p{L}\p{N}])\ue000+(?=\p{N})|(?<=\p{N})\ue000+(?=\p{L})/gu, ' ')
    .replace(/(?<=\p{Ll})\ue000+(?=\p{Lu}\p{Ll})/gu, ' ')
    .replace(/\ue000/g, '');

const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr q s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** What its maker called an element: its classes and id. */
export const namesOf = (element: PageElement): string =>
  `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;

/** What an element is called that shows when something was published or changed. */
export const isDateName = (names: string): boolean => DATE_NAMES.test(names);
const DATE_NAMES = /date(?!base|r)|datum|fecha|tarih|timestamp|time(?!line|out|r)|publish|posted|pubdate|created/i;

const isTime = (element: PageElement): boolean =>
  element.localName === 'time' || element.localName === 'abbr' || isDateName(namesOf(element));
const SKIPPED = new Set(
  'script style noscript template svg math head title meta link select datalist iframe object embed textarea input audio video canvas map br'.split(
    ' ',
  ),
);

const ASIDE_TAGS = new Set(['aside', 'nav', 'footer']);
const ASIDE_NAMES =
  /(?:^|[\s_-])(?:comments?|commentlist|kommentare?|leserbriefe?|replies|respond|disqus|related|recommended|recommendations|more-?(?:news|stories|articles)|sidebar|widget(?:_\w+)?|(?<!(?:post|article|story|entry|content|news)[_-]{1,2})footer|navigation|navbar|menu|breadcrumbs?|most-?(?:read|popular|viewed)|popular|trending|latest|ticker|newsletter|cookie|carousel|author-?(?:box|bio|info)|about-?author|copyright|weather|calendar-widget|events?-list|archives?-list)(?=[\s_-]|$)/i;

/** Papers also call an article's own first lines so: only what leads to another article is one. */
const TEASER_NAMES = /(?:^|[\s_-])(?:teasers?|promos?)(?=[\s_-]|$)/i;

/** Whether an element is called after authors, or leads to the page of one. */
export function isAuthorElement(element: PageElement): boolean {
  if (AUTHOR_NAMES.test(`${namesOf(element)} ${element.getAttribute('itemprop') ?? ''}`)) return true;
  if (element.localName === 'address') return true;
  if (element.localName !== 'a') return false;
  return /\bauthor\b/.test(element.getAttribute('rel') ?? '') || AUTHOR_PAGES.test(element.getAttribute('href') ?? '');
}

const AUTHOR_NAMES =
  /(?:^|[\s_-])(?:(?:article|post|entry|story|meta|adp)?-?(?:author|autor|auteur|autore|yazar|muhabir|byline|by-line|writer|reporter|contributors?)s?(?:-?(?:name|link|text|prenom|nom))?|author\w{0,8}|fn|username|itemposter|article-origins|person-link)(?=[\s_-]|$)/i;
const AUTHOR_PAGES =
  /\/(?:authors?|autor(?:en?|es)?|auteurs?|autore|autori|profil(?:e?s)?|profile|editors|people|person|staff|writers?|contributors?|reporters?|toireporter|journalists?|journalist(?:en|in)|redaktion|redakteure?|columnists?|kolumnist|users?|user|member|creator|bio|yazar(?:lar)?|muhabir|penulis|periodistas?|firmas)\/[^/?#]+/i;

/** Whether an element stands in a part of the page that its maker called comments, teasers, a sidebar or the like, and that does not hold the title. */
export function standsAside(element: PageElement, title: PageElement | null = null): boolean {
  for (let each: PageElement | null = element; each !== null; each = each.parentElement)
    if (isAside(each) && (title === null || !each.contains(title))) return true;
  return false;
}

/** Whether an element stands on a card that tells of an author. */
export const isAuthorCard = (element: PageElement): boolean => {
  for (let each: PageElement | null = element, up = 0; each !== null && up < 6; each = each.parentElement, up++)
    if (CARDS.test(namesOf(each))) return true;
  return false;
};

const CARDS =
  /(?:^|[\s_-])(?:about-?author|author-?(?:box|bio|info|card|profile)|autoren-?(?:box|info)|mini-profile|author-mini)(?=[\s_-]|$)/i;

/** Page builders call every part of a page a widget, and bodies and articles carry the names of all that is in them. */
function isAside(element: PageElement): boolean {
  const { localName } = element;
  if (localName === 'footer') return element.closest('article, main') === null;
  if (ASIDE_TAGS.has(localName)) return true;
  if (localName === 'body' || localName === 'article' || localName === 'main') return false;
  // The date and the name in a quoted post are the post's.
  if (localName === 'blockquote' && isQuotedPost(element.getAttribute('class') ?? '')) return true;
  const names = namesOf(element);
  if (TEASER_NAMES.test(names)) return element.querySelector('h2 a, h3 a, h4 a, h5 a, a h2, a h3, a h4, a h5') !== null;
  // What holds the page's title is the page, whatever it was called.
  return ASIDE_NAMES.test(names) && !/elementor-/.test(names) && element.querySelector('h1') === null;
}
