import { BLOCK } from './block-articles.ts';
import { LARGE } from './block-frequencies.ts';
import { ByteReader } from './bytes.ts';
import { hasPlaces, SPARE, wayBits } from './list-format.ts';
import type { ListCursor } from './lists.ts';
import { readInto } from './segment.ts';

/** Takes the articles of a list, and the places of those it says yes to. */
export interface PlaceVisitor {
  article(document: number, frequency: number): boolean;
  place(place: number, way: number): void;
}

/** The articles of the block at hand. */
const documents = new Uint32Array(BLOCK + SPARE);

/**
 * Hands over every article of a list, as they stand; of the standfirst, articles alone. In steps, between which the same segment may be read by others if the
 * cursor has loaded the record.
 */
export class PlaceHandover {
  private cursor: ListCursor | null = null;
  private visitor: PlaceVisitor | null = null;
  private isPlaced = false;
  private bits = 0;
  /** Bytes with the places of the list from `from` to `to` after its beginning, which is `at` in them. */
  private bytes: Uint8Array = new Uint8Array(0);
  private at = 0;
  private from = 0;
  private to = 0;
  private readonly whole = new ByteReader(new Uint8Array(0));
  private own = new Uint8Array(0);

  /** Begins with the list a cursor went to. */
  begin(cursor: ListCursor, visitor: PlaceVisitor): void {
    const { segment, positionsAt, positionsEnd } = cursor;
    this.cursor = cursor;
    this.visitor = visitor;
    this.isPlaced = hasPlaces(cursor.field);
    this.bits = wayBits(cursor.ways);
    this.from = 0;
    this.to = 0;
    cursor.beginBlocks(null);
    if (!segment || !this.isPlaced || positionsEnd - positionsAt > MOST_WHOLE) return;
    readInto(this.whole, segment.positions, positionsAt, positionsEnd);
    this.bytes = this.whole.bytes;
    this.at = this.whole.at;
    this.to = positionsEnd - positionsAt;
  }

  /** Hands over what takes some milliseconds; false when all was. */
  step(): boolean {
    const { cursor, visitor, isPlaced, bits } = this;
    if (!cursor || !visitor) return false;
    const { often } = cursor;
    const mask = (1 << bits) - 1;
    let work = 0;
    while (cursor.nextBlock()) {
      cursor.articles.all(documents, 0);
      const width = cursor.readPlaces();
      if (isPlaced) this.bring(cursor);
      const { bytes } = this;
      const start = this.at + cursor.placesFrom - this.from;
      let bit = 0;
      for (let i = 0; i < cursor.size; i++) {
        const own = often.frequencies[i] ?? 0;
        const frequency = own < LARGE ? own : often.largeOf(i);
        const end = bit + frequency * width;
        if (visitor.article(documents[i] ?? 0, frequency) && isPlaced)
          for (; bit < end; bit += width) {
            const code = codeAt(bytes, start, bit, width);
            visitor.place(code >>> bits, code & mask);
          }
        bit = end;
      }
      work += cursor.size + cursor.places;
      // A short list is read whole, and handed over at once.
      if (work > WORK_BETWEEN_RESTS && this.bytes === this.own) return true;
    }
    return false;
  }

  /** Brings the places of the block at hand, and some after them, into memory of its own. */
  private bring({ segment, placesFrom, placesLength, positionsAt, positionsEnd }: ListCursor): void {
    if (!segment || (placesFrom >= this.from && placesFrom + placesLength <= this.to)) return;
    const to = Math.min(positionsEnd - positionsAt, placesFrom + Math.max(placesLength, AHEAD));
    if (this.own.length < to - placesFrom) this.own = new Uint8Array(to - placesFrom);
    segment.positions.copy(positionsAt + placesFrom, positionsAt + to, this.own);
    this.bytes = this.own;
    this.at = 0;
    this.from = placesFrom;
    this.to = to;
  }
}

/** Places of a list that are read at once; those of a longer one take so many bytes of memory. */
const MOST_WHOLE = 32 * 1024;
const AHEAD = 64 * 1024;
/** Articles and places between two rests: some three milliseconds of copying. */
const WORK_BETWEEN_RESTS = 25_000;

/** Reads a place with its way that begins so many bits after the byte at `start`. */
function codeAt(bytes: Uint8Array, start: number, bit: number, width: number): number {
  const at = start + (bit >>> 3);
  const shift = bit & 7;
  let code =
    ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> shift;
  if (shift + width > 32) code |= (bytes[at + 4] ?? 0) << (32 - shift);
  return width < 32 ? code & ((1 << width) - 1) : code >>> 0;
}
