import { type Edit, editedText } from './edited-text.ts';

/** A word whose characters were changed, as it was and as it is. */
export interface ChangedWord {
  readonly was: string;
  readonly now: string;
}

/** The words that edits of a text change. */
export function changedWords(text: string, edits: readonly Edit[]): ChangedWord[] {
  const words: { readonly start: number; end: number; readonly edits: Edit[] }[] = [];
  for (const edit of edits) {
    const last = words.at(-1);
    const word = last !== undefined && edit.start < last.end ? last : { start: startOf(text, edit.start), end: 0, edits: [] };
    word.end = endOf(text, edit.end);
    word.edits.push({ ...edit, start: edit.start - word.start, end: edit.end - word.start });
    if (word !== last) words.push(word);
  }
  return words.map((word) => {
    const was = text.slice(word.start, word.end);
    return { was, now: editedText({ text: was }, word.edits).text };
  });
}

function startOf(text: string, at: number): number {
  let start = at;
  while (start > 0 && !SEPARATOR.test(text.charAt(start - 1))) start--;
  return start;
}

function endOf(text: string, at: number): number {
  let end = at;
  while (end < text.length && !SEPARATOR.test(text.charAt(end))) end++;
  return end;
}

/** The edits that give a text the words it had before they were changed. */
export function editsBack(text: string, words: readonly ChangedWord[]): Edit[] {
  const was = new Map(words.map((word) => [word.now, word.was]));
  const edits: Edit[] = [];
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    const before = was.get(word);
    if (before !== undefined) edits.push({ start: index, end: index + word.length, text: before });
  }
  return edits;
}

/** What stands between words for this: what of ASCII is no letter or digit, for that never breaks, and the ends of lines. */
const SEPARATOR = /[\0-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f\u2028\u2029]/;
const WORDS = /[^\0-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f\u2028\u2029]+/g;
