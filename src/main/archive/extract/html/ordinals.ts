import type { PageDocument, PageElement, PageNode } from './dom.ts';

/** An element of the page that has text of its own, before anything was taken out. */
export interface PageText {
  readonly ordinal: number;
  readonly text: string;
  /** Classes, ids and roles of it and what it stands in: what the page's maker called the place. */
  readonly place: string;
}

/** Numbers the page's text elements in `data-pm`, so that what survives extraction can be told from what did not. */
export function numberTexts(document: PageDocument): PageText[] {
  const texts: PageText[] = [];
  const visit = (element: PageElement, place: string, depth: number) => {
    if (SKIPPED.has(element.localName) || depth > MAX_DEPTH) return;
    const called = [
      element.className,
      element.id,
      element.getAttribute('role'),
      element.getAttribute('aria-label'),
      STRUCTURE.has(element.localName) ? element.localName : null,
    ];
    const here = `${place} ${called.filter((each) => typeof each === 'string' && each !== '').join(' ')}`.slice(-PLACE_LENGTH);
    const own = ownText(element);
    if (own !== '') {
      element.setAttribute('data-pm', String(texts.length));
      texts.push({ ordinal: texts.length, text: own, place: here });
    }
    for (const child of element.children) if (!INLINE.has(child.localName)) visit(child, here, depth + 1);
  };
  visit(document.body, '', 0);
  return texts;
}

const MAX_DEPTH = 512;
const PLACE_LENGTH = 400;
const ELEMENT = 1;
const TEXT = 3;

/** Text that stands in the element itself or in inline elements within it. */
function ownText(element: PageElement): string {
  const parts: string[] = [];
  const add = (node: PageNode) => {
    if (node.nodeType === TEXT) parts.push(node.textContent ?? '');
    // Safe: a node of type 1 is an element.
    else if (node.nodeType === ELEMENT && INLINE.has((node as PageElement).localName))
      for (const child of (node as PageElement).childNodes) add(child);
  };
  for (const child of element.childNodes) add(child);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

const INLINE = new Set(
  'a abbr b bdi bdo big cite code data dfn em font i ins kbd label mark q s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const STRUCTURE = new Set(['nav', 'aside', 'footer', 'header', 'form', 'dialog', 'menu']);
const SKIPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'head',
  'select',
  'iframe',
  'object',
  'textarea',
  'button',
]);
