import type { Reading } from '../language/automaton.ts';
import { Numbers } from './bytes.ts';

/** Many strings as one, with the offset each begins at: no object for each of half a million words. */
export interface Strings {
  readonly text: string;
  /** One more than there are strings. */
  readonly at: Uint32Array;
}

/** Packs strings in the order given. */
export function packStrings(strings: readonly string[]): Strings {
  const at = new Uint32Array(strings.length + 1);
  for (let i = 0; i < strings.length; i++) at[i + 1] = (at[i] ?? 0) + (strings[i] ?? '').length;
  return { text: strings.join(''), at };
}

/** Strings in the making, copied from packed ones without a string of each. */
export class StringsWriter {
  private characters = new Uint16Array(1 << 12);
  private readonly ends = new Numbers();
  private length = 0;
  private isWide = false;

  get count(): number {
    return this.ends.length;
  }

  /** Copies one of some packed strings. */
  copy({ text, at }: Strings, index: number): void {
    const from = at[index] ?? 0;
    const to = at[index + 1] ?? 0;
    if (this.length + to - from > this.characters.length) {
      const grown = new Uint16Array(Math.max(this.characters.length * 2, this.length + to - from));
      grown.set(this.characters);
      this.characters = grown;
    }
    const { characters } = this;
    let end = this.length;
    for (let i = from; i < to; i++) {
      const code = text.charCodeAt(i);
      if (code > 0xff) this.isWide = true;
      characters[end++] = code;
    }
    this.length = end;
    this.ends.push(end);
  }

  strings(): Strings {
    const characters = this.characters.subarray(0, this.length);
    const at = new Uint32Array(this.ends.length + 1);
    at.set(this.ends.values.subarray(0, this.ends.length), 1);
    // A character takes one byte where all of them can.
    const bytes = this.isWide ? Buffer.from(characters.buffer, 0, this.length * 2) : Buffer.from(characters);
    return { text: bytes.toString(this.isWide ? 'utf16le' : 'latin1'), at };
  }
}

export function stringAt(strings: Strings, index: number): string {
  return strings.text.slice(strings.at[index], strings.at[index + 1]);
}

export function countOf(strings: Strings): number {
  return strings.at.length - 1;
}

/**
 * A number that orders strings as their text does, as far as their first seven characters go: what comes first has a smaller number or the same. Characters
 * beyond ASCII are all one, and nothing after them counts.
 */
export function sortKey(text: string, from: number, to: number): number {
  let key = 0;
  let at = from;
  const end = Math.min(to, from + KEY_CHARACTERS);
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x7f) {
      key = key * 128 + 0x7f;
      at++;
      break;
    }
    key = key * 128 + code;
  }
  for (; at < from + KEY_CHARACTERS; at++) key *= 128;
  return key;
}

const KEY_CHARACTERS = 7;

/** Compares two packed strings by UTF-16 code units. */
export function compareStrings(a: Strings, i: number, b: Strings, j: number): number {
  const aStart = a.at[i] ?? 0;
  const bStart = b.at[j] ?? 0;
  const aLength = (a.at[i + 1] ?? 0) - aStart;
  const bLength = (b.at[j + 1] ?? 0) - bStart;
  const shared = Math.min(aLength, bLength);
  for (let k = 0; k < shared; k++) {
    const difference = a.text.charCodeAt(aStart + k) - b.text.charCodeAt(bStart + k);
    if (difference !== 0) return difference;
  }
  return aLength - bLength;
}

/** Where the first string not below `wanted` stands, in strings sorted by UTF-16 code units. */
export function lowerBound(sorted: Strings, wanted: string): number {
  let low = 0;
  let high = countOf(sorted);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stringAt(sorted, middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The number of a string in sorted strings, -1 when it is not among them. */
export function indexOf(sorted: Strings, wanted: string): number {
  const index = lowerBound(sorted, wanted);
  return index < countOf(sorted) && stringAt(sorted, index) === wanted ? index : -1;
}

/** The strings that begin so, as a range of numbers. */
export function prefixRange(sorted: Strings, prefix: string): [from: number, to: number] {
  const from = lowerBound(sorted, prefix);
  return [from, prefixEnd(sorted, from, prefix)];
}

/** The sorted strings an automaton takes: one walk in order, which leaves out every stretch whose beginning leads nowhere. */
export function accepted({ text, at }: Strings, automaton: Reading): number[] {
  const found: number[] = [];
  // Of every character of the beginning at hand: where the stretch of words that begin so ends, and what can be read after it.
  const ends = [at.length - 1];
  const readings = [automaton];
  for (let index = 0; ends.length > 0; ) {
    const depth = ends.length - 1;
    const end = ends[depth] ?? 0;
    const reading = readings[depth];
    if (index >= end || !reading) {
      ends.pop();
      readings.pop();
      continue;
    }
    const place = (at[index] ?? 0) + depth;
    if (place === at[index + 1]) {
      if (reading.final) found.push(index);
      index++;
      continue;
    }
    const code = text.charCodeAt(place);
    const wanted = reading.only === null ? code : reading.only.find((one) => one >= code);
    if (wanted === undefined) index = end;
    else if (wanted > code) index = firstFrom({ text, at }, index, end, depth, wanted);
    else {
      const next = reading.after(code);
      const after = firstFrom({ text, at }, index, end, depth, code + 1);
      if (next === null) index = after;
      else {
        ends.push(after);
        readings.push(next);
      }
    }
  }
  return found;
}

/** Of words that share so many characters, the first whose next one is `code` or higher, by steps that double, because most stretches are short. */
function firstFrom({ text, at }: Strings, from: number, to: number, depth: number, code: number): number {
  let low = from;
  let stride = 1;
  while (low + stride < to && text.charCodeAt((at[low + stride] ?? 0) + depth) < code) {
    low += stride;
    stride *= 2;
  }
  let high = Math.min(to, low + stride);
  low++;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (text.charCodeAt((at[middle] ?? 0) + depth) < code) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the strings that begin so end, from one of them on: by steps that double, because most stretches are short. */
function prefixEnd({ text, at }: Strings, from: number, prefix: string): number {
  const count = at.length - 1;
  const begins = (index: number) => {
    const start = at[index] ?? 0;
    return (at[index + 1] ?? 0) - start >= prefix.length && text.startsWith(prefix, start);
  };
  let low = from;
  let stride = 1;
  while (low + stride <= count && begins(low + stride - 1)) {
    low += stride;
    stride *= 2;
  }
  let high = Math.min(count, low + stride);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (begins(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
