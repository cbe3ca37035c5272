import { attribute, descendants, type Element, isElement, isText, type Parent, plainText } from './tree.ts';

/** What the blocks of a footnote say of it. */
export interface Footnote {
  readonly note: string;
  readonly label: string;
}

/** The footnotes of an article: what marks each in the text, the elements that are the notes, and the links that lead back. */
export interface Footnotes {
  readonly marks: ReadonlyMap<Element, Footnote>;
  readonly notes: ReadonlyMap<Element, Footnote>;
  readonly waysBack: ReadonlySet<Element>;
  /** Whether a list is one of footnotes. */
  hasNotes(list: Element): boolean;
}

/** Finds marks such as `<sup><a href="#fn1">1</a></sup>` whose note stands further down. */
export function footnotesOf(root: Parent): Footnotes {
  const order = new Map<Element, number>();
  const targets = new Map<string, Element>();
  const links: Element[] = [];
  for (const element of descendants(root)) {
    order.set(element, order.size);
    for (const name of [attribute(element, 'id'), element.tagName === 'a' ? attribute(element, 'name') : null])
      if (name !== null && name !== '' && !targets.has(name)) targets.set(name, element);
    if (element.tagName === 'a' && fragmentOf(element) !== null) links.push(element);
  }
  const marks = new Map<Element, Footnote>();
  const notes = new Map<Element, Footnote>();
  const waysBack = new Set<Element>();
  const before = (a: Element, b: Element): boolean => (order.get(a) ?? 0) < (order.get(b) ?? 0);
  for (const link of links) {
    const label = labelOf(link);
    const target = targets.get(fragmentOf(link) ?? '');
    const note = label === null || target === undefined || !before(link, target) ? null : noteAround(target, root);
    if (label === null || note === null || contains(note, link)) continue;
    const known = notes.get(note) ?? { note: String(notes.size + 1), label };
    notes.set(note, known);
    marks.set(link, known);
  }
  for (const link of links) {
    const note = noteOver(link, notes);
    const back = targets.get(fragmentOf(link) ?? '');
    if (note !== null && back !== undefined && before(back, note) && isWayBack(link)) waysBack.add(link);
  }
  return {
    marks,
    notes,
    waysBack,
    hasNotes: (list) => notes.size > 0 && list.childNodes.some((child) => isElement(child) && notes.has(child)),
  };
}

const fragmentOf = (link: Element): string | null => fragmentIn(attribute(link, 'href'));

/** The place in a page that a link leads to; null when it leads to no place. */
export function fragmentIn(href: string | null): string | null {
  const fragment = /^[^#\s]*#(.+)$/.exec(href?.trim() ?? '')?.[1];
  if (fragment === undefined) return null;
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A stray percent sign: the name is as it is written.
    return fragment;
  }
}

const labelOf = (link: Element): string | null => labelIn(plainText(link));

/** The number or sign a mark shows, without its brackets; null when it says more than a mark does. */
export const labelIn = (text: string): string | null =>
  text.length > MAX_MARK ? null : (MARK.exec(text.normalize('NFKC').trim())?.[1] ?? null);

/** Longer than any mark, however its characters are composed. */
const MAX_MARK = 60;

/** Numbers in any digits, a letter, small Roman numbers, the signs of printers; `note 3` as some sites write it. */
const MARK = /^[[({]?\s*((?:(?:note|nb|n)\s*\.?\s*)?\p{Nd}{1,3}|\p{L}|[ivxlc]{1,6}|[*†‡§¶]{1,3})\s*[\])}.]?$/iu;

/** The element that is the note: the target, or the block it stands at the beginning of. Nothing that holds headings or much else is a note. */
function noteAround(target: Element, root: Parent): Element | null {
  let note = target;
  while (!NOTES.has(note.tagName)) {
    const { parentNode } = note;
    if (parentNode === null || parentNode === root || !isElementNode(parentNode) || !isFirstIn(note, parentNode)) return null;
    note = parentNode;
  }
  const text = plainText(note);
  if (text === '' || text.length > MAX_NOTE) return null;
  return [...descendants(note)].some((each) => NOT_WITHIN.has(each.tagName)) ? null : note;
}

const isElementNode = (parent: Parent): parent is Element => 'tagName' in parent;

/** Nothing is said in the parent before it. */
function isFirstIn(element: Element, parent: Parent): boolean {
  for (const child of parent.childNodes) {
    if (child === element) return true;
    if (isText(child) ? child.value.trim() !== '' : isElement(child) && plainText(child) !== '') return false;
  }
  return false;
}

const NOTES = new Set(['li', 'p', 'div', 'dd', 'aside', 'section', 'td']);
const NOT_WITHIN = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figure', 'table']);
/** Longer than this is a chapter, not a note. */
export const MAX_NOTE = 4000;

function contains(element: Element, other: Element): boolean {
  for (let each: Parent | null = other; each !== null && isElementNode(each); each = each.parentNode)
    if (each === element) return true;
  return false;
}

function noteOver(link: Element, notes: ReadonlyMap<Element, Footnote>): Element | null {
  for (let each: Parent | null = link; each !== null && isElementNode(each); each = each.parentNode)
    if (notes.has(each)) return each;
  return null;
}

/** An arrow, or the mark once more. */
const isWayBack = (link: Element): boolean =>
  labelOf(link) !== null || /^[\s↑↩⤴⏎⮌^]*$/u.test(plainText(link).replace(/[\ufe00-\ufe0f]/g, ''));
