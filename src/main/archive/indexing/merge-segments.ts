import { ByteReader, ByteWriter, Numbers } from './bytes.ts';
import { compareStrings, countOf, packStrings, stringAt } from './dictionary.ts';
import { FIELDS } from './fields.ts';
import { ListCursor, ListWriter } from './lists.ts';
import { readForms, readWays, skipForms, type Way, writeForms, writeWays } from './record.ts';
import { inMemory, type Segment } from './segment.ts';

/** A segment to be merged, and which of its articles are gone. */
export interface MergeInput {
  readonly segment: Segment;
  readonly dead: Uint8Array;
}

/** Articles, words and postings between two rests of a merge: well below a millisecond or two. */
const WORK_BETWEEN_RESTS = 20_000;

/**
 * One segment with the articles of several that are still there, in their order. Nothing is analysed again, and nothing of an article gone stays: no posting,
 * no word. Rests between small pieces of work, so that searches come between.
 */
export function* merging(inputs: readonly MergeInput[]): Generator<void, Segment> {
  const sources: Source[] = [];
  let articles = 0;
  for (const input of inputs) {
    const numbers = new Int32Array(input.dead.length).fill(-1);
    for (let document = 0; document < numbers.length; document++) if (input.dead[document] !== 1) numbers[document] = articles++;
    const source = new Source(input, numbers);
    yield* source.prune();
    sources.push(source);
  }
  const words = yield* mergedWords(sources);
  yield;
  const recordsRoom = sources.reduce((sum, { segment }) => sum + segment.records.length, 1024);
  const positionsRoom = sources.reduce((sum, { segment }) => sum + segment.positions.length, 1024);
  const out = new ByteWriter(Math.ceil(recordsRoom * 1.05));
  const positions = new ByteWriter(Math.ceil(positionsRoom * 1.1));
  const lists = new ListWriter(out, positions, new ByteWriter(1 << 14));
  const df = new Uint32Array(words.length);
  const recordAt = new Uint32Array(words.length + 1);
  for (const source of sources) source.rewind();
  let work = 0;
  for (let word = 0; word < words.length; word++) {
    const holders = sources.filter((source) => source.takes(word));
    df[word] = writeRecord(out, lists, word, holders);
    recordAt[word + 1] = out.length;
    work += 8 + (df[word] ?? 0) * 2;
    if (work < WORK_BETWEEN_RESTS) continue;
    work = 0;
    yield;
  }
  yield;
  const packed = packStrings(words);
  yield;
  const kept = (each: (segment: Segment, document: number) => string) =>
    packStrings(
      sources.flatMap(({ segment, numbers }) =>
        [...numbers.keys()].filter((i) => (numbers[i] ?? -1) >= 0).map((i) => each(segment, i)),
      ),
    );
  const ids = kept((segment, document) => stringAt(segment.ids, document));
  yield;
  const versions = kept((segment, document) => stringAt(segment.versions, document));
  yield;
  return {
    ids,
    versions,
    langs: [...new Set(sources.flatMap(({ segment }) => segment.langs))],
    words: packed,
    df,
    recordAt,
    records: inMemory(out.view()),
    positions: inMemory(positions.view()),
    lengths: FIELDS.map((_, field) => mergedLengths(sources, field, articles)),
  };
}

/** One of the segments on its way into the merged one: its words in order, and its numbers turned into new ones. */
class Source {
  readonly segment: Segment;
  /** New article numbers, -1 for articles gone. */
  readonly numbers: Int32Array;
  /** New word numbers. */
  readonly words: Uint32Array;
  readonly cursor = new ListCursor();
  /** The old number of the word being written. */
  word = -1;
  private readonly hasDead: boolean;
  /** Which words are left, when articles are gone: 1 for those. */
  private readonly left: Uint8Array | null;
  /** Which ways a term is still written in, when not all, and the terms each form is left with. */
  private readonly waysLeft = new Map<number, Uint8Array>();
  private readonly termsLeft = new Map<number, number[]>();

  constructor({ segment, dead }: MergeInput, numbers: Int32Array) {
    this.segment = segment;
    this.numbers = numbers;
    this.words = new Uint32Array(countOf(segment.words));
    this.hasDead = dead.includes(1);
    this.left = this.hasDead ? new Uint8Array(this.words.length) : null;
  }

  /** Finds out which words and ways of writing are left. */
  *prune(): Generator<void> {
    const { segment, left } = this;
    if (!left) return;
    let work = 0;
    for (let term = 0; term < this.words.length; term++) {
      if ((segment.df[term] ?? 0) === 0) continue;
      const ways = this.allWays(term);
      const used = this.usedWays(term, ways.length);
      work += 8 + (segment.df[term] ?? 0) * 2;
      if (used.includes(1)) {
        left[term] = 1;
        if (used.includes(0)) this.waysLeft.set(term, used);
        for (const [i, { form }] of ways.entries()) if (used[i] === 1) this.leave(form, term);
      }
      if (work < WORK_BETWEEN_RESTS) continue;
      work = 0;
      yield;
    }
  }

  rewind(): void {
    this.word = -1;
    this.step();
  }

  /** Goes to the next word that is left. */
  step(): void {
    do this.word++;
    while (this.left !== null && this.word < this.words.length && this.left[this.word] !== 1);
  }

  get ended(): boolean {
    return this.word >= this.words.length;
  }

  /** Whether the word at hand is this new one. The one after it is at hand when the record has been written. */
  takes(word: number): boolean {
    return !this.ended && this.words[this.word] === word;
  }

