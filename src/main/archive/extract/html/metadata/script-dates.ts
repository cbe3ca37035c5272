import type { PageDocument } from '../dom.ts';
import type { DateClaim } from './date-claim.ts';

/** When the data a page carries for its own scripts says that it was published. Nothing when they speak of several days: those are lists of other articles. */
export function scriptDates(document: PageDocument): DateClaim[] {
  const days = new Map<string, DateClaim>();
  for (const script of document.querySelectorAll('script:not([src])')) {
    const text = script.textContent ?? '';
    if (text.length > MAX_LENGTH) continue;
    for (const [, name = '', raw = ''] of text.matchAll(KEYED))
      days.set(raw.slice(0, 10), { raw, source: `script data ${name}` });
    if (days.size > 1) return [];
  }
  return [...days.values()];
}

const MAX_LENGTH = 500_000;
const KEYED =
  /["']?\b(datePublished|date_published|published_?at|publish_?date|publication_?date|first_?published(?:_?(?:at|date))?|pub_?date|date_?created|created_?at|article_?(?:publish)?_?date|uploadDate)\\?["']?\s*[:=]\s*\\?["']((?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)\\?["']/gi;
