import type { Collection, SavedSearch } from '../../shared/contract/library.ts';
import type { Locator } from './location.ts';
import { t } from './messages/en.ts';

/** What the sidebar knows: names for scopes. */
export interface Sidebar {
  readonly collections: readonly Collection[];
  readonly savedSearches: readonly SavedSearch[];
  readonly counts: { readonly all: number };
  readonly tags: readonly { readonly tag: string; readonly count: number }[];
  readonly sources: readonly { readonly source: string; readonly label: string; readonly count: number }[];
}

/** Where the window is, and the names needed to say so. */
export interface Where {
  readonly locator: Locator;
  readonly sidebar: Sidebar | null;
}

/** The name of the place the window shows. */
export function scopeTitle({ locator: { scope }, sidebar }: Where): string {
  switch (scope.kind) {
    case 'collection':
      return sidebar?.collections.find(({ id }) => id === scope.id)?.name ?? t('scope.collection');
    case 'source':
      return sidebar?.sources.find(({ source }) => source === scope.source)?.label ?? scope.source;
    case 'tag':
      return scope.tag;
    default:
      return t(`scope.${scope.kind}`);
  }
}

/** The collection the window shows; null when it shows something else. */
export function collectionOf({ locator: { scope }, sidebar }: Where): Collection | null {
  if (scope.kind !== 'collection') return null;
  return sidebar?.collections.find(({ id }) => id === scope.id) ?? null;
}
