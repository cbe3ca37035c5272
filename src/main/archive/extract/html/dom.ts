import type { PageDocument, PageElement, PageNode } from './page-tree/nodes.ts';

/** A page as it is looked through: the tree is for finding things, never for safety. */
export type { PageDocument, PageElement, PageNode };

/** Text of an element with its blanks run together. */
export const textOf = (element: PageNode | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
