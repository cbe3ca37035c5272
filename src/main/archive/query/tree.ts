import type { TextClause } from '../seams.ts';

/** A query as a tree: what runs, what is explained and what is said to be understood are this one thing. */
export type QueryNode = AndNode | OrNode | NotNode | TextNode | FilterNode;

export interface AndNode {
  readonly kind: 'and';
  readonly children: readonly QueryNode[];
}

export interface OrNode {
  readonly kind: 'or';
  readonly children: readonly QueryNode[];
}

export interface NotNode {
  readonly kind: 'not';
  readonly child: QueryNode;
}

/** Something asked of the text. An article matches when one of the clauses does. */
export interface TextNode {
  readonly kind: 'text';
  readonly how: 'word' | 'prefix' | 'fuzzy' | 'phrase' | 'near' | 'exact';
  /** The words as typed, without operators. */
  readonly typed: string;
  readonly field: 'title' | 'note' | null;
  /** Edits of `fuzzy`, other words between of `near`. */
  readonly distance: number;
  readonly clauses: readonly TextClause[];
  /** A stop word beside other words: neither required nor scored. */
  readonly idle: boolean;
}

/** Something asked of what the catalogue knows. */
export type FilterNode = { readonly kind: 'filter' } & (
  | {
      readonly field: 'date' | 'captured' | 'updated';
      readonly typed: string;
      readonly from: number | null;
      readonly to: number | null;
    }
  | { readonly field: 'words'; readonly typed: string; readonly from: number | null; readonly to: number | null }
  | { readonly field: 'source' | 'author' | 'lang' | 'tag' | 'in' | 'url' | 'type'; readonly typed: string }
  | { readonly field: 'has'; readonly typed: HasValue }
  | { readonly field: 'is'; readonly typed: IsValue }
);

export const HAS_VALUES = ['notes', 'versions', 'tags', 'author', 'url'] as const;
export const IS_VALUES = ['unread', 'read', 'starred', 'undated', 'dated', 'needs-care'] as const;
export type HasValue = (typeof HAS_VALUES)[number];
export type IsValue = (typeof IS_VALUES)[number];

/** The leaves of a tree that ask for something, in order; those under NOT only when wanted. */
export function leavesOf(node: QueryNode | null, underNot = false): (TextNode | FilterNode)[] {
  if (node === null) return [];
  if (node.kind === 'text' || node.kind === 'filter') return [node];
  if (node.kind === 'not') return underNot ? leavesOf(node.child, underNot) : [];
  return node.children.flatMap((child) => leavesOf(child, underNot));
}
