import { ByteWriter, Numbers } from './bytes.ts';
import { countOf, type Strings, StringsWriter } from './dictionary.ts';
import { FIELDS } from './fields.ts';
import { ListWriter } from './list-writer.ts';
import { type MergeInput, MergeSource, WORK_BETWEEN_RESTS } from './merge-source.ts';
import { type Way, WRITING, writeForms, writeWays } from './record.ts';
import { inMemory, type Lengths, lengthsOf, type Segment } from './segment.ts';

/**
 * One segment with the articles of several that are still there, in their order. Nothing is analysed again, and nothing of an article gone stays: no posting,
 * no word. Rests between small pieces of work, so that searches come between.
 */
export function* merging(inputs: readonly MergeInput[]): Generator<void, Segment> {
  const sources: MergeSource[] = [];
  let articles = 0;
  for (const input of inputs) {
    const numbers = new Int32Array(countOf(input.segment.ids)).fill(-1);
    for (let document = 0; document < numbers.length; document++) if (!input.dead.has(document)) numbers[document] = articles++;
    const source = new MergeSource(input, numbers);
    yield* source.prune();
    sources.push(source);
  }
  const words = yield* mergedWords(sources);
  yield;
  const records = yield* mergedRecords(sources, countOf(words));
  const ids = yield* kept(sources, (segment) => segment.ids);
  const versions = yield* kept(sources, (segment) => segment.versions);
  const langs = [...new Set(sources.flatMap(({ segment }) => segment.langs))];
  const lengths: Lengths[] = [];
  for (let field = 0; field < FIELDS.length; field++) {
    lengths.push(mergedLengths(sources, field, articles));
    yield;
  }
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
    if (!first) {
      yield;
      return words.strings();
    }
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
  // So much memory at once makes the collector look, which takes as long as a piece of work.
  yield;
  const positions = new ByteWriter(room(({ positions }) => positions.length));
  yield;
  const writer = new RecordWriter(out, positions);
  const df = new Uint32Array(words);
  const recordAt = new Uint32Array(words + 1);
  const holders: MergeSource[] = [];
  for (const source of sources) source.rewind();
  let work = 0;
  for (let word = 0; word < words; word++) {
    holders.length = 0;
    for (const source of sources) if (!source.ended && source.words[source.word] === word) holders.push(source);
    if (writer.begin(word, holders)) df[word] = yield* writer.copyLists();
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

  /** Begins a word; false when it is no term. */
  begin(word: number, holders: readonly MergeSource[]): boolean {
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
    if (open.length === 0) return false;
    if (isPlain) {
      this.out.number(0);
      for (const source of open) source.newWays = ONE_WAY;
      this.lists.term(1);
    } else this.writeWays(word, open);
    return true;
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

  /** Copies the lists of the term begun; says how many postings it has. */
  *copyLists(): Generator<void, number> {
    const { open, lists } = this;
    let df = 0;
    for (let i = 0; i < open.length; i++) if (open[i]?.cursor.next() === false) open.splice(i--, 1);
    while (open.length > 0) {
      let field = FIELDS.length;
      for (const { cursor } of open) field = Math.min(field, cursor.field);
      lists.begin(field);
      for (let i = 0; i < open.length; i++) {
        const source = open[i];
        if (source?.cursor.field !== field) continue;
        this.numbers = source.numbers;
        this.ways = source.newWays;
        source.handover.begin(source.cursor, this);
        while (source.handover.step()) yield;
        if (!source.cursor.next()) open.splice(i--, 1);
      }
      df += lists.end();
    }
    return df;
  }
}

const ONE_WAY = [0];

function* kept(sources: readonly MergeSource[], of: (segment: Segment) => Strings): Generator<void, Strings> {
  const strings = new StringsWriter();
  for (const { segment, numbers } of sources)
    for (let document = 0; document < numbers.length; document++) {
      if ((numbers[document] ?? -1) < 0) continue;
      strings.copy(of(segment), document);
      if (strings.count % STRINGS_BETWEEN_RESTS === 0) yield;
    }
  yield;
  const all = strings.strings();
  yield;
  return all;
}

const STRINGS_BETWEEN_RESTS = 16_384;

function mergedLengths(sources: readonly MergeSource[], field: number, articles: number): Lengths {
  if (sources.every(({ segment }) => segment.lengths[field]?.length === 0)) return new Uint16Array(0);
  const merged = new Numbers();
  merged.reserve(articles);
  for (const { segment, numbers } of sources)
    for (let document = 0; document < numbers.length; document++)
      if ((numbers[document] ?? -1) >= 0) merged.push(segment.lengths[field]?.[document] ?? 0);
  return lengthsOf(merged.trimmed());
}
