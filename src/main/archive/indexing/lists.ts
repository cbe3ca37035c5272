import { ByteReader, type ByteWriter, Numbers } from './bytes.ts';
import { skipForms, skipWays } from './record.ts';
import { readInto, type Segment } from './segment.ts';

/*
 * LISTS, of a term, one for each field that has it, to the end of its record:
 *   count << 3 | field · bytes of its positions · [bytes of what follows, from 16 articles on] · articles: step << 1 | frequency is 1, [frequency]
 *   · [from 128 articles on: bytes of the positions of every 16 articles, but the last]
 * POSITIONS, one list after the other, of each article in turn: step, when the term is written in one way; else step << 1 | way is not 0, [way].
 */
const SIZED_FROM = 16;
const SKIPS_FROM = 128;
const BLOCK = 16;

/** Reads the lists of one term after the other. Made once and used again: a prefix has thousands. */
export class ListCursor {
  /** Of the list `next` went to. */
  field = 0;
  count = 0;
  /** In how many ways the term is written. */
  ways = 1;
  /** Filled by `decode`. */
  documents: Uint32Array = new Uint32Array(64);
  frequencies: Uint32Array = new Uint32Array(64);
  private readonly reader = new ByteReader(new Uint8Array(0));
  private readonly placeReader = new ByteReader(new Uint8Array(0));
  private segment: Segment | null = null;
  private positionsAt = 0;
  private positionsEnd = 0;
  /** Where `placesOf` is: the next article, places of the block to be passed over first, the block, and where the places of each block end. */
  private seekAt = 0;
  private pending = 0;
  private loaded = -1;
  private readonly ends: number[] = [];
  /** Bytes of places: `bytes[bytesStart]` is the one at `bytesFrom` of all places of the segment. */
  private bytes: Uint8Array = new Uint8Array(0);
  private bytesStart = 0;
  private bytesFrom = 0;
  private bytesEnd = 0;
  private at = 0;
  private listEnd = 0;
  private decoded = true;

  /** Goes before the first list of a term. */
  open(segment: Segment, term: number): void {
    const { reader } = this;
    readInto(reader, segment.records, segment.recordAt[term] ?? 0, segment.recordAt[term + 1] ?? 0);
    skipForms(reader);
    this.begin(segment, skipWays(reader));
  }

  /** The same for who has read the head of the record with `head`. */
  begin(segment: Segment, ways: number): void {
    this.segment = segment;
    this.decoded = true;
    this.ways = ways;
    this.positionsEnd = this.reader.number();
  }

  /** What reads the record: its head is read with it before `begin`. */
  get head(): ByteReader {
    return this.reader;
  }

  /** Goes to the next list; false after the last. */
  next(): boolean {
    const { reader } = this;
    if (!this.decoded) this.passList();
    if (!reader.more) return false;
    const head = reader.number();
    this.field = head & 7;
    this.count = head >>> 3;
    this.positionsAt = this.positionsEnd;
    this.positionsEnd += reader.number();
    if (this.count >= SIZED_FROM) this.listEnd = reader.number() + reader.at;
    this.decoded = false;
    return true;
  }

  /** Reads the articles of the list, and how often each has the term; with places, makes ready for `placesOf`. */
  decode(withPlaces = false): void {
    const { count, reader } = this;
    if (this.documents.length < count) {
      this.documents = new Uint32Array(count * 2);
      this.frequencies = new Uint32Array(count * 2);
    }
    const { documents, frequencies } = this;
    const { bytes } = reader;
    let { at } = reader;
    let document = 0;
    for (let i = 0; i < count; i++) {
      let code = bytes[at++] ?? 0;
      if (code >= 0x80) {
        let byte = bytes[at++] ?? 0;
        code = (code & 0x7f) | ((byte & 0x7f) << 7);
        for (let shift = 14; byte >= 0x80 && shift < 35; shift += 7) {
          byte = bytes[at++] ?? 0;
          code |= (byte & 0x7f) << shift;
        }
      }
      document += code >>> 1;
      documents[i] = document;
      if ((code & 1) === 1) frequencies[i] = 1;
      else {
        reader.at = at;
        frequencies[i] = reader.number();
        at = reader.at;
      }
    }
    reader.at = at;
    this.decoded = true;
    if (withPlaces) this.readEnds();
    if (count >= SIZED_FROM) reader.at = this.listEnd;
  }

