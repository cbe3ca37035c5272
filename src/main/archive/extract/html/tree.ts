import { type DefaultTreeAdapterTypes, defaultTreeAdapter } from 'parse5';

/** The tree that blocks are made from: as browsers would build it. */
export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;
export type Parent = DefaultTreeAdapterTypes.ParentNode;

export const isElement = (node: Node): node is Element => defaultTreeAdapter.isElementNode(node);
export const isText = (node: Node): node is DefaultTreeAdapterTypes.TextNode => defaultTreeAdapter.isTextNode(node);

/** An attribute's value; null when it is not there. */
export const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((each) => each.name === name)?.value ?? null;

/** Turns what nests deeper than browsers go into its text, so that a walk may recurse. */
export function flattenTree(root: Parent): void {
  const open: [Parent, number][] = [[root, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [parent, depth] = next;
    if (depth >= MAX_DEPTH) parent.childNodes = textsBelow(parent);
    else for (const child of parent.childNodes) if (isElement(child)) open.push([child, depth + 1]);
  }
}
const MAX_DEPTH = 512;

/** The text nodes below, without recursion. */
function textsBelow(parent: Parent): Node[] {
  const texts: Node[] = [];
  const open: Node[] = [...parent.childNodes].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isText(node)) texts.push(node);
    else if (isElement(node) && !SILENT.has(node.tagName)) for (const child of [...node.childNodes].reverse()) open.push(child);
  }
  return texts;
}

/** Every element below, in the order of the page. */
export function* descendants(parent: Parent): Generator<Element> {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue;
    yield child;
    yield* descendants(child);
  }
}

/** All text below, blanks run together. */
export function plainText(node: Node | Parent): string {
  const parts: string[] = [];
  const add = (each: Node | Parent) => {
    if ('value' in each && typeof each.value === 'string') parts.push(each.value);
    else if ('childNodes' in each)
      for (const child of each.childNodes) if (!isElement(child) || !SILENT.has(child.tagName)) add(child);
    if ('tagName' in each && each.tagName === 'br') parts.push(' ');
  };
  add(node);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** Elements whose content is no text of the page. */
export const SILENT = new Set([
  'script',
  'style',
  'noscript',
  // How a word is read, in small letters over it.
  'rt',
  'rp',
  'template',
  'svg',

  'head',
  'title',
  'button',
  'select',
  'option',
  'textarea',
  'input',
  'datalist',
  'object',
  'embed',
  'iframe',
  'frame',
  'audio',
  'video',
  'canvas',
  'map',
  'dialog',
]);
