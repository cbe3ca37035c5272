import { UNSPACED } from '../rules/same-text.ts';

/** Whether a line is set in capitals, as headings of plain texts are. Scripts without case have none. */
export function isUpperCase(text: string): boolean {
  const letters = text.match(CASED)?.length ?? 0;
  return letters >= MIN_LETTERS && text.length <= MAX_LENGTH && !LOWER.test(text);
}

/** Whether a line that stands alone reads as a heading by its form: short, no sentence, before a paragraph that is one. */
export function readsAsHeading(text: string, next: string | undefined): boolean {
  // A character of a script without blanks says about what three letters do.
  const weight = UNSPACED.test(text) ? 3 : 1;
  if (next === undefined || text.length * weight > MAX_SHORT || text.split(/\s+/).length > MAX_WORDS) return false;
  if (/[.!…。！,;:،؛，；：]["'”’»)]*$/.test(text) || !/\p{L}{2}/u.test(text)) return false;
  // What is said is not what it is about; and lists are not headings.
  if (/^["'“”«„‘‚]|^[-–—•*·]|^[\p{N}(]+[.)]?\s/u.test(text)) return false;
  return next.length * weight >= Math.max(MIN_PARAGRAPH, text.length * weight * 2) && /[.!?…。！？؟।]["'”’»)\]]*$/.test(next);
}

const CASED = /\p{Lu}|\p{Lt}/gu;
const LOWER = /\p{Ll}/u;
const MIN_LETTERS = 4;
const MAX_LENGTH = 160;
const MAX_SHORT = 80;
const MAX_WORDS = 10;
const MIN_PARAGRAPH = 80;