  /** Takes articles that are gone out of what was decoded. */
  keepLive(dead: Uint8Array): void {
    const { documents, frequencies, count } = this;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const document = documents[i] ?? 0;
      if (dead[document] === 1) continue;
      documents[kept] = document;
      frequencies[kept] = frequencies[i] ?? 0;
      kept++;
    }
    this.count = kept;
  }

  /**
   * Where the term stands in some articles, ascending, of those a list of them from `from` to `to`: appended to `into`, with where each article's places end
   * in `ends`. `wanted`: which ways of writing it count; null means all. After `decode(true)`; from one call to the next articles ascend.
   */
  placesOf(asked: Uint32Array, from: number, to: number, wanted: Uint8Array | null, into: Numbers, ends: Uint32Array): void {
    const { documents, frequencies, count } = this;
    const flagged = this.ways > 1;
    const skips = count >= SKIPS_FROM;
    let { seekAt, pending } = this;
    let size = into.length;
    for (let a = from; a < to; a++) {
      const document = asked[a] ?? 0;
      while (seekAt < count && (documents[seekAt] ?? 0) < document) {
        if (skips && seekAt % BLOCK === 0) {
          pending = 0;
          // A block that is passed over whole is not read.
          if (seekAt + BLOCK <= count && (documents[seekAt + BLOCK - 1] ?? 0) < document) {
            seekAt += BLOCK;
            continue;
          }
        }
        pending += frequencies[seekAt++] ?? 0;
      }
      if (seekAt < count && documents[seekAt] === document) {
        const block = skips ? Math.floor(seekAt / BLOCK) : 0;
        if (skips && seekAt % BLOCK === 0) pending = 0;
        if (block !== this.loaded) this.loadBlock(block);
        const { bytes } = this;
        let { at } = this;
        for (; pending > 0; pending--) {
          const isOdd = flagged && ((bytes[at] ?? 0) & 1) === 1;
          while ((bytes[at++] ?? 0) >= 0x80);
          if (isOdd) while ((bytes[at++] ?? 0) >= 0x80);
        }
        const frequency = frequencies[seekAt++] ?? 0;
        into.reserve(size + frequency);
        const { values } = into;
        let place = 0;
        for (let t = 0; t < frequency; t++) {
          let byte = bytes[at++] ?? 0;
          let code = byte & 0x7f;
          for (let shift = 7; byte >= 0x80 && shift < 35; shift += 7) {
            byte = bytes[at++] ?? 0;
            code |= (byte & 0x7f) << shift;
          }
          let way = 0;
          if (flagged) {
            place += code >>> 1;
            if ((code & 1) === 1) {
              byte = bytes[at++] ?? 0;
              way = byte & 0x7f;
              for (let shift = 7; byte >= 0x80 && shift < 35; shift += 7) {
                byte = bytes[at++] ?? 0;
                way |= (byte & 0x7f) << shift;
              }
            }
          } else place += code;
          if (wanted === null || wanted[way] === 1) values[size++] = place;
        }
        this.at = at;
      }
      ends[a - from] = size;
    }
    this.seekAt = seekAt;
    this.pending = pending;
    into.length = size;
  }

  /** Hands over every article of the list with its places, as they stand, after `decode`. */
  each(visitor: PlaceVisitor): void {
    const { segment, documents, frequencies, count, placeReader: reader } = this;
    if (!segment) return;
    const flagged = this.ways > 1;
    readInto(reader, segment.positions, this.positionsAt, this.positionsEnd);
    for (let i = 0; i < count; i++) {
      const frequency = frequencies[i] ?? 0;
      if (!visitor.article(documents[i] ?? 0, frequency)) {
        reader.pass(frequency, flagged);
        continue;
      }
      let place = 0;
      for (let t = 0; t < frequency; t++) {
        const code = reader.number();
        place += flagged ? code >>> 1 : code;
        visitor.place(place, flagged && (code & 1) === 1 ? reader.number() : 0);
      }
    }
  }

  /** Makes ready to read the places of a block from its beginning. */
  private loadBlock(block: number): void {
    const { ends, segment } = this;
    if (!segment) return;
    this.loaded = block;
    const from = block === 0 ? this.positionsAt : (ends[block - 1] ?? 0);
    const end = ends[block] ?? 0;
    if (from < this.bytesFrom || end > this.bytesEnd) {
      const source = segment.positions;
      const bytes = source.read(from, end);
      this.bytes = bytes;
      this.bytesStart = source.at;
      this.bytesFrom = from;
      this.bytesEnd = from + bytes.length - source.at;
      if (source.isPassing) {
        // Other words of a phrase read from the same source before this block is used up.
        this.bytes = bytes.slice(source.at, source.at + end - from);
        this.bytesStart = 0;
        this.bytesEnd = end;
      }
    }
    this.at = this.bytesStart + from - this.bytesFrom;
  }

  private readEnds(): void {
    const { ends, reader } = this;
    this.seekAt = 0;
    this.pending = 0;
    this.loaded = -1;
    this.bytesEnd = 0;
    ends.length = 0;
    let end = this.positionsAt;
    if (this.count >= SKIPS_FROM)
      for (let block = BLOCK; block < this.count; block += BLOCK) {
        end += reader.number();
        ends.push(end);
      }
    ends.push(this.positionsEnd);
  }

  private passList(): void {
    const { reader, count } = this;
    this.decoded = true;
    if (count >= SIZED_FROM) {
      reader.at = this.listEnd;
      return;
    }
    for (let i = 0; i < count; i++) if ((reader.number() & 1) === 0) reader.number();
  }
}

