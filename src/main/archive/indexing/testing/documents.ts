import type { IndexDocument } from '../../seams.ts';

/** An article with what a test cares about; the rest is empty. */
export function document(articleId: string, parts: Partial<IndexDocument> = {}): IndexDocument {
  return {
    ordinal: 0,
    articleId,
    version: '1',
    lang: 'en',
    dir: 'ltr',
    titles: [],
    byline: [],
    source: [],
    tags: [],
    notes: [],
    url: null,
    blocks: [],
    standfirst: -1,
    ...parts,
  };
}
