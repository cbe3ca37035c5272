import { Parser } from 'htmlparser2';
import { Attribute, type SeenStyle, seenStyle } from './attributes.ts';
import { attributeMarkup, isRaw, isVoid, textMarkup } from './markup.ts';
import { matcherOf } from './selectors.ts';

/** The kinds of nodes, by their numbers in the DOM. */
export const ELEMENT = 1;
export const TEXT = 3;
const DOCUMENT = 9;

/** A node of a page's tree, with as much of the DOM as Readability and this room ask of one. */
export abstract class PageNode {
  readonly nodeType: number;
  parentNode: PageParent | null = null;
  previousSibling: PageNode | null = null;
  nextSibling: PageNode | null = null;
  firstChild: PageNode | null = null;
  abstract textContent: string | null;

  constructor(nodeType: number) {
    this.nodeType = nodeType;
  }

  get childNodes(): readonly PageNode[] {
    return NO_NODES;
  }

  get parentElement(): PageElement | null {
    return this.parentNode !== null && isElement(this.parentNode) ? this.parentNode : null;
  }

  get previousElementSibling(): PageElement | null {
    let node = this.previousSibling;
    while (node !== null && !isElement(node)) node = node.previousSibling;
    return node;
  }

  get nextElementSibling(): PageElement | null {
    let node = this.nextSibling;
    while (node !== null && !isElement(node)) node = node.nextSibling;
    return node;
  }

  remove(): void {
    this.parentNode?.unlink(this);
  }

  /** Its markup. */
  toString(): string {
    const markup: string[] = [];
    this.writeTo(markup);
    return markup.join('');
  }

  abstract writeTo(markup: string[]): void;
}

/** Whether a node is an element. */
export const isElement = (node: PageNode): node is PageElement => node.nodeType === ELEMENT;
const isText = (node: PageNode): node is PageText => node.nodeType === TEXT;

export class PageText extends PageNode {
  textContent: string;

  constructor(text: string) {
    super(TEXT);
    this.textContent = text;
  }

  writeTo(markup: string[]): void {
    markup.push(textMarkup(this.textContent));
  }
}

/** A node that others stand in. */
export abstract class PageParent extends PageNode {
  lastChild: PageNode | null = null;
  private listed: readonly PageNode[] | null = null;

  /** Those there are now: what happens to the tree later does not change the list. */
  override get childNodes(): readonly PageNode[] {
    this.listed ??= listOf(this.firstChild);
    return this.listed;
  }

  get children(): readonly PageElement[] {
    return this.childNodes.filter(isElement);
  }

  get firstElementChild(): PageElement | null {
    return this.firstChild === null || isElement(this.firstChild) ? this.firstChild : this.firstChild.nextElementSibling;
  }

  get textContent(): string | null {
    let text = '';
    for (let node = following(this, this); node !== null; node = following(node, this))
      if (isText(node)) text += node.textContent;
    return text;
  }

  set textContent(text: string | null) {
    this.empty();
    if (text !== null && text !== '') this.appendChild(new PageText(text));
  }

  get innerHTML(): string {
    const markup: string[] = [];
    this.writeChildren(markup);
    return markup.join('');
  }

  set innerHTML(html: string) {
    this.empty();
    parseInto(this, html);
  }

  appendChild<N extends PageNode>(node: N): N {
    return this.insertBefore(node, null);
  }

  insertBefore<N extends PageNode>(node: N, next: PageNode | null): N {
    if (node === next) return node;
    node.remove();
    this.link(node, next);
    return node;
  }

  replaceChild<N extends PageNode>(node: PageNode, replaced: N): N {
    const next = replaced.nextSibling;
    replaced.remove();
    this.insertBefore(node, next);
    return replaced;
  }

  removeChild<N extends PageNode>(node: N): N {
    node.remove();
    return node;
  }

  contains(other: PageNode | null): boolean {
    let node = other;
    while (node !== null && node !== this) node = node.parentNode;
    return node === this;
  }

  querySelector(selectors: string): PageElement | null {
    const matches = matcherOf(selectors);
    for (let node = following(this, this); node !== null; node = following(node, this))
      if (isElement(node) && matches(node)) return node;
    return null;
  }

  querySelectorAll(selectors: string): PageElement[] {
    return this.all(matcherOf(selectors));
  }

  /** Names are compared as they are written: small in a page, and large in what Readability puts in the place of an element. */
  getElementsByTagName(name: string): PageElement[] {
    return this.all(({ localName, tagName }) => localName === name || tagName === name);
  }

  /** Puts a node that stands nowhere into its place. */
  link(node: PageNode, next: PageNode | null): void {
    const previous = next === null ? this.lastChild : next.previousSibling;
    node.parentNode = this;
    node.previousSibling = previous;
    node.nextSibling = next;
    if (previous === null) this.firstChild = node;
    else previous.nextSibling = node;
    if (next === null) this.lastChild = node;
    else next.previousSibling = node;
    this.listed = null;
  }

  unlink(node: PageNode): void {
    const { previousSibling: previous, nextSibling: next } = node;
    if (previous === null) this.firstChild = next;
    else previous.nextSibling = next;
    if (next === null) this.lastChild = previous;
    else next.previousSibling = previous;
    node.parentNode = node.previousSibling = node.nextSibling = null;
    this.listed = null;
  }

  protected writeChildren(markup: string[]): void {
    for (let node = this.firstChild; node !== null; node = node.nextSibling) node.writeTo(markup);
  }

  private empty(): void {
    for (let node = this.firstChild; node !== null; node = this.firstChild) this.unlink(node);
  }

