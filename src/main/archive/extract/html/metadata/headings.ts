import { type PageDocument, type PageElement, type PageNode, textOf } from '../dom.ts';
import { isHidden } from '../is-hidden.ts';
import { namesOf, standsAside } from './visible-lines.ts';

/** A heading that a page shows. */
export interface Heading {
  readonly level: number;
  /** Without the line above the title that some pages put into it. */
  readonly text: string;
  /** In the part of the page that is the article, as far as the markup says. */
  readonly isMain: boolean;
  /** The site's name on every page of it: it leads to the front page, or its maker called it so. */
  readonly isSite: boolean;
}

/** The headings of the three upper levels in the page's own part, in its order. */
export function headingsOf(document: PageDocument, url: string | null): Heading[] {
  const headings: Heading[] = [];
  for (const element of document.querySelectorAll('h1, h2, h3')) {
    if (headings.length >= MAX_HEADINGS) break;
    const text = shownText(element);
    if (text === '' || text.length > MAX_LENGTH || isHidden(element) || standsAside(element)) continue;
    headings.push({
      level: Number(element.localName.slice(1)),
      text,
      isMain: element.closest('article, main, [role="main"]') !== null,
      isSite: isSiteHeading(element, url),
    });
  }
  return headings;
}

function isSiteHeading(element: PageElement, url: string | null): boolean {
  for (let each: PageElement | null = element, up = 0; each !== null && up < 3; each = each.parentElement, up++)
    if (SITE_NAMES.test(namesOf(each))) return true;
  const href = (element.querySelector('a[href]') ?? element.closest('a[href]'))?.getAttribute('href') ?? null;
  if (href === null || url === null || !URL.canParse(href, url)) return href === '/';
  const [target, here] = [new URL(href, url), new URL(url)];
  return target.host === here.host && HOME.test(target.pathname) && !HOME.test(here.pathname);
}

const SITE_NAMES = /(?:^|[\s_-])(?:site-?(?:title|name|logo|branding)|blog-?(?:title|name)|logo|brand|masthead)(?=[\s_-]|$)/i;
/** The front page, also of a page kept in a web archive. */
const HOME = /^(?:\/web\/\d{14}[a-z_]*\/https?:\/+[^/]+)?\/?(?:index\.\w+|home|blog\/?|start)?$/i;

const MAX_HEADINGS = 80;
const MAX_LENGTH = 400;

/** What an element shows, without kickers, dates and invisible marks; with them when there is nothing else. */
function shownText(element: PageElement): string {
  const parts: string[] = [];
  const add = (node: PageNode, depth: number) => {
    if (node.nodeType === TEXT) parts.push(node.textContent ?? '');
    if (node.nodeType !== ELEMENT || depth > MAX_DEPTH) return;
    // Safe: a node of type 1 is an element.
    const child = node as PageElement;
    if (child.localName === 'br' || BLOCKS.has(child.localName)) parts.push(' ');
    if (SILENT.has(child.localName) || isHidden(child) || KICKER.test(namesOf(child))) return;
    for (const each of child.childNodes) add(each, depth + 1);
  };
  for (const child of element.childNodes) add(child, 0);
  const shown = tidy(parts.join(''));
  return /[\p{L}\p{N}]/u.test(shown) ? shown : tidy(textOf(element));
}

/** Without soft hyphens and the like, which only break lines, and without the mark between a kicker and the title. */
const tidy = (text: string): string =>
  text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:|/·•–—-]+(?=[\p{L}\p{N}«„“"'‘])/u, '')
    .trim();

const MAX_DEPTH = 20;
const ELEMENT = 1;
const TEXT = 3;
const BLOCKS = new Set(['div', 'p', 'ul', 'li', 'h1', 'h2', 'h3', 'h4', 'time', 'small']);
const SILENT = new Set(['style', 'script', 'noscript', 'template', 'svg', 'button', 'time', 'sup', 'rt', 'rp']);
const KICKER =
  /(?:^|[\s_-])(?:kicker|over-?line|dachzeile|topline|roof-?line|roofline|spitzmarke|eyebrow|sup(?:er)?-?title|over-?title|pre-?title|category|rubrik|ressort|volanta|antetitulo|cintillo|occhiello|surtitre|chapeau|date|datum|anchor|permalink|edit-?link|editsection|badge)(?=[\s_-]|$)/i;
