import { ByteReader } from './bytes.ts';
import { skipForms, skipWays } from './record.ts';
import { readInto, type Segment } from './segment.ts';

/*
 * LISTS, of a term, one for each field that has it, to the end of its record:
 *   count << 3 | field · bytes of its positions · [bytes of what follows, from 16 articles on] · articles: step << 1 | frequency is 1, [frequency]
 *   · [from 128 articles on: bytes of the positions of every 16 articles, but the last]
 * POSITIONS, one list after the other, of each article in turn: step << bits | way, with as many bits as the ways a term is written in need: none for one.
 */
/** From so many articles on a list says how long it is. */
export const SIZED_FROM = 16;
/** From so many articles on it says where the positions of each block of articles end. */
export const SKIPS_FROM = 128;
export const BLOCK = 16;

/** How many bits of a place say in which way the term is written there. */
export const wayBits = (ways: number): number => 32 - Math.clz32(ways - 1);

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
  segment: Segment | null = null;
  /** Where its positions begin and end. */
  positionsAt = 0;
  positionsEnd = 0;
  private tableAt = 0;
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

  /**
   * Reads the articles of the list, and how often each has the term. With `marks`, those whose mark is `level` or more alone: what is written down is few, and
   * `readEnds` may not be asked after it.
   */
  decode(marks: Uint8Array | null = null, level = 0): void {
    const { count, reader } = this;
    if (this.documents.length < count) {
      this.documents = new Uint32Array(count * 2);
      this.frequencies = new Uint32Array(count * 2);
    }
    const { documents, frequencies } = this;
    const { bytes } = reader;
    let { at } = reader;
    let document = 0;
    let kept = 0;
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
      let frequency = 1;
      if ((code & 1) === 0) {
        reader.at = at;
        frequency = reader.number();
        at = reader.at;
      }
      if (marks !== null && (marks[document] ?? 0) < level) continue;
      documents[kept] = document;
      frequencies[kept] = frequency;
      kept++;
    }
    reader.at = count >= SIZED_FROM ? this.listEnd : at;
    this.decoded = true;
    this.tableAt = at;
    this.count = kept;
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

  /** Hands over every article of the list with its places, as they stand, after `decode`. */
  each(visitor: PlaceVisitor): void {
    const { segment, documents, frequencies, count, placeReader: reader } = this;
    if (!segment) return;
    const bits = wayBits(this.ways);
    const mask = (1 << bits) - 1;
    readInto(reader, segment.positions, this.positionsAt, this.positionsEnd);
    for (let i = 0; i < count; i++) {
      const frequency = frequencies[i] ?? 0;
      if (!visitor.article(documents[i] ?? 0, frequency)) {
        reader.pass(frequency);
        continue;
      }
      let place = 0;
      for (let t = 0; t < frequency; t++) {
        const code = reader.number();
        place += code >>> bits;
        visitor.place(place, code & mask);
      }
    }
  }

  /** Where the positions of each block of articles end; to be asked right after `decode`. */
  readEnds(into: number[]): void {
    const { reader } = this;
    const after = reader.at;
    reader.at = this.tableAt;
    into.length = 0;
    let end = this.positionsAt;
    if (this.count >= SKIPS_FROM)
      for (let block = BLOCK; block < this.count; block += BLOCK) {
        end += reader.number();
        into.push(end);
      }
    into.push(this.positionsEnd);
    reader.at = after;
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
