import type { Collection } from '../../../shared/contract/library.ts';

/** Where a collection stands: under whom, and before which sibling (null: last). Moving it there again changes nothing. */
export interface Place {
  readonly parentId: string | null;
  readonly before: string | null;
}

/** The place a collection has now; `collections` are in the order of the tree. */
export function placeOf(collections: readonly Collection[], id: string): Place {
  const parentId = collections.find((collection) => collection.id === id)?.parentId ?? null;
  const siblings = childrenOf(collections, parentId);
  const at = siblings.findIndex((sibling) => sibling.id === id);
  return { parentId, before: siblings[at + 1]?.id ?? null };
}

/**
 * Where Alt and an arrow take a collection in the tree: up and down among its siblings, out beside its parent, in under the sibling above.
 * Null when there is no such place.
 */
export function nudge(collections: readonly Collection[], id: string, towards: 'up' | 'down' | 'in' | 'out'): Place | null {
  const collection = collections.find((other) => other.id === id);
  if (collection === undefined) return null;
  const siblings = childrenOf(collections, collection.parentId);
  const at = siblings.findIndex((sibling) => sibling.id === id);
  const above = siblings[at - 1];
  if (towards === 'up') return above === undefined ? null : { parentId: collection.parentId, before: above.id };
  if (towards === 'down') {
    return siblings[at + 1] === undefined ? null : { parentId: collection.parentId, before: siblings[at + 2]?.id ?? null };
  }
  if (towards === 'in') return above === undefined ? null : { parentId: above.id, before: null };
  const parent = collections.find((other) => other.id === collection.parentId);
  return parent === undefined ? null : { parentId: parent.parentId, before: placeOf(collections, parent.id).before };
}

/** Collections another may move into: not itself, not what is inside it. */
export function placesFor(collections: readonly Collection[], id: string): Collection[] {
  const inside = new Set([id]);
  // Parents come before children, so that one pass finds the whole branch.
  for (const collection of collections.toSorted((a, b) => depth(a) - depth(b))) {
    if (collection.parentId !== null && inside.has(collection.parentId)) inside.add(collection.id);
  }
  return collections.filter((collection) => !inside.has(collection.id));
}

function childrenOf(collections: readonly Collection[], parentId: string | null): Collection[] {
  return collections.filter((collection) => collection.parentId === parentId);
}

function depth(collection: Collection): number {
  return collection.path.split('/').length;
}
