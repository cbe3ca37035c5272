import type { PageDocument } from '../dom.ts';
import { isPersonal, namesIn, unique } from './names.ts';

/** Who the data that a page carries for its own scripts names as its authors: names that look like a person's, and only when it names one list of them. */
export function scriptAuthors(document: PageDocument): string[] {
  const lists = new Map<string, readonly string[]>();
  for (const script of document.querySelectorAll('script:not([src])')) {
    const text = script.textContent ?? '';
    if (text.length > MAX_LENGTH) continue;
    for (const [, list = ''] of text.matchAll(KEYED)) {
      const names = unique([...list.matchAll(QUOTED)].flatMap(([, name = '']) => namesIn(name))).filter(isPersonal);
      if (names.length > 0) lists.set(names.join('\n').toLowerCase(), names);
    }
    if (lists.size > 1) return [];
  }
  return [...([...lists.values()][0] ?? [])];
}

const MAX_LENGTH = 500_000;
const KEYED =
  /["']?\b(?:(?:content|page|article|bb\w{0,9}|custom)?_?authors?(?:_?names?)?|postedBy|bylines?)["']?\s*[:=]\s*(\[\s*["'][^\]]{2,300}\]|["'][^"']{3,120}["'])/gi;
const QUOTED = /["']([^"'\\]{3,80})["']/g;
