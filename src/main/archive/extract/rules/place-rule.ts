import { forPhrases } from './rule.ts';

/** What a page's maker called an element: its tag, its role, and the words of its classes, id and label. */
export interface Place {
  readonly tag: string;
  readonly role: string;
  /** Lower case, one blank between words. */
  readonly names: string;
}

/** One reason why a whole part of a page is no article, told by what its maker called it. */
export interface PlaceRule {
  /** Its name in the ledger of removals. */
  readonly id: string;
  /** A part that is one thing throughout, whatever stands in it. The others give way to what a text itself says, and to finer parts within. */
  readonly isWhole: boolean;
  holds(place: Place): boolean;
}

/** The names an element has, as `named` reads them: `siteNav-top` is `site nav top`. */
export function placeNames(raw: string): string {
  return forPhrases(raw.slice(0, MAX_NAMES))
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .toLowerCase()
    .trim();
}

/** Whether one of these words, or rows of words, is among the names. */
export const named = (words: string): RegExp => new RegExp(`(?:^| )(?:${words})(?: |$)`, 'u');

const MAX_NAMES = 300;
