/** As much of the DOM as reading a page needs: this room has no browser's types. The tree is for finding things, never for safety. */
export interface PageNode {
  readonly nodeType: number;
  readonly parentNode: PageElement | null;
  readonly nextSibling: PageNode | null;
  textContent: string | null;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  readonly id: string;
  readonly className: string;
  readonly firstChild: PageNode | null;
  readonly childNodes: Iterable<PageNode>;
  readonly children: Iterable<PageElement>;
  readonly parentElement: PageElement | null;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  querySelector(selectors: string): PageElement | null;
  querySelectorAll(selectors: string): Iterable<PageElement>;
  closest(selectors: string): PageElement | null;
  contains(other: PageNode): boolean;
  remove(): void;
  /** Its markup. */
  toString(): string;
}

export interface PageDocument extends PageElement {
  readonly documentElement: PageElement;
  readonly body: PageElement;
}

/** Text of an element with its blanks run together. */
export const textOf = (element: PageNode | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