  /** New numbers of the terms the word at hand is a form of. */
  terms(): number[] {
    const { word } = this;
    if (this.hasDead) return (this.termsLeft.get(word) ?? []).map((term) => this.words[term] ?? 0);
    const terms: number[] = [];
    readForms(this.readerOf(word), word, terms);
    return terms.map((term) => this.words[term] ?? 0);
  }

  /** How the word at hand is written as a term, with new numbers; null in place of a way that is gone. */
  ways(): (Way | null)[] {
    const { word } = this;
    if ((this.segment.df[word] ?? 0) === 0) return [];
    const used = this.waysLeft.get(word);
    return this.allWays(word).map((way, i) => (used && used[i] !== 1 ? null : { ...way, form: this.words[way.form] ?? 0 }));
  }

  private readerOf(word: number): ByteReader {
    const { records, recordAt } = this.segment;
    return new ByteReader(records.read(recordAt[word] ?? 0, recordAt[word + 1] ?? 0));
  }

  private allWays(term: number): Way[] {
    const reader = this.readerOf(term);
    skipForms(reader);
    return readWays(reader, term);
  }

  private usedWays(term: number, ways: number): Uint8Array {
    const used = new Uint8Array(ways);
    const { cursor, numbers } = this;
    cursor.open(this.segment, term);
    const visitor = {
      article: (document: number) => (numbers[document] ?? -1) >= 0,
      place: (_place: number, way: number) => {
        used[way] = 1;
      },
    };
    while (cursor.next()) {
      cursor.decode();
      cursor.each(visitor);
    }
    return used;
  }

  private leave(form: number, term: number): void {
    if (this.left) this.left[form] = 1;
    const terms = this.termsLeft.get(form) ?? [];
    if (!terms.includes(term)) terms.push(term);
    this.termsLeft.set(form, terms);
  }
}

/** All words of the sources, sorted, each once; tells each source its new numbers. */
function* mergedWords(sources: readonly Source[]): Generator<void, string[]> {
  const words: string[] = [];
  for (const source of sources) source.rewind();
  for (;;) {
    let first: Source | null = null;
    for (const source of sources) {
      if (source.ended) continue;
      if (first === null || compareStrings(source.segment.words, source.word, first.segment.words, first.word) < 0)
        first = source;
    }
    if (first === null) return words;
    const number = words.length;
    const text = first.segment.words;
    const word = first.word;
    words.push(stringAt(text, word));
    for (const source of sources) {
      if (source.ended || (source !== first && compareStrings(source.segment.words, source.word, text, word) !== 0)) continue;
      source.words[source.word] = number;
      source.step();
    }
    if (number % 2048 === 2047) yield;
  }
}

/** Writes the record of a word out of those that hold it, and says how many postings it has. */
function writeRecord(out: ByteWriter, lists: ListWriter, word: number, holders: readonly Source[]): number {
  const terms = new Set(holders.flatMap((source) => source.terms()));
  writeForms(out, word, [...terms]);
  const ways: Way[] = [];
  const renumbered = holders.map((source) => source.ways().map((way) => (way === null ? 0 : placeOf(ways, way))));
  let df = 0;
  if (ways.length > 0) {
    writeWays(out, word, ways);
    lists.term(ways.length);
    const open = holders.filter(({ segment, word: old, cursor }) => {
      if ((segment.df[old] ?? 0) === 0) return false;
      cursor.open(segment, old);
      return cursor.next();
    });
    const waysOf = new Map(holders.map((source, i) => [source, renumbered[i] ?? []]));
    const copier = new Copier(lists);
    const ended = new Set<Source>();
    for (let field = 0; field < FIELDS.length; field++) {
      lists.begin();
      for (const source of open) {
        const { cursor } = source;
        if (ended.has(source) || cursor.field !== field) continue;
        cursor.decode();
        copier.from(source.numbers, waysOf.get(source) ?? []);
        cursor.each(copier);
        if (!cursor.next()) ended.add(source);
      }
      df += lists.end(field);
    }
  }
  for (const source of holders) source.step();
  return df;
}

/** The number of a way among those of a term, added when it is new. */
function placeOf(ways: Way[], { form, writing, own, extra }: Way): number {
  const known = ways.findIndex((way) => way.form === form && way.writing === writing && way.own === own && way.extra === extra);
  return known >= 0 ? known : ways.push({ form, writing, own, extra }) - 1;
}

/** Copies lists under new numbers. */
class Copier {
  private readonly lists: ListWriter;
  private numbers: Int32Array = new Int32Array(0);
  private ways: readonly number[] = [];

  constructor(lists: ListWriter) {
    this.lists = lists;
  }

  from(numbers: Int32Array, ways: readonly number[]): void {
    this.numbers = numbers;
    this.ways = ways;
  }

  article(document: number, frequency: number): boolean {
    const number = this.numbers[document] ?? -1;
    if (number < 0) return false;
    this.lists.article(number, frequency);
    return true;
  }

  place(place: number, way: number): void {
    this.lists.place(place, this.ways[way] ?? 0);
  }
}

function mergedLengths(sources: readonly Source[], field: number, articles: number): Uint32Array {
  if (sources.every(({ segment }) => segment.lengths[field]?.length === 0)) return new Uint32Array(0);
  const merged = new Numbers();
  merged.reserve(articles);
  for (const { segment, numbers } of sources)
    for (let document = 0; document < numbers.length; document++)
      if ((numbers[document] ?? -1) >= 0) merged.push(segment.lengths[field]?.[document] ?? 0);
  return merged.trimmed();
}
