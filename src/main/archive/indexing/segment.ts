import { type Strings, stringAt } from './dictionary.ts';

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
 * Terms and forms are numbers in one list of words, because most words are both.
 * `postings`, per term: for each field that has it `field, documents, bytes, (delta << 1 | frequency is 1) [frequency] …`.
 * `streams`, per document: for each field `field, bytes, tokens`; a token is 0 between two texts, else `(entry << 1 | extra) + 1`. They are the folded
 * text: phrases are decided on them, statistics of a removed article are taken back by them, and merging needs nothing else.
 */
export interface Segment {
  readonly articleIds: readonly string[];
  readonly versions: readonly string[];
  /** Languages whose rules made its terms. */
  readonly langs: readonly string[];
  /** Sorted: every term and every form. */
  readonly words: Strings;
  /** How many (field, document) pairs hold a term: Lunr's document frequency. 0 for a word that is only a form. */
  readonly df: Uint32Array;
  readonly postingsAt: Uint32Array;
  readonly postings: ByteSource;
  /** The entries of the form w are `formEntries[formAt[w] … formAt[w + 1]]`; none for a word that is only a term. */
  readonly formAt: Uint32Array;
  readonly formEntries: Uint32Array;
  /** By entry. */
  readonly entryForm: Uint32Array;
  readonly entryTerm: Uint32Array;
  /** 0 when it is spelled as its form, else the number of its spelling plus one. */
  readonly entrySpelling: Uint32Array;
  readonly spellings: Strings;
  /** Tokens by field number and document. */
  readonly lengths: readonly Uint32Array[];
  readonly streamsAt: Uint32Array;
  readonly streams: ByteSource;
}

/** The numbers of a segment as it is read and written. */
export const NUMBER_SECTIONS = [
  'df',
  'postingsAt',
  'formAt',
  'formEntries',
  'entryForm',
  'entryTerm',
  'entrySpelling',
  'streamsAt',
] as const;
/** The strings of a segment, likewise. */
export const STRING_SECTIONS = ['words', 'spellings'] as const;

/** How an entry is written in the text. */
export function spellingOf({ entrySpelling, spellings, words, entryForm }: Segment, entry: number): string {
  const spelling = entrySpelling[entry] ?? 0;
  return spelling === 0 ? stringAt(words, entryForm[entry] ?? 0) : stringAt(spellings, spelling - 1);
}

/** Bytes already in memory as a source. */
export function inMemory(bytes: Uint8Array): ByteSource {
  return { length: bytes.length, read: (from, to) => bytes.subarray(from, to) };
}
