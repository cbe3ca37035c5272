import type { ResultSpec, Scope, SortKey, SortOrder } from '../../shared/contract/shapes/result-spec.ts';
import { scopeFrom, scopeText } from '../../shared/scope-text.ts';

export type View = 'list' | 'timeline';

/** Where the window is (D3): everything needed to come back to it. Written into the address, so back, forward, reload and copied links all use it. */
export interface Locator {
  readonly view: View;
  readonly scope: Scope;
  readonly query: string;
  /** Clauses of the query language, shown as chips. */
  readonly filters: readonly string[];
  /** Null: the order that fits (best match with words, else newest published first). */
  readonly sort: SortKey | null;
  readonly order: SortOrder | null;
  /** The open article. */
  readonly article: string | null;
  /** How the timeline stands, as it wrote it; null for its own beginning. */
  readonly timeline: string | null;
}

export const HOME: Locator = {
  view: 'list',
  scope: { kind: 'all' },
  query: '',
  filters: [],
  sort: null,
  order: null,
  article: null,
  timeline: null,
};

const SORTS: readonly SortKey[] = ['relevance', 'published', 'captured', 'title', 'source', 'words'];

/** A locator as the fragment of an address: `#loc?scope=tag:court&q=bridge`. */
export function toFragment(locator: Locator): string {
  const facts = new URLSearchParams();
  if (locator.view !== 'list') facts.set('view', locator.view);
  if (locator.scope.kind !== 'all') facts.set('scope', scopeText(locator.scope));
  if (locator.query !== '') facts.set('q', locator.query);
  for (const filter of locator.filters) facts.append('f', filter);
  if (locator.sort) facts.set('sort', locator.sort);
  if (locator.order) facts.set('order', locator.order);
  if (locator.timeline) facts.set('time', locator.timeline);
  if (locator.article) facts.set('article', locator.article);
  const text = facts.toString();
  return text === '' ? '#loc' : `#loc?${text}`;
}

/** Reads a fragment; whatever is unknown or broken in it counts as not said. */
export function fromFragment(fragment: string): Locator {
  const facts = new URLSearchParams(fragment.replace(/^#?loc\??/, ''));
  const sort = SORTS.find((key) => key === facts.get('sort')) ?? null;
  const order = facts.get('order');
  return {
    view: facts.get('view') === 'timeline' ? 'timeline' : 'list',
    scope: scopeFrom(facts.get('scope') ?? '') ?? { kind: 'all' },
    query: facts.get('q') ?? '',
    filters: facts.getAll('f').filter((filter) => filter !== ''),
    sort,
    order: order === 'asc' || order === 'desc' ? order : null,
    article: facts.get('article'),
    timeline: facts.get('time'),
  };
}

/** The result set a locator shows. */
export function specOf(locator: Locator): ResultSpec {
  return { scope: locator.scope, query: locator.query, filters: [...locator.filters] };
}
