import { parseHTML } from 'linkedom';
import type { PageDocument, PageElement } from './dom.ts';

/** Parses a page for finding what is in it. Throws when it holds more than a page may; what nests too deep is flattened to its text. */
export function parsePage(html: string): PageDocument {
  if (countTags(html) > MAX_NODES) throw new Error(`the page has more than ${MAX_NODES / 1_000_000} million elements`);
  // Safe: linkedom's document has these members; the cast names the few we use. A fragment would have no body.
  const { document } = parseHTML(
    isDocument(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`,
  ) as unknown as { document: PageDocument };
  // Never shown, and the tree's way out of one does not lead to the body: Readability would climb past the root.
  for (const template of document.querySelectorAll('template')) template.remove();
  flatten(document.documentElement);
  return document;
}

const MAX_NODES = 2_000_000;
/** As deep as browsers go. */
const MAX_DEPTH = 512;

const isDocument = (html: string): boolean => /<(?:html|body)[\s>]/i.test(html.slice(0, 100_000));

function countTags(html: string): number {
  let count = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) count++;
  return count;
}

function flatten(root: PageElement): void {
  const open: [PageElement, number][] = [[root, 1]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [element, depth] = next;
    if (depth >= MAX_DEPTH) element.textContent = element.textContent ?? '';
    else for (const child of element.children) open.push([child, depth + 1]);
  }
}
