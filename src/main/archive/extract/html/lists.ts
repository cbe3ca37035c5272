import type { Span } from '../../../../shared/contract/shapes/block.ts';
import type { Footnotes } from './footnotes.ts';
import { InlineText } from './inline-text.ts';
import { attribute, descendants, type Element, isElement, isText, type Parent, SILENT } from './tree.ts';
import { linkUrl } from './web-url.ts';

type Item = { text: string; spans?: Span[] };

/** The items of a list, items of lists within it after the one they stand in; null when its items are made of blocks of their own. */
export function listItems(list: Element, baseUrl: string | null, footnotes: Footnotes): Item[] | null {
  for (const each of descendants(list)) if (BLOCKS.has(each.tagName)) return null;
  const items: Item[] = [];
  collect(list, { baseUrl, footnotes }, items);
  return items;
}

/** What a list's item cannot hold without becoming an article of its own. */
const BLOCKS = new Set(['figure', 'img', 'table', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const NESTED = new Set(['ul', 'ol']);
const PARTS = new Set(['p', 'div', 'section', 'br', 'dd', 'dt', 'article', 'header', 'footer']);

interface Links {
  readonly baseUrl: string | null;
  readonly footnotes: Footnotes;
}

function collect(list: Parent, links: Links, items: Item[]): void {
  for (const child of list.childNodes) {
    if (!isElement(child) || SILENT.has(child.tagName)) continue;
    if (NESTED.has(child.tagName)) {
      collect(child, links, items);
      continue;
    }
    const text = new InlineText();
    const nested: Element[] = [];
    fill(child, text, nested, links);
    const item = text.take();
    if (item.text !== '') items.push(item);
    for (const inner of nested) collect(inner, links, items);
  }
}

function fill(parent: Parent, text: InlineText, nested: Element[], links: Links): void {
  for (const child of parent.childNodes) {
    if (isText(child)) text.add(child.value);
    if (!isElement(child) || SILENT.has(child.tagName)) continue;
    if (NESTED.has(child.tagName)) {
      nested.push(child);
      continue;
    }
    if (PARTS.has(child.tagName)) text.add(' ');
    const start = text.length;
    fill(child, text, nested, links);
    const kind = SPANS[child.tagName];
    if (kind !== undefined) text.format(start, kind);
    const mark = links.footnotes.marks.get(child);
    if (mark !== undefined) text.format(start, 'note', mark.note);
    const href = child.tagName === 'a' && mark === undefined ? linkUrl(attribute(child, 'href'), links.baseUrl) : null;
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
