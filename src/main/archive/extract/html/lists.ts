import type { Span } from '../../../../shared/contract/shapes/block.ts';
import { InlineText } from './inline-text.ts';
import { attribute, descendants, type Element, isElement, isText, type Parent, SILENT } from './tree.ts';
import { linkUrl } from './web-url.ts';

type Item = { text: string; spans?: Span[] };

/** The items of a list, items of lists within it after the one they stand in; null when its items are made of blocks of their own. */
export function listItems(list: Element, baseUrl: string | null): Item[] | null {
  for (const each of descendants(list)) if (BLOCKS.has(each.tagName)) return null;
  const items: Item[] = [];
  collect(list, baseUrl, items);
  return items;
}

/** What a list's item cannot hold without becoming an article of its own. */
const BLOCKS = new Set(['figure', 'img', 'table', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const NESTED = new Set(['ul', 'ol']);
const PARTS = new Set(['p', 'div', 'section', 'br', 'dd', 'dt', 'article', 'header', 'footer']);

function collect(list: Parent, baseUrl: string | null, items: Item[]): void {
  for (const child of list.childNodes) {
    if (!isElement(child) || SILENT.has(child.tagName)) continue;
    if (NESTED.has(child.tagName)) {
      collect(child, baseUrl, items);
      continue;
    }
    const text = new InlineText();
    const nested: Element[] = [];
    fill(child, text, nested, baseUrl);
    const item = text.take();
    if (item.text !== '') items.push(item);
    for (const inner of nested) collect(inner, baseUrl, items);
  }
}

function fill(parent: Parent, text: InlineText, nested: Element[], baseUrl: string | null): void {
  for (const child of parent.childNodes) {
    if (isText(child)) text.add(child.value);
    if (!isElement(child) || SILENT.has(child.tagName)) continue;
    if (NESTED.has(child.tagName)) {
      nested.push(child);
      continue;
    }
    if (PARTS.has(child.tagName)) text.add(' ');
    const start = text.length;
    fill(child, text, nested, baseUrl);
    const kind = SPANS[child.tagName];
    if (kind !== undefined) text.format(start, kind);
    const href = child.tagName === 'a' ? linkUrl(attribute(child, 'href'), baseUrl) : null;
    if (href !== null) text.format(start, 'link', href);
    if (PARTS.has(child.tagName)) text.add(' ');
  }
}

const SPANS: Readonly<Record<string, Span['kind']>> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  code: 'code',
  sup: 'sup',
  sub: 'sub',
};
