import type { Block, Removed } from '../../../shared/contract/shapes/block.ts';
import type { Dated } from '../../../shared/contract/shapes/dated.ts';

/** What reading a source of one kind gives; `finish.ts` makes the reading copy of it. */
export interface Draft {
  /** Null when the source names none. */
  readonly title: string | null;
  readonly byline: readonly string[];
  readonly siteName: string | null;
  readonly canonicalUrl: string | null;
  readonly publishedAt: Dated | null;
  readonly modifiedAt: Dated | null;
  readonly lang: string | null;
  readonly dir: 'ltr' | 'rtl';
  readonly leadImage: string | null;
  /** What the source itself says the article is about, when it has no standfirst. */
  readonly description: string | null;
  readonly blocks: readonly Block[];
  readonly removed: readonly Removed[];
  readonly warnings: readonly string[];
  /** What the source gives away about itself: a wall, a page that is no article, a language that is not the one it claims. */
  readonly signs: readonly ('paywall' | 'low-confidence' | 'language-mismatch')[];
}
