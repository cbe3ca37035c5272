import { ByteReader, type ByteWriter, Numbers } from './bytes.ts';
import { skipForms, skipWays } from './record.ts';
import type { Segment } from './segment.ts';

/*
 * LISTS, of a term, one for each field that has it, to the end of its record:
 *   count << 3 | field · bytes of its positions · [bytes of what follows, from 16 articles on] · articles: step << 1 | frequency is 1, [frequency]
 *   · [from 128 articles on: bytes of the positions of every 64 articles, but the last]
 * POSITIONS, one list after the other, of each article in turn: step, when the term is written in one way; else step << 1 | way is not 0, [way].
 */
const SIZED_FROM = 16;
const SKIPS_FROM = 128;
const BLOCK = 64;

/** Reads the lists of one term after the other. Made once and used again: a prefix has thousands. */
export class ListCursor {
  /** Of the list `next` went to. */
  field = 0;
  count = 0;
  /** In how many ways the term is written. */
  ways = 1;
  /** Filled by `decode`. */
  documents = new Uint32Array(1024);
  frequencies = new Uint32Array(1024);
  private reader = new ByteReader(new Uint8Array(0));
  private segment: Segment | null = null;
  private positionsAt = 0;
  private positionsEnd = 0;
  private skipsAt = 0;
  private listEnd = 0;
  private decoded = true;

  /** Goes before the first list of a term. */
  open(segment: Segment, term: number): void {
    const reader = new ByteReader(segment.records.read(segment.recordAt[term] ?? 0, segment.recordAt[term + 1] ?? 0));
    this.reader = reader;
    this.segment = segment;
    this.decoded = true;
    skipForms(reader);
    this.ways = skipWays(reader);
    this.positionsEnd = reader.number();
  }

  /** Goes to the next list; false after the last. */
  next(): boolean {
    const { reader } = this;
    if (!this.decoded) this.pass();
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

  /** Reads the articles of the list, and how often each has the term. */
  decode(): void {
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
    if (count < SIZED_FROM) return;
    this.skipsAt = at;
    reader.at = this.listEnd;
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

  /** Where the term stands in the articles marked 1, after `decode`. `wanted`: which ways of writing it count; null means all. Places before `from` are left out. */
  places(marked: Uint8Array, wanted: Uint8Array | null, from: number, into: Keys): void {
    const { segment, count } = this;
    if (!segment) return;
    if (count < SKIPS_FROM) {
      this.walk(segment.positions.read(this.positionsAt, this.positionsEnd), 0, count, { marked, wanted, from, into });
      return;
    }
    const ends = this.blockEnds();
    let block = 0;
    while (block < ends.length) {
      if (!this.anyIn(block, marked)) {
        block++;
        continue;
      }
      const first = block;
      while (block < ends.length && this.anyIn(block, marked)) block++;
      const start = first === 0 ? this.positionsAt : (ends[first - 1] ?? 0);
      const bytes = segment.positions.read(start, ends[block - 1] ?? 0);
      this.walk(bytes, first * BLOCK, Math.min(count, block * BLOCK), { marked, wanted, from, into });
    }
  }

  /** Hands over every article of the list with its places, as they stand, after `decode`. */
  each(visitor: PlaceVisitor): void {
    const { segment, documents, frequencies, count } = this;
    if (!segment) return;
    const flagged = this.ways > 1;
    const reader = new ByteReader(segment.positions.read(this.positionsAt, this.positionsEnd));
    for (let i = 0; i < count; i++) {
      const frequency = frequencies[i] ?? 0;
      if (!visitor.article(documents[i] ?? 0, frequency)) {
        if (flagged) for (let t = 0; t < frequency; t++) reader.passFlagged();
        else reader.pass(frequency);
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

  private blockEnds(): number[] {
    const { reader, skipsAt } = this;
    const after = reader.at;
    reader.at = skipsAt;
    const ends: number[] = [];
    let end = this.positionsAt;
    for (let block = BLOCK; block < this.count; block += BLOCK) {
      end += reader.number();
      ends.push(end);
    }
    ends.push(this.positionsEnd);
    reader.at = after;
    return ends;
  }

  private anyIn(block: number, marked: Uint8Array): boolean {
    const end = Math.min(this.count, (block + 1) * BLOCK);
    for (let i = block * BLOCK; i < end; i++) if (marked[this.documents[i] ?? 0] === 1) return true;
    return false;
  }

  private walk(
    bytes: Uint8Array,
    first: number,
    end: number,
    { marked, wanted, from, into }: { marked: Uint8Array; wanted: Uint8Array | null; from: number; into: Keys },
  ): void {
    const { documents, frequencies } = this;
    const flagged = this.ways > 1;
    const reader = new ByteReader(bytes);
    for (let i = first; i < end; i++) {
      const document = documents[i] ?? 0;
      const frequency = frequencies[i] ?? 0;
      if (marked[document] !== 1) {
        if (flagged) for (let t = 0; t < frequency; t++) reader.passFlagged();
        else reader.pass(frequency);
        continue;
      }
      let place = 0;
      for (let t = 0; t < frequency; t++) {
        const code = reader.number();
        let way = 0;
        if (flagged) {
          place += code >>> 1;
          if ((code & 1) === 1) way = reader.number();
        } else place += code;
        if ((wanted === null || wanted[way] === 1) && place >= from) into.push(document * ARTICLE + place - from);
      }
    }
  }

  private pass(): void {
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

/** Places in articles as one ascending number each: article * 2^26 + place. No field of an article has more tokens than that. */
export class Keys {
  values = new Float64Array(1024);
  length = 0;

  push(key: number): void {
    if (this.length === this.values.length) {
      const grown = new Float64Array(this.values.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = key;
  }

  view(): Float64Array {
    return this.values.subarray(0, this.length);
  }
}

/** What one step from article to article is in a key. */
export const ARTICLE = 2 ** 26;

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
