import type { ByteReader, ByteWriter } from './bytes.ts';
import { type Strings, stringAt } from './dictionary.ts';

/*
 * RECORD   forms · for a term also: ways · place of its positions · lists (`lists.ts`)
 *   forms   0 when the word is no form, 1 when it is a form of itself alone, else one more than there are terms, then each term as a step from the word
 *   ways    0 when it is written in one way, as itself; else how many, then each: step to the form << 3 | extra << 2 | writing, and for `own` its text
 */

/** How a term is written somewhere in the text: as which form, spelled how, and whether as a further name of the token before it. */
export interface Way {
  /** The number of the form among the words. */
  readonly form: number;
  readonly writing: Writing;
  /** The spelling, where the writing is `own`. */
  readonly own: string;
  readonly extra: boolean;
}

/** How a spelling follows from its form: most do. */
export const WRITING = { plain: 0, capitalised: 1, capitals: 2, own: 3 } as const;
export type Writing = (typeof WRITING)[keyof typeof WRITING];

/** The writing of a spelling. */
export function writingOf(form: string, spelling: string): Writing {
  if (spelling === form) return WRITING.plain;
  if (spelling === capitalised(form)) return WRITING.capitalised;
  return spelling === form.toUpperCase() ? WRITING.capitals : WRITING.own;
}

/** How a way is spelled. */
export function spellingOf({ form, writing, own }: Way, words: Strings): string {
  if (writing === WRITING.own) return own;
  const text = stringAt(words, form);
  if (writing === WRITING.plain) return text;
  return writing === WRITING.capitalised ? capitalised(text) : text.toUpperCase();
}

/** Writes which terms a word is a form of. */
export function writeForms(out: ByteWriter, word: number, terms: readonly number[]): void {
  if (terms.length === 0) out.number(0);
  else if (terms.length === 1 && terms[0] === word) out.number(1);
  else {
    out.number(terms.length + 1);
    for (const term of terms) out.number(zigzag(term - word));
  }
}

/** Reads which terms a word is a form of, into an array of numbers. */
export function readForms(reader: ByteReader, word: number, into: number[]): void {
  const count = reader.number();
  if (count === 1) into.push(word);
  for (let i = 1; i < count; i++) into.push(word + unzigzag(reader.number()));
}

/** Passes over what `readForms` reads. */
export function skipForms(reader: ByteReader): void {
  const count = reader.number();
  for (let i = 1; i < count; i++) reader.number();
}

/** Writes the ways a term is written in. */
export function writeWays(out: ByteWriter, term: number, ways: readonly Way[]): void {
  const [first] = ways;
  if (ways.length === 1 && first?.form === term && first.writing === WRITING.plain && !first.extra) {
    out.number(0);
    return;
  }
  out.number(ways.length);
  for (const { form, writing, own, extra } of ways) writeWay(out, term, form, writing | (extra ? EXTRA : 0), own);
}

/** Writes one of the ways of a term; `flags` are the writing, and 4 for a further name. */
export function writeWay(out: ByteWriter, term: number, form: number, flags: number, own: string): void {
  out.number((zigzag(form - term) << 3) | flags);
  if ((flags & 3) !== WRITING.own) return;
  // UTF-16, because half a surrogate pair is text too.
  const bytes = Buffer.from(own, 'utf16le');
  out.number(bytes.length);
  out.append(bytes);
}

const EXTRA = 4;

/** Reads the ways a term is written in: none when it is written in one way, as itself. */
export function readWays(reader: ByteReader, term: number): readonly Way[] {
  const count = reader.number();
  if (count === 0) return NO_WAYS;
  const ways: Way[] = [];
  for (let i = 0; i < count; i++) {
    const code = reader.number();
    const writing = (code & 3) as Writing; // safe: two bits, and there are four writings
    const own = writing === WRITING.own ? Buffer.from(reader.bytesOf(reader.number())).toString('utf16le') : '';
    ways.push({ form: term + unzigzag(code >>> 3), writing, own, extra: (code & EXTRA) !== 0 });
  }
  return ways;
}

const NO_WAYS: readonly Way[] = [];

/** Passes over what `readWays` reads, and says how many there are. */
export function skipWays(reader: ByteReader): number {
  const count = reader.number();
  for (let i = 0; i < count; i++) if ((reader.number() & 3) === WRITING.own) reader.bytesOf(reader.number());
  return Math.max(1, count);
}

const capitalised = (form: string): string => form.charAt(0).toUpperCase() + form.slice(1);
const zigzag = (step: number): number => (step >= 0 ? step * 2 : -step * 2 - 1);
const unzigzag = (code: number): number => ((code & 1) === 0 ? code >>> 1 : -(code >>> 1) - 1);
