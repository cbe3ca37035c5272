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

/** Something asked of the text. An article matches when one of the clauses does, its own or those of another name. */
export interface TextNode {
  readonly kind: 'text';
  readonly how: 'word' | 'prefix' | 'fuzzy' | 'phrase' | 'near' | 'exact';
  /** The words as typed, without operators. */
  readonly typed: string;
  readonly field: 'title' | 'note' | null;
  /** Edits of `fuzzy`, other words between of `near`. */
  readonly distance: number;
  readonly clauses: readonly TextClause[];
  /** Other names of what was typed, which are searched with it. */
  readonly also: readonly OtherName[];
  /** Asked for under the name typed alone. */
  readonly isAlone: boolean;
  /** A stop word beside other words: neither required nor scored. */
  readonly idle: boolean;
}

/** Another name of what was typed, as it is written in the table of names, and what it asks of the text. */
export interface OtherName {
  readonly name: string;
  readonly clauses: readonly TextClause[];
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

/** Every clause by which a text leaf finds an article. */
export function clausesOf({ clauses, also }: TextNode): readonly TextClause[] {
  return also.length === 0 ? clauses : [...clauses, ...also.flatMap((other) => other.clauses)];
}

/** The tree with one node replaced, or taken out. */
export function replaced(node: QueryNode | null, old: QueryNode, by: QueryNode | null): QueryNode | null {
  if (node === null || node === old) return node === old ? by : null;
  if (node.kind === 'text' || node.kind === 'filter') return node;
  if (node.kind === 'not') {
    const child = replaced(node.child, old, by);
    return child && { kind: 'not', child };
  }
  const children = node.children.map((child) => replaced(child, old, by)).filter((child) => child !== null);
  return children.length > 1 ? { kind: node.kind, children } : (children[0] ?? null);
}

/** The tree with each of its text leaves as `change` gives it. */
export function withTexts(node: QueryNode, change: (leaf: TextNode) => TextNode): QueryNode {
  switch (node.kind) {
    case 'filter':
      return node;
    case 'text':
      return change(node);
    case 'not':
      return { ...node, child: withTexts(node.child, change) };
    default:
      return { ...node, children: node.children.map((child) => withTexts(child, change)) };
  }
}
