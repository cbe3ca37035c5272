import type { SortKey, SortOrder } from '../../shared/contract/shapes/result-spec.ts';
import type { Locator } from './location.ts';

/** The order a list has when nobody chose one. */
export function orderOf({ sort, order, query }: Locator): { readonly sort: SortKey; readonly order: SortOrder } {
  return { sort: sort ?? (query.trim() === '' ? 'published' : 'relevance'), order: order ?? 'desc' };
}
