import type { Collection, SavedSearch } from '../../../shared/contract/library.ts';

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

/** The collections directly inside another, in their order. */
export function childrenOf(collections: readonly Collection[], parentId: string | null): Collection[] {
  return collections.filter((collection) => collection.parentId === parentId);
}
