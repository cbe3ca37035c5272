import type { PageDocument } from '../dom.ts';

/** A page's `meta` elements by lower-case name, property or itemprop. */
export interface MetaTags {
  /** First value of the first name that has one. */
  first(...names: readonly string[]): string | null;
  all(name: string): readonly string[];
}

/** Reads a page's `meta` elements. */
export function metaTagsOf(document: PageDocument): MetaTags {
  const values = new Map<string, string[]>();
  for (const meta of document.querySelectorAll('meta[content]')) {
    const content = meta.getAttribute('content')?.replace(/\s+/g, ' ').trim() ?? '';
    if (content === '') continue;
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      for (const name of (meta.getAttribute(key) ?? '').toLowerCase().split(/\s+/)) {
        if (name !== '') values.set(name, [...(values.get(name) ?? []), content]);
      }
    }
  }
  const all = (name: string): readonly string[] => values.get(name) ?? [];
  return { all, first: (...names) => names.map((name) => all(name)[0]).find((value) => value !== undefined) ?? null };
}
