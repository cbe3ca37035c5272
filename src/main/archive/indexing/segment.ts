import type { ByteReader } from './bytes.ts';
import type { Strings } from './dictionary.ts';

/** Bytes of a segment, in memory or on disk. */
export interface ByteSource {
  /** Gives bytes that hold those from `from` to `to`, to be used up before the next read. Throws `damaged` when they are not as they were written. */
  read(from: number, to: number): Uint8Array;
  /** Where `from` stands in the bytes that were read last: parts of arrays are costly to make. */
  readonly at: number;
  /** Puts the bytes from `from` to `to` at the beginning of an array: for whoever reads a long stretch once, so that it takes nobody's place in a cache. */
  copy(from: number, to: number, into: Uint8Array): void;
  readonly length: number;
  /** Bytes read from it were not as they were written. */
  readonly isBroken: boolean;
}

/**
 * A sealed, immutable piece of the index: a run of articles.
 *
 *   word ─► record: the terms it is a form of · as a term: how it is written, and field ─► (article, frequency) …
 *   record ─► positions: field ─► article ─► places in the text, each with the way it is written there
 *
 * Terms and forms are numbers in one sorted list of words, because most words are both. Everything but records and positions is in memory, as typed
 * arrays and long strings: no object a term or a posting. `record.ts` and `lists.ts` say how the two are laid out.
 */
export interface Segment {
  readonly ids: Strings;
  readonly versions: Strings;
  /** Languages whose rules made its terms. */
  readonly langs: readonly string[];
  /** Sorted: every term and every form. */
  readonly words: Strings;
  /** How many (field, article) pairs hold a term: Lunr's document frequency. 0 for a word that is only a form. */
  readonly df: Uint32Array;
  /** Where the record of each word begins; one more than there are words. */
  readonly recordAt: Uint32Array;
  readonly records: ByteSource;
  readonly positions: ByteSource;
  /** Tokens by field number and article; empty for a field that no article has. */
  readonly lengths: readonly Lengths[];
}

/** Tokens of each article, as narrow as they fit: all scores read them. */
export type Lengths = Uint16Array | Uint32Array;

export function lengthsOf(tokens: Uint32Array): Lengths {
  let longest = 0;
  for (let i = 0; i < tokens.length; i++) longest = Math.max(longest, tokens[i] ?? 0);
  if (longest === 0) return new Uint16Array(0);
  return longest < 2 ** 16 ? Uint16Array.from(tokens) : tokens;
}

/** Bytes already in memory as a source. */
export function inMemory(bytes: Uint8Array): ByteSource {
  const source = {
    length: bytes.length,
    isBroken: false,
    at: 0,
    read(from: number) {
      source.at = from;
      return bytes;
    },
    copy(from: number, to: number, into: Uint8Array) {
      into.set(bytes.subarray(from, to));
    },
  };
  return source;
}

/** Makes a reader begin at the bytes of a source from `from` to `to`. */
export function readInto(reader: ByteReader, source: ByteSource, from: number, to: number): void {
  const bytes = source.read(from, to);
  reader.goTo(bytes, source.at, source.at + Math.min(to, source.length) - from);
}
