import { cookieNotice } from '../rules/cookie-notice.ts';
import { otherArticle } from '../rules/other-article.ts';
import { type PageDocument, type PageElement, type PageNode, textOf } from './dom.ts';
import { isHidden } from './is-hidden.ts';
import { type Place, PlaceReader } from './places.ts';

/** A run of text that the page shows in one element, before anything was taken out. */
export interface PageText {
  /** The element's number, the same for its runs before, between and after the blocks within it. */
  readonly ordinal: number;
  readonly text: string;
  readonly isHeading: boolean;
  readonly place: Place;
}

/** The texts of a page in its order, and the places they stand in, outer ones first. */
export interface PageTexts {
  readonly texts: readonly PageText[];
  readonly places: readonly Place[];
  /** Never the article, however much they say: notices that the page lays over itself, what its makers hide by name, and its other articles. */
  readonly setAside: readonly PageElement[];
}

/** Numbers the page's text elements in `data-pm`, so that what survives extraction can be told from what did not. What a page hides has no number. */
export function numberTexts(document: PageDocument, others: ReadonlySet<PageElement> = new Set()): PageTexts {
  const numbering = new Numbering(others);
  numbering.block(document.body, null, 0);
  const { texts, places } = numbering;
  const most = lengthOf(texts) / 3;
  const notices = numbering.notices
    .filter(({ place }) => lengthOf(texts.slice(place.start, place.end)) < most)
    .map(({ element }) => element);
  const hidden = numbering.hidden.filter((element) => textOf(element).length < most);
  return { texts, places, setAside: [...notices, ...hidden, ...others] };
}

const lengthOf = (texts: readonly PageText[]): number => texts.reduce((sum, { text }) => sum + text.length, 0);

class Numbering {
  readonly texts: PageText[] = [];
  readonly places: Place[] = [];
  readonly notices: { readonly element: PageElement; readonly place: Place }[] = [];
  readonly hidden: PageElement[] = [];
  private readonly reader = new PlaceReader();
  private readonly others: ReadonlySet<PageElement>;
  private elements = 0;

  constructor(others: ReadonlySet<PageElement>) {
    this.others = others;
  }

  block(element: PageElement, parent: Place | null, depth: number): void {
    if (depth > MAX_DEPTH) return;
    const rule = this.others.has(element) ? otherArticle : this.reader.ruleOf(element);
    const place: Place = { rule, start: this.texts.length, end: this.texts.length, parent };
    this.places.push(place);
    if (place.rule?.id === cookieNotice.id) this.notices.push({ element, place });
    const isHeading = HEADING.test(element.localName);
    let ordinal: number | null = null;
    let parts: string[] = [];
    let endsLink = false;
    const flush = () => {
      const text = parts.join('').replace(/\s+/g, ' ').trim();
      parts = [];
      if (text === '') return;
      if (ordinal === null) {
        ordinal = this.elements++;
        element.setAttribute('data-pm', String(ordinal));
      }
      this.texts.push({ ordinal, text, isHeading, place });
    };
    const add = (node: PageNode, inlineDepth: number) => {
      if (node.nodeType === TEXT) {
        const text = node.textContent ?? '';
        endsLink = false;
        if (parts.at(-1) !== BREAK || text.trim() !== '') parts.push(text);
      }
      if (node.nodeType !== ELEMENT) return;
      // Safe: a node of type 1 is an element.
      const child = node as PageElement;
      if (child.localName === 'br') {
        // Two breaks in a row, blanks aside, end a paragraph.
        if (parts.at(-1) === BREAK) flush();
        parts.push(BREAK);
      }
      if (SKIPPED.has(child.localName)) return;
      if (isHidden(child)) {
        this.hidden.push(child);
        return;
      }
      if (INLINE.has(child.localName)) {
        // Links side by side are drawn apart, whatever the markup has between them.
        const isLink = child.localName === 'a';
        if (isLink && endsLink) parts.push(' ');
        if (inlineDepth < MAX_DEPTH) for (const inner of child.childNodes) add(inner, inlineDepth + 1);
        if (isLink) endsLink = true;
        return;
      }
      flush();
      this.block(child, place, inlineDepth + 1);
    };
    for (const child of element.childNodes) add(child, depth);
    flush();
    place.end = this.texts.length;
  }
}

const MAX_DEPTH = 512;
const BREAK = '\n';
const ELEMENT = 1;
const TEXT = 3;
const HEADING = /^h[1-6]$/;

const INLINE = new Set(
  'a abbr b bdi bdo big cite code data dfn em font i ins kbd label mark q s samp small span strong sub sup tt u var wbr'.split(
    ' ',
  ),
);

/** What says nothing, or nothing to a reader. */
const SKIPPED = new Set(
  'script style noscript template svg math head title meta link select datalist iframe object embed textarea input audio video canvas map br rt rp'.split(
    ' ',
  ),
);
