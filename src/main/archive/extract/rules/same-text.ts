/** Folds a line so that two that read the same are the same: case, quotation marks, dashes, blanks, closing marks and invisible characters aside. */
export function sameText(text: string): string {
  const known = FOLDED.get(text);
  if (known !== undefined) return known;
  const folded = fold(text);
  if (FOLDED.size >= MAX_FOLDED) FOLDED.clear();
  if (text.length <= MAX_LINE) FOLDED.set(text, folded);
  return folded;
}

/** The lines of a page are held against each other by many rules. No more than a page or two has: a line keeps the page alive that it was cut from. */
const FOLDED = new Map<string, string>();
const MAX_FOLDED = 500;
const MAX_LINE = 2000;

function fold(text: string): string {
  // Most texts of most pages; the same answer, faster.
  if (ASCII.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

const ASCII = /^[\0-\x7f]*$/;

/** How much of the shorter text's words the longer one has, in its order aside: 1 when all. Words are character pairs where a script has no blanks. */
export function likeness(a: string, b: string): number {
  const [short, long] = [bagOf(a), bagOf(b)].sort((x, y) => x.size - y.size);
  if (short === undefined || long === undefined || short.size === 0) return 0;
  const shared = [...short].filter((word) => long.has(word)).length;
  return shared / Math.max(short.size, long.size / 2);
}

/** A script written without blanks between its words. */
export const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function bagOf(text: string): Set<string> {
  const folded = sameText(text);
  if (!UNSPACED.test(folded)) return new Set(folded.split(' ').filter((word) => word !== ''));
  const characters = [...folded.replaceAll(' ', '')];
  return new Set(characters.map((character, index) => character + (characters[index + 1] ?? '')));
}
