import { type Cut, NOTHING, type Rule, whole } from './rule.ts';

/** Quotation marks, commas and brackets that a scraper's list left at the ends of a line: `', '`, `['`, `","`. */
export const strayCharacters: Rule = {
  id: 'stray-characters',
  cuts(text) {
    if (ONLY_MARKS.test(text)) return SEPARATOR.test(text) ? NOTHING : whole(text);
    const cuts: Cut[] = [];
    const head = HEAD.exec(text);
    if (head !== null) cuts.push({ start: 0, end: head[0].length });
    const tail = TAIL.exec(text);
    if (tail !== null && tail.index >= (head?.[0].length ?? 0)) cuts.push({ start: tail.index, end: text.length });
    return cuts;
  },
};

/** No letter, digit or symbol that could mean something: quotes, commas, brackets, slashes. */
const ONLY_MARKS = /^[\s'"‘’“”«»„`´,;:|\\/()[\]{}<>.·•_^~=-]+$/;
/** Three and more of one mark are a line drawn by the author, dots an ellipsis. */
const SEPARATOR = /^(?:([-_=~.·•])\s*(?:\1\s*){2,}|…)$/;
/** The separator between two items of a printed list, whatever its quotes: never at the end or start of a sentence. */
const TAIL = /\s*(?:['"]\s*,\s*['"]|['"]\s*,?\s*\]\s*,?|\\n)\s*(?:,\s*)?$/;
const HEAD = /^(?:['"]\s*,\s*['"]|\[[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]*['"](?=\S)|\\n)\s*/;
