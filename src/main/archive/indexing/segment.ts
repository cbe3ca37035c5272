import type { Strings } from './dictionary.ts';

/** Bytes of a segment, in memory or on disk. */
export interface ByteSource {
  /** Bytes `from` to `to`, to be read at once and not kept. */
  read(from: number, to: number): Uint8Array;
  readonly length: number;
}

/**
 * A sealed, immutable piece of the index: a run of articles, every number little-endian.
 *
 *   spelling ─► entry ─► form, term          term ─► field ─► (document, frequency)…          document ─► field ─► its entries in order
 *
 * `postings`, per term: for each field that has it `field, documents, bytes, (delta << 1 | frequency is 1) [frequency] …`.
 * `streams`, per document: for each field `field, bytes, tokens`; a token is 0 between two texts, else `(entry << 1 | extra) + 1`. They are the folded
 * text: phrases are decided on them, statistics of a removed article are taken back by them, and merging needs nothing else.
 */
export interface Segment {
  readonly articleIds: readonly string[];
  readonly versions: readonly string[];
  /** Languages whose rules made its terms. */
  readonly langs: readonly string[];
  /** Sorted. */
  readonly terms: Strings;
  /** How many (field, document) pairs hold a term: Lunr's document frequency. */
  readonly df: Uint32Array;
  readonly postingsAt: Uint32Array;
  readonly postings: ByteSource;
  /** Sorted. */
  readonly forms: Strings;
  /** The entries of form f are `formEntries[formAt[f] … formAt[f + 1]]`. */
  readonly formAt: Uint32Array;
  readonly formEntries: Uint32Array;
  /** By entry. */
  readonly spellings: Strings;
  readonly entryForm: Uint32Array;
  readonly entryTerm: Uint32Array;
  /** Tokens by field number and document. */
  readonly lengths: readonly Uint32Array[];
  readonly streamsAt: Uint32Array;
  readonly streams: ByteSource;
}

/** The numbers of a segment as it is read and written. */
export const NUMBER_SECTIONS = ['df', 'postingsAt', 'formAt', 'formEntries', 'entryForm', 'entryTerm', 'streamsAt'] as const;
/** The strings of a segment, likewise. */
export const STRING_SECTIONS = ['terms', 'forms', 'spellings'] as const;

/** Bytes already in memory as a source. */
export function inMemory(bytes: Uint8Array): ByteSource {
  return { length: bytes.length, read: (from, to) => bytes.subarray(from, to) };
}
