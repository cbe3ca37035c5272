import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html as spec, type Token } from 'parse5';
import {
  DROPPED_ELEMENTS,
  HTML_ELEMENTS,
  MATHML_ELEMENTS,
  RENAMED_ELEMENTS,
  SVG_ELEMENTS,
  TEXT_ONLY_FOREIGN,
} from './allow-list.ts';
import { cleanAttributes } from './clean-attributes.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type Document = DefaultTreeAdapterTypes.Document;

/** Browsers stop nesting here as well. */
const DEPTH = 512;

/** Marks a `style` that stands for a linked stylesheet until the references are placed. */
export const LINKED_SHEET = 'data-pressmark-sheet';

/** A new tree of what the allow-list lets through, references still as the page wrote them. */
export function cleanTree(source: Document, baseUrl: string | null): Document {
  const { document, html, head, body } = skeleton(source.mode);
  const cleaner: Cleaner = { head, baseUrl };
  const root = source.childNodes.find((node) => isElement(node, 'html'));
  if (root === undefined || !defaultTreeAdapter.isElementNode(root)) return document;
  html.attrs = cleanAttributes(root, baseUrl);
  for (const child of root.childNodes) {
    if (isElement(child, 'head')) cleanHead(child, cleaner);
    if (isElement(child, 'body')) {
      body.attrs = cleanAttributes(child, baseUrl);
      cleanInto(child.childNodes, body, cleaner);
    }
  }
  return document;
}

/** An empty page that already says it is UTF-8 and may load nothing. */
export function skeleton(mode: Document['mode']): { document: Document; html: Element; head: Element; body: Element } {
  const document = defaultTreeAdapter.createDocument();
  defaultTreeAdapter.setDocumentMode(document, mode);
  if (mode !== spec.DOCUMENT_MODE.QUIRKS) defaultTreeAdapter.setDocumentType(document, 'html', '', '');
  const html = element('html', []);
  const head = element('head', []);
  const body = element('body', []);
  // The head of every page begins the same, so that sanitising twice gives the same page.
  for (const attributes of HEAD_METAS)
    defaultTreeAdapter.appendChild(
      head,
      element(
        'meta',
        attributes.map((each) => ({ ...each })),
      ),
    );
  defaultTreeAdapter.appendChild(html, head);
  defaultTreeAdapter.appendChild(html, body);
  defaultTreeAdapter.appendChild(document, html);
  return { document, html, head, body };
}

/** A second wall only: whoever serves a rendition sends the same as a header. */
const POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; media-src data:; form-action 'none'; base-uri 'none'";

const HEAD_METAS: readonly (readonly Token.Attribute[])[] = [
  [{ name: 'charset', value: 'utf-8' }],
  [
    { name: 'http-equiv', value: 'Content-Security-Policy' },
    { name: 'content', value: POLICY },
  ],
  [
    { name: 'name', value: 'referrer' },
    { name: 'content', value: 'no-referrer' },
  ],
];

interface Cleaner {
  readonly head: Element;
  readonly baseUrl: string | null;
}

function element(name: string, attrs: Token.Attribute[], namespace: spec.NS = spec.NS.HTML): Element {
  return defaultTreeAdapter.createElement(name, namespace, attrs);
}

function isElement(node: Node, name: string): node is Element {
  return defaultTreeAdapter.isElementNode(node) && node.tagName === name && node.namespaceURI === spec.NS.HTML;
}

function cleanHead(head: Element, cleaner: Cleaner): void {
  let titled = false;
  for (const child of head.childNodes) {
    if (isElement(child, 'title') && !titled) {
      titled = true;
      const title = element('title', []);
      insertText(title, ownText(child));
      defaultTreeAdapter.appendChild(cleaner.head, title);
    } else if (isElement(child, 'noscript')) {
      // In a head it holds stylesheets for readers without scripts, which is what every reader of a rendition is.
      for (const inner of child.childNodes) if (defaultTreeAdapter.isElementNode(inner)) addSheet(inner, cleaner.head);
    } else if (defaultTreeAdapter.isElementNode(child)) addSheet(child, cleaner.head);
  }
}

/** A `style`, or a `link` to a stylesheet, as a `style`; anything else is left out. */
function addSheet(node: Element, parent: Element): void {
  const attribute = (name: string): string => node.attrs.find((each) => each.name === name)?.value ?? '';
  const kept: Token.Attribute[] = [];
  let text = '';
  if (node.tagName === 'style') {
    const type = attribute('type').trim().toLowerCase();
    if (type !== '' && type !== 'text/css') return;
    text = ownText(node);
    const linked = attribute(LINKED_SHEET);
    if (linked !== '') kept.push({ name: LINKED_SHEET, value: linked });
  } else if (node.tagName === 'link') {
    const rel = attribute('rel').toLowerCase().split(/\s+/);
    const deferred = rel.includes('preload') && attribute('as').toLowerCase() === 'style' && attribute('onload') !== '';
    if (!((rel.includes('stylesheet') && !rel.includes('alternate')) || deferred) || attribute('href').trim() === '') return;
    kept.push({ name: LINKED_SHEET, value: attribute('href').trim() });
  } else return;
  const media = attribute('media').trim();
  // `media="print"` with an `onload` is a way to load late: a script would have made it count for the screen.
  if (media !== '' && !(media.toLowerCase() === 'print' && attribute('onload') !== ''))
    kept.push({ name: 'media', value: media });
  const style = element('style', kept);
  if (text !== '') insertText(style, text.replace(/<\/(?=style)/gi, '<\\/'));
  defaultTreeAdapter.appendChild(parent, style);
}