/** Takes the articles of a list, and the places of those it says yes to. */
export interface PlaceVisitor {
  article(document: number, frequency: number): boolean;
  place(place: number, way: number): void;
}

/** Writes a term's lists: for each field `begin`, then the articles ascending, each followed by its places, then `end`. */
export class ListWriter {
  private readonly out: ByteWriter;
  private readonly positions: ByteWriter;
  private readonly articles: ByteWriter;
  private readonly blocks = new Numbers();
  private count = 0;
  private last = 0;
  private lastPlace = 0;
  private positionsFrom = 0;
  private blockFrom = 0;
  private flagged = false;

  /** Records go to `out`, places to `positions`; `articles` is room to work in. */
  constructor(out: ByteWriter, positions: ByteWriter, articles: ByteWriter) {
    this.out = out;
    this.positions = positions;
    this.articles = articles;
  }

  /** Begins the lists of a term that is written in so many ways. */
  term(ways: number): void {
    this.flagged = ways > 1;
    this.out.number(this.positions.length);
  }

  begin(): void {
    this.articles.clear();
    this.blocks.length = 0;
    this.count = 0;
    this.last = 0;
    this.positionsFrom = this.positions.length;
    this.blockFrom = this.positionsFrom;
  }

  article(document: number, frequency: number): void {
    if (this.count > 0 && this.count % BLOCK === 0) {
      this.blocks.push(this.positions.length - this.blockFrom);
      this.blockFrom = this.positions.length;
    }
    this.articles.number(((document - this.last) << 1) | (frequency === 1 ? 1 : 0));
    if (frequency !== 1) this.articles.number(frequency);
    this.last = document;
    this.lastPlace = 0;
    this.count++;
  }

  place(place: number, way: number): void {
    const step = place - this.lastPlace;
    this.lastPlace = place;
    if (!this.flagged) this.positions.number(step);
    else {
      this.positions.number((step << 1) | (way > 0 ? 1 : 0));
      if (way > 0) this.positions.number(way);
    }
  }

  /** Ends the list of a field, and says how many articles it has. */
  end(field: number): number {
    const { out, count, articles } = this;
    if (count === 0) return 0;
    if (count >= SKIPS_FROM) for (let i = 0; i < this.blocks.length; i++) articles.number(this.blocks.values[i] ?? 0);
    out.number((count << 3) | field);
    out.number(this.positions.length - this.positionsFrom);
    if (count >= SIZED_FROM) out.number(articles.length);
    out.append(articles.view());
    return count;
  }
}
