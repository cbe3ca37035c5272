import { editsAt, type Repair } from './repair.ts';

/** Hyphens that show only where a line breaks: nobody sees them, and a search for the word misses it. At the end of a line one is a broken word, which joins with the next line first. */
export const softHyphen: Repair = {
  id: 'soft-hyphens',
  of: (whole) => (whole.includes('\u00ad') ? (text) => editsAt(text, SOFT_HYPHENS, '') : null),
};

const SOFT_HYPHENS = /\u00ad+(?![^\S\n]*\n)/g;
