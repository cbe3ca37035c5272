import type { Article } from '../../../shared/contract/shapes/article.ts';
import type { Capture } from '../../../shared/contract/shapes/capture.ts';

export type Badge = 'unchanged' | 'unchecked' | 'incomplete' | 'imported' | 'pasted' | 'changed';

/** What may be said of a capture, and no more: the gravest of what is true of it (UX 2.3). */
export function badgeOf(article: Pick<Article, 'needsCare'>, capture: Capture | undefined): Badge {
  if (article.needsCare.includes('changed-on-disk')) return 'changed';
  if (!capture) return 'unchecked';
  const looksIncomplete = article.needsCare.some(
    (code) => code === 'looks-incomplete' || code === 'paywall' || code === 'too-short',
  );
  if (looksIncomplete || capture.status === 'partial' || capture.status === 'suspect') return 'incomplete';
  if (capture.method === 'paste') return 'pasted';
  if (capture.method === 'import' || capture.method === 'file') return 'imported';
  return capture.verifiedAt ? 'unchanged' : 'unchecked';
}
