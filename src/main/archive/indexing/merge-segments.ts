import { ByteWriter, Numbers } from './bytes.ts';
import { countOf, type Strings, StringsWriter } from './dictionary.ts';
import { FIELDS } from './fields.ts';
import { eachPlace } from './list-places.ts';
import { ListWriter } from './list-writer.ts';
import { type MergeInput, MergeSource, WORK_BETWEEN_RESTS } from './merge-source.ts';
import { type Way, WRITING, writeForms, writeWays } from './record.ts';
import { inMemory, type Segment } from './segment.ts';

/**
 * One segment with the articles of several that are still there, in their order. Nothing is analysed again, and nothing of an article gone stays: no posting,
 * no word. Rests between small pieces of work, so that searches come between.
 */
export function* merging(inputs: readonly MergeInput[]): Generator<void, Segment> {
  const sources: MergeSource[] = [];
  let articles = 0;
  for (const input of inputs) {
    const numbers = new Int32Array(input.dead.length).fill(-1);
    for (let document = 0; document < numbers.length; document++) if (input.dead[document] !== 1) numbers[document] = articles++;
    const source = new MergeSource(input, numbers);
    yield* source.prune();
    sources.push(source);
  }
  const words = yield* mergedWords(sources);
  yield;
  const records = yield* mergedRecords(sources, countOf(words));
  const ids = kept(sources, (segment) => segment.ids);
  yield;
  const versions = kept(sources, (segment) => segment.versions);
  yield;
  const langs = [...new Set(sources.flatMap(({ segment }) => segment.langs))];
  const lengths = FIELDS.map((_, field) => mergedLengths(sources, field, articles));
  return { ids, versions, langs, words, ...records, lengths };
}

/** All words of the sources, sorted, each once; tells each source its new numbers. */
function* mergedWords(sources: readonly MergeSource[]): Generator<void, Strings> {
  const words = new StringsWriter();
  for (const source of sources) source.rewind();
  const holders: MergeSource[] = [];
  for (;;) {
    firstOf(sources, holders);
    const [first] = holders;
    if (!first) return words.strings();
    const number = words.count;
    words.copy(first.segment.words, first.word);
    for (const source of holders) {
      source.words[source.word] = number;
      source.step();
    }
    if (number % 2048 === 2047) yield;
  }
}

/** The sources whose word at hand is the first of all. */
function firstOf(sources: readonly MergeSource[], holders: MergeSource[]): void {
  holders.length = 0;
  for (const source of sources) {
    if (source.ended) continue;
    const [first] = holders;
    const order = first ? source.comparedTo(first) : -1;
    if (order < 0) holders.length = 0;
    if (order <= 0) holders.push(source);
  }
}

function* mergedRecords(
  sources: readonly MergeSource[],
  words: number,
): Generator<void, Pick<Segment, 'df' | 'recordAt' | 'records' | 'positions'>> {
  const room = (sizeOf: (segment: Segment) => number) =>
    Math.ceil(sources.reduce((sum, { segment }) => sum + sizeOf(segment), 1024) * 1.1);
  const out = new ByteWriter(room(({ records }) => records.length));
  const positions = new ByteWriter(room(({ positions }) => positions.length));
  const writer = new RecordWriter(out, positions);
  const df = new Uint32Array(words);
  const recordAt = new Uint32Array(words + 1);
  const holders: MergeSource[] = [];
  for (const source of sources) source.rewind();
  let work = 0;
  for (let word = 0; word < words; word++) {
    holders.length = 0;
    for (const source of sources) if (!source.ended && source.words[source.word] === word) holders.push(source);
    df[word] = writer.write(word, holders);
    recordAt[word + 1] = out.length;
    for (const source of holders) source.step();
    work += 8 + (df[word] ?? 0) * 2;
    if (work < WORK_BETWEEN_RESTS) continue;
    work = 0;
    yield;
  }
  return { df, recordAt, records: inMemory(out.view()), positions: inMemory(positions.view()) };
}

/** Writes the record of a word out of those of the sources that hold it. */
class RecordWriter {
  private readonly out: ByteWriter;
  private readonly lists: ListWriter;
  private readonly terms: number[] = [];
  private readonly open: MergeSource[] = [];
  /** The source whose list is being copied. */
  private numbers: Int32Array = new Int32Array(0);
  private ways: readonly number[] = [];

  constructor(out: ByteWriter, positions: ByteWriter) {
    this.out = out;
    this.lists = new ListWriter(out, positions, { blocks: new ByteWriter(1 << 14), articles: new ByteWriter() });
  }

  /** Says how many postings the word has as a term. */
  write(word: number, holders: readonly MergeSource[]): number {
    const { terms, open } = this;
    terms.length = 0;
    open.length = 0;
    let isPlain = true;
    for (const source of holders) {
      source.read();
      for (const term of source.terms) if (!terms.includes(term)) terms.push(term);
      if (!source.isTerm) continue;
      if (source.ways !== null) isPlain = false;
      open.push(source);
    }
    writeForms(this.out, word, terms);
    if (open.length === 0) return 0;
    if (isPlain) {
      this.out.number(0);
      for (const source of open) source.newWays = ONE_WAY;
      this.lists.term(1);
    } else this.writeWays(word, open);
    return this.copyLists();
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

  private writeWays(word: number, open: readonly MergeSource[]): void {
    const ways: Way[] = [];
    const add = (way: Way): number => {
      const known = ways.findIndex(
        ({ form, writing, own, extra }) => form === way.form && writing === way.writing && own === way.own && extra === way.extra,
      );
      return known >= 0 ? known : ways.push(way) - 1;
    };
    for (const source of open)
      source.newWays =
        source.ways === null
          ? [add({ form: word, writing: WRITING.plain, own: '', extra: false })]
          : source.ways.map((way, i) => (source.hasWay(i) ? add({ ...way, form: source.formOf(way) }) : 0));
    writeWays(this.out, word, ways);
    this.lists.term(ways.length);
  }

  private copyLists(): number {
    const { open, lists } = this;
    let df = 0;
    for (let i = 0; i < open.length; i++) if (open[i]?.cursor.next() === false) open.splice(i--, 1);
    while (open.length > 0) {
      let field = FIELDS.length;
      for (const { cursor } of open) field = Math.min(field, cursor.field);
      lists.begin();
      for (let i = 0; i < open.length; i++) {
        const source = open[i];
        if (source?.cursor.field !== field) continue;
        source.cursor.decodeWithPlaces();
        this.numbers = source.numbers;
        this.ways = source.newWays;
        eachPlace(source.cursor, this);
        if (!source.cursor.next()) open.splice(i--, 1);
      }
      df += lists.end(field);
    }
    return df;
  }
}

const ONE_WAY = [0];

function kept(sources: readonly MergeSource[], of: (segment: Segment) => Strings): Strings {
  const strings = new StringsWriter();
  for (const { segment, numbers } of sources)
    for (let document = 0; document < numbers.length; document++)
      if ((numbers[document] ?? -1) >= 0) strings.copy(of(segment), document);
  return strings.strings();
}

function mergedLengths(sources: readonly MergeSource[], field: number, articles: number): Uint32Array {
  if (sources.every(({ segment }) => segment.lengths[field]?.length === 0)) return new Uint32Array(0);
  const merged = new Numbers();
  merged.reserve(articles);
  for (const { segment, numbers } of sources)
    for (let document = 0; document < numbers.length; document++)
      if ((numbers[document] ?? -1) >= 0) merged.push(segment.lengths[field]?.[document] ?? 0);
  return merged.trimmed();
}