  private all(matches: (element: PageElement) => boolean): PageElement[] {
    const found: PageElement[] = [];
    for (let node = following(this, this); node !== null; node = following(node, this))
      if (isElement(node) && matches(node)) found.push(node);
    return found;
  }
}

/** An element: what its maker called it, and what stands in it. */
export class PageElement extends PageParent {
  /** As it was written. */
  readonly localName: string;
  readonly tagName: string;
  readonly attributes: Attribute[] = [];
  /** A drawing, or a part of one: what its maker called that says nothing of the page. */
  private readonly isDrawn: boolean;

  constructor(localName: string, isDrawn = false) {
    super(ELEMENT);
    this.localName = localName;
    this.tagName = localName.toUpperCase();
    this.isDrawn = isDrawn;
  }

  /** Where new nodes come from. */
  get ownerDocument(): typeof MAKER {
    return MAKER;
  }

  get nodeName(): string {
    return this.tagName;
  }

  get id(): string {
    return this.getAttribute('id') ?? '';
  }

  set id(value: string) {
    this.setAttribute('id', value);
  }

  get className(): string {
    return this.isDrawn ? '' : (this.getAttribute('class') ?? '');
  }

  set className(value: string) {
    this.setAttribute('class', value);
  }

  get src(): string | null {
    return this.localName === 'img' ? this.getAttribute('src') : null;
  }

  get srcset(): string | null {
    return this.localName === 'img' ? this.getAttribute('srcset') : null;
  }

  get style(): SeenStyle {
    return seenStyle(this.getAttribute('style'));
  }

  getAttribute(name: string): string | null {
    for (const attribute of this.attributes) if (attribute.name === name) return attribute.value;
    return null;
  }

  hasAttribute(name: string): boolean {
    return this.getAttribute(name) !== null;
  }

  setAttribute(name: string, value: string): void {
    this.setAttributeNode(new Attribute(name, value));
  }

  setAttributeNode(attribute: Attribute): void {
    const at = this.attributes.findIndex(({ name }) => name === attribute.name);
    if (at >= 0) this.attributes[at] = attribute;
    else this.attributes.unshift(attribute);
  }

  removeAttribute(name: string): void {
    const at = this.attributes.findIndex((attribute) => attribute.name === name);
    if (at >= 0) this.attributes.splice(at, 1);
  }

  closest(selectors: string): PageElement | null {
    const matches = matcherOf(selectors);
    if (matches(this)) return this;
    let element = this.parentElement;
    while (element !== null && !matches(element)) element = element.parentElement;
    return element;
  }

  writeTo(markup: string[]): void {
    markup.push('<', this.localName);
    for (const { name, value } of this.attributes) markup.push(' ', attributeMarkup(name, value));
    if (this.firstChild === null && this.isDrawn) markup.push(' />');
    else if (this.firstChild === null && isVoid(this.localName)) markup.push('>');
    else {
      markup.push('>');
      if (isRaw(this.localName) && !this.isDrawn) markup.push(this.textContent ?? '');
      else this.writeChildren(markup);
      markup.push('</', this.localName, '>');
    }
  }
}

/** A page as a tree. */
export class PageDocument extends PageParent {
  constructor(html: string) {
    super(DOCUMENT);
    parseInto(this, html);
  }

  get documentElement(): PageElement {
    return this.firstElementChild ?? this.appendChild(new PageElement('html'));
  }

  get head(): PageElement {
    const root = this.documentElement;
    const first = root.firstElementChild;
    return first?.localName === 'head' ? first : root.insertBefore(new PageElement('head'), root.firstChild);
  }

  get body(): PageElement {
    const { head } = this;
    const next = head.nextElementSibling;
    return next?.localName === 'body' ? next : this.documentElement.insertBefore(new PageElement('body'), head.nextSibling);
  }

  get title(): string {
    return this.head.querySelector('title')?.textContent ?? '';
  }

  /** Where the page itself says that its links start from. */
  get baseURI(): string | null {
    return this.querySelector('base')?.getAttribute('href') ?? null;
  }

  createElement(name: string): PageElement {
    return MAKER.createElement(name);
  }

  createTextNode(text: string): PageText {
    return MAKER.createTextNode(text);
  }

  writeTo(markup: string[]): void {
    this.writeChildren(markup);
  }
}

const MAKER = {
  createElement: (name: string): PageElement => new PageElement(name),
  createTextNode: (text: string): PageText => new PageText(text),
};

const NO_NODES: readonly PageNode[] = [];

/** The node after this one in the order of the page, within a root. */
function following(node: PageNode, root: PageParent): PageNode | null {
  if (node.firstChild !== null) return node.firstChild;
  for (let at: PageNode | null = node; at !== null && at !== root; at = at.parentNode)
    if (at.nextSibling !== null) return at.nextSibling;
  return null;
}

function listOf(first: PageNode | null): PageNode[] {
  const nodes: PageNode[] = [];
  for (let node = first; node !== null; node = node.nextSibling) nodes.push(node);
  return nodes;
}

/** Reads markup into a node, as the parser finds it, but for comments: a framework leaves them within sentences. */
function parseInto(root: PageParent, html: string): void {
  let open = root;
  let drawing: PageElement | null = null;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = new PageElement(name, drawing !== null || name === 'svg');
        for (const each of Object.keys(attributes)) element.attributes.push(new Attribute(each, attributes[each] ?? ''));
        if (name === 'svg') drawing ??= element;
        open.link(element, null);
        open = element;
      },
      onclosetag() {
        if (open === drawing) drawing = null;
        open = open.parentNode ?? root;
      },
      ontext: (text) => open.link(new PageText(text), null),
    },
    { lowerCaseAttributeNames: false },
  );
  parser.end(html);
}
