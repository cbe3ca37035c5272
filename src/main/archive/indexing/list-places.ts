import { ByteReader } from './bytes.ts';
import { type ListCursor, wayBits } from './lists.ts';
import { readInto, type Segment } from './segment.ts';

/** Takes the articles of a list, and the places of those it says yes to. */
export interface PlaceVisitor {
  article(document: number, frequency: number): boolean;
  place(place: number, way: number): void;
}

const whole = new ByteReader(new Uint8Array(0));

/** Hands over every article of a list that was decoded with its places, as they stand. */
export function eachPlace(cursor: ListCursor, visitor: PlaceVisitor): void {
  const { segment, documents, frequencies, placesAt, placeBits, count } = cursor;
  if (!segment) return;
  const bits = wayBits(cursor.ways);
  const mask = (1 << bits) - 1;
  readInto(whole, segment.positions, cursor.positionsAt, cursor.positionsEnd);
  const { bytes, at: start } = whole;
  for (let i = 0; i < count; i++) {
    const frequency = frequencies[i] ?? 0;
    if (!visitor.article(documents[i] ?? 0, frequency)) continue;
    const width = placeBits[i] ?? 0;
    let bit = placesAt[i] ?? 0;
    for (let t = 0; t < frequency; t++, bit += width) {
      const code = codeAt(bytes, start, bit, width);
      visitor.place(code >>> bits, code & mask);
    }
  }
}

/** Reads a place with its way that begins so many bits after the byte at `start`. */
function codeAt(bytes: Uint8Array, start: number, bit: number, width: number): number {
  const at = start + (bit >>> 3);
  const shift = bit & 7;
  let code =
    ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> shift;
  if (shift + width > 32) code |= (bytes[at + 4] ?? 0) << (32 - shift);
  return width < 32 ? code & ((1 << width) - 1) : code >>> 0;
}

/** The places of one list, of the articles that are asked for, in ascending order. */
export class ListPlaces {
  /** The articles of the list. */
  documents = new Uint32Array(0) as Uint32Array;
  count = 0;
  /** Of the article gone to: from `codes[from]` to before `codes[to]`, each a place << `bits` | the way the term is written there. */
  codes = new Uint32Array(4096);
  from = 0;
  to = 0;
  bits = 0;
  private frequencies = new Uint32Array(0) as Uint32Array;
  private placesAt = new Uint32Array(0) as Uint32Array;
  private placeBits = new Uint8Array(0) as Uint8Array;
  private segment: Segment | null = null;
  private positionsAt = 0;
  private positionsEnd = 0;
  private next = 0;
  /** The codes of these articles of the list are read, and where those of each begin. */
  private readFrom = 0;
  private readTo = 0;
  private readonly codesAt = new Uint32Array(TOGETHER + 1);
  /** Bytes of the list that are at hand, from `bytesFrom` to `bytesTo` after its beginning, and how many are read ahead. */
  private bytes = new Uint8Array(MOST_BYTES);
  private view = new DataView(this.bytes.buffer);
  private bytesFrom = 0;
  private bytesTo = 0;
  private ahead = 0;

  /** Begins with the list that a cursor has just decoded with its places. Its arrays are ours until it decodes again. */
  begin(cursor: ListCursor): void {
    this.documents = cursor.documents;
    this.frequencies = cursor.frequencies;
    this.placesAt = cursor.placesAt;
    this.placeBits = cursor.placeBits;
    this.count = cursor.count;
    this.segment = cursor.segment;
    this.bits = wayBits(cursor.ways);
    this.positionsAt = cursor.positionsAt;
    this.positionsEnd = cursor.positionsEnd;
    this.next = 0;
    this.readTo = 0;
    this.bytesFrom = 0;
    this.bytesTo = 0;
    this.ahead = 0;
  }

  /** Begins with nothing. */
  clear(): void {
    this.count = 0;
  }

  /** Goes to an article; one that has not the term has no codes. From one call to the next articles ascend. */
  goTo(document: number): void {
    const { documents, count, codesAt } = this;
    let { next } = this;
    while (next < count && (documents[next] ?? 0) < document) next++;
    this.next = next;
    this.from = 0;
    this.to = 0;
    if (next === count || documents[next] !== document) return;
    if (next >= this.readTo) this.read(next);
    this.from = codesAt[next - this.readFrom] ?? 0;
    this.to = codesAt[next - this.readFrom + 1] ?? 0;
  }

  /** Reads the codes of some articles at once, because they lie together and so are read in a few instructions each. */
  private read(first: number): void {
    const { placesAt, placeBits, frequencies, codesAt, segment } = this;
    if (!segment) return;
    const begin = (placesAt[first] ?? 0) >>> 3;
    const most = Math.min(this.count, first + TOGETHER);
    let end = first;
    let size = 0;
    let bytesEnd = begin;
    do {
      bytesEnd = ((placesAt[end] ?? 0) + (frequencies[end] ?? 0) * (placeBits[end] ?? 0) + 7) >>> 3;
      codesAt[end - first] = size;
      size += frequencies[end] ?? 0;
      end++;
    } while (end < most && ((placesAt[end] ?? 0) >>> 3) - begin < MOST_BYTES);
    codesAt[end - first] = size;
    if (this.codes.length < size) this.codes = new Uint32Array(size * 2);
    const { codes } = this;
    const start = this.bytesAt(begin, bytesEnd, segment) - begin;
    const { bytes, view } = this;
    let c = 0;
    for (let i = first; i < end; i++) {
      const width = placeBits[i] ?? 0;
      const mask = width < 32 ? (1 << width) - 1 : -1;
      let bit = placesAt[i] ?? 0;
      for (const codesEnd = codesAt[i - first + 1] ?? 0; c < codesEnd; c++, bit += width) {
        const at = start + (bit >>> 3);
        codes[c] = width <= 25 ? (view.getUint32(at, true) >>> (bit & 7)) & mask : codeAt(bytes, start, bit, width);
      }
    }
    this.readFrom = first;
    this.readTo = end;
  }

  /** Brings bytes of the list to hand, and says where they are in `bytes`. Who reads on reads more at once. */
  private bytesAt(from: number, to: number, segment: Segment): number {
    if (from >= this.bytesFrom && to <= this.bytesTo) return from - this.bytesFrom;
    this.ahead = from >= this.bytesFrom && from <= this.bytesTo + MOST_BYTES ? Math.min(MOST_AHEAD, this.ahead * 2) : 0;
    const end = Math.min(this.positionsEnd - this.positionsAt, Math.max(to, from + this.ahead));
    this.ahead = Math.max(this.ahead, MOST_BYTES);
    // A number is read with what lies behind it, four bytes in all.
    if (this.bytes.length < end - from + 4) {
      this.bytes = new Uint8Array(end - from + 4);
      this.view = new DataView(this.bytes.buffer);
    }
    segment.positions.copy(this.positionsAt + from, this.positionsAt + end, this.bytes);
    this.bytesFrom = from;
    this.bytesTo = end;
    return 0;
  }
}

/** So many articles, that lie within so many bytes, are read together. */
const TOGETHER = 128;
const MOST_BYTES = 2048;
/** Read at once where one stretch follows the other. */
const MOST_AHEAD = 64 * 1024;
