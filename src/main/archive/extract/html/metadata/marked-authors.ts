import { type PageDocument, type PageElement, textOf } from '../dom.ts';
import { standsAside } from './visible-lines.ts';

/** What markup names as authors, by how surely: names of authors, links and cards of theirs, authors in any words. */
export function markedAuthors(document: PageDocument, title: PageElement | null): Record<'names' | 'cards' | 'any', string[]> {
  const found = { names: [] as string[], cards: [] as string[], any: [] as string[] };
  for (const element of document.querySelectorAll('[itemprop], [rel~="author"], .p-author, .vcard .fn')) {
    const prop = ` ${element.getAttribute('itemprop') ?? ''} `;
    const isName = prop.includes(' name ');
    const isAuthor = prop.includes(' author ');
    if (prop.trim() !== '' && !isName && !isAuthor && element.getAttribute('rel') === null) continue;
    if (isName && !isAuthor && element.parentElement?.closest('[itemprop~="author"]') == null) continue;
    if (element.closest('[itemtype*="Comment"]') !== null || standsAside(element, title)) continue;
    const text = element.getAttribute('content') ?? textOf(element);
    if (text === '' || text.length > MAX_TEXT) continue;
    found[isName ? 'names' : isAuthor ? 'any' : 'cards'].push(text);
  }
  return found;
}

const MAX_TEXT = 200;
