import type { Collection, SavedSearch } from '../../../shared/contract/library.ts';
import type { Scope } from '../../../shared/contract/shapes/result-spec.ts';

/** What the sidebar shows, read in one call. */
export interface Library {
  readonly counts: { readonly all: number; readonly unread: number; readonly starred: number; readonly needsCare: number; readonly trash: number };
  readonly collections: readonly Collection[];
  readonly savedSearches: readonly SavedSearch[];
  readonly sources: readonly { readonly source: string; readonly label: string; readonly count: number }[];
  readonly tags: readonly { readonly tag: string; readonly count: number }[];
}

export type Section = 'collections' | 'searches' | 'sources' | 'tags';

/** How many sources and tags stand in the sidebar itself. */
export const TOP = 12;

/** The key of the row that stands for a scope. */
export function keyOfScope(scope: Scope): string {
  switch (scope.kind) {
    case 'collection':
      return `collection:${scope.id}`;
    case 'source':
      return `source:${scope.source}`;
    case 'tag':
      return `tag:${scope.tag}`;
    default:
      return scope.kind;
  }
}

/** The scope a row stands for; null for sections and other rows. */
export function scopeOfKey(key: string): Scope | null {
  if (key === 'all' || key === 'unread' || key === 'starred' || key === 'needs-care' || key === 'trash') return { kind: key };
  const colon = key.indexOf(':');
  const name = key.slice(colon + 1);
  switch (key.slice(0, colon)) {
    case 'collection':
      return { kind: 'collection', id: name };
    case 'source':
      return { kind: 'source', source: name };
    case 'tag':
      return { kind: 'tag', tag: name };
    default:
      return null;
  }
}

/** The collections directly inside another, in their order. */
export function childrenOf(collections: readonly Collection[], parentId: string | null): Collection[] {
  return collections.filter((collection) => collection.parentId === parentId);
}

/** Where a collection goes when it is moved one step among its siblings, out of its parent, or into the one above it; null when it cannot. */
export function stepOf(
  collections: readonly Collection[],
  id: string,
  step: 'up' | 'down' | 'out' | 'in',
): { readonly parentId: string | null; readonly before: string | null } | null {
  const moving = collections.find((collection) => collection.id === id);
  if (!moving) return null;
  const siblings = childrenOf(collections, moving.parentId);
  const at = siblings.indexOf(moving);
  switch (step) {
    case 'up': {
      const above = siblings[at - 1];
      return above ? { parentId: moving.parentId, before: above.id } : null;
    }
    case 'down':
      return at < siblings.length - 1 ? { parentId: moving.parentId, before: siblings[at + 2]?.id ?? null } : null;
    case 'in': {
      const above = siblings[at - 1];
      return above ? { parentId: above.id, before: null } : null;
    }
    case 'out': {
      const parent = collections.find((collection) => collection.id === moving.parentId);
      if (!parent) return null;
      const uncles = childrenOf(collections, parent.parentId);
      return { parentId: parent.parentId, before: uncles[uncles.indexOf(parent) + 1]?.id ?? null };
    }
  }
}
