import type { Edit } from '../../../../shared/edited-text.ts';
import type { Repair } from './repair.ts';

/** Characters that show nothing and mean nothing where they stand: they hide marks in a text, split its words for a search, and turn its letters round. Where a script needs them they stay. */
export const invisibleCharacters: Repair = {
  id: 'invisible-characters',
  of: (whole) => (ANY.test(whole) ? (text) => editsOf(text) : null),
};

/** Line by line: what runs the other way in one of them says nothing of the next. */
const editsOf = (text: string): Edit[] =>
  ANY.test(text)
    ? [...text.matchAll(LINES)].flatMap(({ 0: line, index }) =>
        editsIn(line).map((edit) => ({ ...edit, start: edit.start + index, end: edit.end + index })),
      )
    : [];

function editsIn(text: string): Edit[] {
  const isRightToLeft = RIGHT_TO_LEFT.test(text);
  const edits: Edit[] = [];
  for (const { 0: run, index } of text.matchAll(RUNS)) {
    const before = lastOf(text.slice(Math.max(0, index - 2), index));
    const after = firstOf(text.slice(index + run.length, index + run.length + 2));
    const kept = [...run].filter((character) => means(character, before, after, isRightToLeft)).join('');
    // The letters of a flag of a region, which are not for reading.
    if (kept !== run && !(before === FLAG && TAGS.test(run))) edits.push({ start: index, end: index + run.length, text: kept });
  }
  return edits;
}

/** Whether the character does something between these two. */
function means(character: string, before: string, after: string, isRightToLeft: boolean): boolean {
  switch (character) {
    case '\u200c':
      return JOINING.test(before) && JOINING.test(after);
    case '\u200d':
      return (
        (JOINING.test(before) && (after === '' || !/[\p{L}\p{N}]/u.test(after) || JOINING.test(after))) ||
        (EMOJI.test(before) && EMOJI.test(after))
      );
    case '\u200b':
      return UNSPACED.test(before) && UNSPACED.test(after);
    case '\u200e':
    case '\u200f':
    case '\u061c':
      return isRightToLeft;
    default:
      // Embedding and isolating parts of a line is what texts of both directions do; overriding the order of letters is not.
      return isRightToLeft && /[\u202a-\u202c\u2066-\u2069]/.test(character);
  }
}

const lastOf = (text: string): string => [...text].at(-1) ?? '';
const firstOf = (text: string): string => [...text][0] ?? '';

const HIDDEN =
  '\\u200b-\\u200f\\u061c\\u180e\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}\\u{e0100}-\\u{e01ef}';
const ANY = new RegExp(`[${HIDDEN}]`, 'u');
const LINES = /[^\n\r\u2028\u2029\u0085]+/g;
const RUNS = new RegExp(`[${HIDDEN}]+`, 'gu');
const TAGS = /^[\u{e0020}-\u{e007f}]+$/u;
const FLAG = '\u{1f3f4}';
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Scripts whose letters join, or stack, unless told not to. */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{M}]/u;
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u;
/** Scripts whose words a mark may part that shows nothing. */
const UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Javanese}\p{Script=Balinese}]/u;
