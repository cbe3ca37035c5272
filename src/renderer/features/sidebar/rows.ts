import type { Collection, SavedSearch } from '../../../shared/contract/library.ts';
import type { Scope } from '../../../shared/contract/shapes/result-spec.ts';

/** What the sidebar shows, read in one call. */
export interface Library {
  readonly counts: {
    readonly all: number;
    readonly unread: number;
    readonly starred: number;
    readonly needsCare: number;
    readonly trash: number;
  };
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
