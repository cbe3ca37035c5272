import { Readability } from '@mozilla/readability';
import type { PageElement, PageNode } from './dom.ts';

/** What Readability has inside, as far as it is asked here. */
interface Inside {
  readonly REGEXPS: { readonly byline: RegExp };
  _isElementWithoutContent(node: PageElement): boolean;
  _isValidByline(node: PageElement, names: string): boolean;
}

/**
 * Readability with two of its questions asked in another order. It gathers the text of every element to see whether there is any, and of every element to
 * see whether its length is that of a byline: on a page of nested comments each text is gathered once for every level. The answers are the same.
 */
export class QuickReadability extends Readability {
  _isElementWithoutContent(node: PageElement): boolean {
    return !saysSomething(node) && INSIDE._isElementWithoutContent.call(this, node);
  }

  _isValidByline(node: PageElement, names: string): boolean {
    const mayBe =
      node.getAttribute('rel') === 'author' ||
      node.getAttribute('itemprop')?.includes('author') === true ||
      INSIDE.REGEXPS.byline.test(names);
    return mayBe && INSIDE._isValidByline.call(this, node, names);
  }
}

// Safe: these members are there in the exact version that is installed, and a test compares the answers.
const INSIDE = Readability.prototype as unknown as Inside;

/** Whether an element holds any text but blanks; stops at the first. */
function saysSomething(element: PageElement): boolean {
  let node: PageNode | null = element.firstChild;
  while (node !== null) {
    if ((node.nodeType === TEXT || node.nodeType === CDATA) && (node.textContent ?? '').trim() !== '') return true;
    let next: PageNode | null = node.nodeType === ELEMENT ? (node as PageElement).firstChild : null; // safe: a node of type 1 is an element
    for (; next === null && node !== null && node !== element; node = node.parentNode) next = node.nextSibling;
    node = next;
  }
  return false;
}

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;
