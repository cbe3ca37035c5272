import { parse, serialize } from 'parse5';
import type { PageElement } from './dom.ts';
import { PageDocument } from './page-tree/nodes.ts';

/** A page as a tree for finding things, and whether it nests deeper than pages do: Readability's work grows with the square of that. */
export interface ParsedPage {
  readonly document: PageDocument;
  readonly isDeep: boolean;
}

/** Parses a page. Throws when it holds more than a page may; what nests deeper than browsers go is flattened to its text. */
export function parsePage(html: string): ParsedPage {
  if (countTags(html) > MAX_NODES) throw new Error(`the page has more than ${MAX_NODES / 1_000_000} million elements`);
  const fast = new PageDocument(html);
  // The fast parser leaves what a page forgot as it is: no body, two of them, text behind the end. A browser's parser puts it in order.
  const document = isOrderly(fast) ? fast : new PageDocument(serialize(parse(html)));
  // Never shown, and the tree's way out of one does not lead to the body: Readability would climb past the root.
  for (const template of document.querySelectorAll('template')) template.remove();
  return { document, isDeep: flatten(document.documentElement) > DEEP };
}

const MAX_NODES = 2_000_000;
/** As deep as browsers go. */
const MAX_DEPTH = 512;
/** Three times what the deepest article pages have. */
const DEEP = 150;

/** One `html`, in it one `head` at most and one `body`, and nothing beside them. */
function isOrderly(document: PageDocument): boolean {
  const [root, ...others] = [...document.children];
  if (root?.localName !== 'html' || others.length > 0) return false;
  const names = [...root.children].map((child) => child.localName);
  return names.join() === 'head,body' && [...document.querySelectorAll('body')].length === 1;
}

function countTags(html: string): number {
  let count = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) count++;
  return count;
}

/** How deep the tree is now. */
function flatten(root: PageElement): number {
  let deepest = 1;
  let depth = 1;
  for (let element: PageElement | null = root; element !== null; deepest = Math.max(deepest, depth)) {
    if (depth >= MAX_DEPTH) element.textContent = element.textContent ?? '';
    const child: PageElement | null = element.firstElementChild;
    if (child !== null) {
      element = child;
      depth++;
      continue;
    }
    while (element !== null && element !== root && element.nextElementSibling === null) {
      element = element.parentElement;
      depth--;
    }
    element = element === root ? null : (element?.nextElementSibling ?? null);
  }
  return deepest;
}
