import type { Numbers } from './bytes.ts';
import { BLOCK, type ListCursor, SKIPS_FROM, wayBits } from './lists.ts';
import type { Segment } from './segment.ts';

/** The places of one list, read article by article in ascending order: what lies between is passed over, whole blocks of it unread. */
export class ListPlaces {
  /** The articles of the list, and how often each has the term. */
  documents = new Uint32Array(0) as Uint32Array;
  frequencies = new Uint32Array(0) as Uint32Array;
  count = 0;
  private segment: Segment | null = null;
  private bits = 0;
  private positionsAt = 0;
  /** Where the places of each block end. */
  private readonly ends: number[] = [];
  /** The next article, places of its block to be passed over first, and the block that is read. */
  private next = 0;
  private pending = 0;
  private block = -1;
  /** `bytes[bytesStart]` is the byte at `bytesFrom` of all positions of the segment; `at` is where reading goes on. */
  private bytes: Uint8Array = new Uint8Array(0);
  private bytesStart = 0;
  private bytesFrom = 0;
  private bytesEnd = 0;
  private at = 0;

  /** Begins with the list that a cursor has just decoded. Its arrays are ours until it is given others or decodes again. */
  begin(cursor: ListCursor): void {
    cursor.readEnds(this.ends);
    this.documents = cursor.documents;
    this.frequencies = cursor.frequencies;
    this.count = cursor.count;
    this.segment = cursor.segment;
    this.bits = wayBits(cursor.ways);
    this.positionsAt = cursor.positionsAt;
    this.next = 0;
    this.pending = 0;
    this.block = -1;
    this.bytesEnd = 0;
  }

  /** Begins with nothing. */
  clear(): void {
    this.count = 0;
  }

  /**
   * Where the term stands in the articles `asked`, ascending, from `from` to `to`: appended to `into`, with where each article's places end in `ends`.
   * `wanted`: which ways of writing it count; null means all. From one call to the next articles ascend.
   */
  of(asked: Uint32Array, from: number, to: number, wanted: Uint8Array | null, into: Numbers, ends: Uint32Array): void {
    const { documents, frequencies, count, bits } = this;
    const mask = (1 << bits) - 1;
    const skips = count >= SKIPS_FROM;
    let { next, pending } = this;
    let size = into.length;
    for (let a = from; a < to; a++) {
      const document = asked[a] ?? 0;
      while (next < count && (documents[next] ?? 0) < document) {
        if (skips && next % BLOCK === 0) {
          pending = 0;
          if (next + BLOCK <= count && (documents[next + BLOCK - 1] ?? 0) < document) {
            next += BLOCK;
            continue;
          }
        }
        pending += frequencies[next++] ?? 0;
      }
      if (next < count && documents[next] === document) {
        const block = skips ? (next / BLOCK) | 0 : 0;
        if (block !== this.block) {
          if (skips && next % BLOCK === 0) pending = 0;
          this.load(block);
        }
        const { bytes } = this;
        let { at } = this;
        // The last byte of a number is the one below 0x80.
        for (; pending > 0; pending -= 1 - ((bytes[at++] ?? 0) >>> 7));
        const frequency = frequencies[next++] ?? 0;
        if (size + frequency > into.values.length) into.reserve(size + frequency);
        const { values } = into;
        let place = 0;
        for (let t = 0; t < frequency; t++) {
          let byte = bytes[at++] ?? 0;
          let code = byte & 0x7f;
          for (let shift = 7; byte >= 0x80 && shift < 35; shift += 7) {
            byte = bytes[at++] ?? 0;
            code |= (byte & 0x7f) << shift;
          }
          place += code >>> bits;
          if (wanted === null || wanted[code & mask] === 1) values[size++] = place;
        }
        this.at = at;
      }
      ends[a - from] = size;
    }
    this.next = next;
    this.pending = pending;
    into.length = size;
  }

  /** Makes ready to read a block from its beginning. */
  private load(block: number): void {
    const { ends, segment } = this;
    if (!segment) return;
    this.block = block;
    const from = block === 0 ? this.positionsAt : (ends[block - 1] ?? 0);
    const end = ends[block] ?? 0;
    if (from < this.bytesFrom || end > this.bytesEnd) {
      const source = segment.positions;
      const bytes = source.read(from, end);
      // Other words of a phrase read from the same source before this block is used up.
      this.bytes = source.isPassing ? bytes.slice(source.at, source.at + end - from) : bytes;
      this.bytesStart = source.isPassing ? 0 : source.at;
      this.bytesFrom = from;
      this.bytesEnd = from + this.bytes.length - this.bytesStart;
    }
    this.at = this.bytesStart + from - this.bytesFrom;
  }
}