function ownText(node: Element): string {
  return node.childNodes.map((child) => (defaultTreeAdapter.isTextNode(child) ? child.value : '')).join('');
}

function insertText(parent: Element, text: string): void {
  if (text !== '') defaultTreeAdapter.insertText(parent, text);
}

interface Frame {
  readonly nodes: readonly Node[];
  at: number;
  readonly into: Element;
  readonly depth: number;
  /** Only text may go into it. */
  readonly textOnly: boolean;
}

/** Walks without recursion: how deep a page is must never be how deep the stack gets. */
function cleanInto(nodes: readonly Node[], into: Element, cleaner: Cleaner): void {
  const frames: Frame[] = [{ nodes, at: 0, into, depth: 3, textOnly: false }];
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const node = frame.nodes[frame.at];
    frame.at += 1;
    if (node === undefined) {
      frames.pop();
      continue;
    }
    if (defaultTreeAdapter.isTextNode(node)) {
      addText(frame.into, node.value);
    } else if (defaultTreeAdapter.isElementNode(node)) {
      const next = enter(node, frame, cleaner);
      if (next !== null) frames.push(next);
    }
  }
}

const NEWLINE_EATERS = new Set(['pre', 'textarea']);

/** A parser drops a line break right after these start tags: left out here, what is written is what is read again. */
function addText(into: Element, text: string): void {
  const eaten = NEWLINE_EATERS.has(into.tagName) && into.namespaceURI === spec.NS.HTML && into.childNodes.length === 0;
  insertText(into, eaten ? text.replace(/^\n+/, '') : text);
}

/** Puts an element in, or its children in its place; null when nothing of it is kept or it has no children to visit. */
function enter(node: Element, frame: Frame, cleaner: Cleaner): Frame | null {
  const { namespaceURI: namespace } = node;
  if (namespace === spec.NS.HTML) return enterHtml(node, frame, cleaner);
  const allowed = namespace === spec.NS.SVG ? SVG_ELEMENTS : MATHML_ELEMENTS;
  if (node.tagName === 'style' && namespace === spec.NS.SVG) {
    // Its rules count for the whole page; as an HTML element its text cannot turn into markup.
    addSheet(element('style', [], spec.NS.HTML), cleaner.head);
    const hoisted = cleaner.head.childNodes.at(-1);
    const text = ownText(node).replace(/<\/(?=style)/gi, '<\\/');
    if (hoisted !== undefined && defaultTreeAdapter.isElementNode(hoisted)) insertText(hoisted, text);
    return null;
  }
  if (!allowed.has(node.tagName)) return null;
  if (frame.textOnly || frame.depth >= DEPTH) return inside(node, frame, frame.into);
  const copy = element(node.tagName, cleanAttributes(node, cleaner.baseUrl), namespace);
  defaultTreeAdapter.appendChild(frame.into, copy);
  return { nodes: node.childNodes, at: 0, into: copy, depth: frame.depth + 1, textOnly: TEXT_ONLY_FOREIGN.has(node.tagName) };
}

function enterHtml(node: Element, frame: Frame, cleaner: Cleaner): Frame | null {
  const name = RENAMED_ELEMENTS.get(node.tagName) ?? node.tagName;
  if (name === 'style' || name === 'link') {
    if (!frame.textOnly && frame.into.namespaceURI === spec.NS.HTML) addSheet(node, frame.into);
    return null;
  }
  if (name === 'template') {
    // A declarative shadow root is content that a browser shows; any other template is not.
    const isShadow = node.attrs.some((attribute) => attribute.name === 'shadowrootmode' || attribute.name === 'shadowroot');
    // Safe: the parser makes every HTML `template` a Template.
    return isShadow
      ? { ...inside(node, frame, frame.into), nodes: (node as DefaultTreeAdapterTypes.Template).content.childNodes }
      : null;
  }
  if (DROPPED_ELEMENTS.has(name) || (name === 'source' && frame.into.tagName !== 'picture')) return null;
  const isImageButton =
    name === 'input' && node.attrs.some(({ name: key, value }) => key === 'type' && value.trim().toLowerCase() === 'image');
  const kept = isImageButton ? 'img' : name;
  const isKept = HTML_ELEMENTS.has(kept) || CUSTOM_ELEMENT.test(kept);
  // HTML inside SVG or MathML can only be what a parser will not read the same way twice.
  if (!isKept || frame.textOnly || frame.depth >= DEPTH || frame.into.namespaceURI !== spec.NS.HTML)
    return inside(node, frame, frame.into);
  const copy = element(kept, cleanAttributes(node, cleaner.baseUrl, kept));
  defaultTreeAdapter.appendChild(frame.into, copy);
  // What stands inside these is shown only by browsers that do not know them.
  if (kept === 'video' || kept === 'img') return null;
  return {
    nodes: node.childNodes,
    at: 0,
    into: copy,
    depth: frame.depth + 1,
    textOnly: kept === 'textarea' || kept === 'option',
  };
}

/** Custom elements have no behaviour without scripts, and pages style them by name. */
const CUSTOM_ELEMENT = /^(?!annotation-xml$|font-face|missing-glyph$|color-profile$)[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;

function inside(node: Element, frame: Frame, into: Element): Frame {
  return { nodes: node.childNodes, at: 0, into, depth: frame.depth, textOnly: frame.textOnly };
}
