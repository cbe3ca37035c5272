import { BLOCK } from './block-articles.ts';
import { LARGE } from './block-frequencies.ts';
import type { ChosenArticles } from './chosen-articles.ts';
import { BODY_FIELD, STANDFIRST_FIELD } from './fields.ts';
import { SPARE, wayBits } from './list-format.ts';
import { ListCursor } from './lists.ts';
import type { KeyLayout, PlaceKeys, Sieve } from './place-keys.ts';
import type { Segment } from './segment.ts';

/** Reads where a term stands in the chosen articles of one field, in their order. */
export class ListPlaces {
  private readonly cursor = new ListCursor();
  private chosen: ChosenArticles | null = null;
  /** In the standfirst: how many of the places in the body count, by the number of the article. */
  private limits: Uint32Array | null = null;
  /** The block at hand has chosen articles that were not read: from `at` to before `count`. */
  private isOpen = false;
  private at = 0;
  private count = 0;
  private width = 0;
  private readonly documents = new Uint32Array(BLOCK + SPARE);
  private readonly numbers = new Uint32Array(BLOCK + SPARE);
  /** Bytes of the list that are at hand, from `bytesFrom` to `bytesTo` after its beginning, and how many are read ahead. */
  private view = new DataView(new ArrayBuffer(MOST_BYTES));
  private bytes = new Uint8Array(this.view.buffer);
  private bytesFrom = 0;
  private bytesTo = 0;
  private ahead = 0;

  /** Goes before the first chosen article; false where none has the term there. */
  begin(segment: Segment, term: number, field: number, chosen: ChosenArticles): boolean {
    const { cursor } = this;
    this.chosen = null;
    this.limits = null;
    this.isOpen = false;
    // Other words are read between two reads of this one.
    if (!cursor.goToKeep(segment, term, field)) return false;
    if (field === STANDFIRST_FIELD) {
      // What stands in the standfirst are the first places in the body, which holds it.
      cursor.decode(chosen);
      this.limits = new Uint32Array(chosen.length);
      for (let i = 0; i < cursor.count; i++) this.limits[cursor.numbers[i] ?? 0] = cursor.frequencies[i] ?? 0;
      if (!cursor.goToKeep(segment, term, BODY_FIELD)) return false;
    }
    this.bytesFrom = 0;
    this.bytesTo = 0;
    // Where much of a list is wanted, much is read from the start.
    this.ahead = chosen.length * 8 > cursor.count ? MOST_AHEAD : 0;
    this.chosen = chosen;
    cursor.beginBlocks(chosen.set);
    return true;
  }

  /**
   * Puts the places in the chosen articles number `from` to `to` behind the keys, in the ways that count (null: all), moved on by `offset`: those that pass the
   * sieve, which afterwards lets nothing but them pass. False when a place does not fit into a key. From one call to the next articles ascend.
   */
  read(
    from: number,
    to: number,
    ways: Uint8Array | null,
    offset: number,
    layout: KeyLayout,
    keys: PlaceKeys,
    sieve: Sieve,
  ): boolean {
    sieve.fresh.fill(0, 0, to - from);
    while (this.isOpen || this.openBlock()) {
      if (this.width - wayBits(this.cursor.ways) >= layout.shift) return false;
      this.readBlock(from, to, ways, offset, layout, keys, sieve);
      if (this.at < this.count) break;
      this.isOpen = false;
    }
    sieve.turn();
    return true;
  }

  /** Goes to the next block with chosen articles. */
  private openBlock(): boolean {
    const { cursor, chosen } = this;
    while (chosen && cursor.nextBlock()) {
      this.count = cursor.articles.keep(chosen, this.documents, this.numbers, 0);
      this.width = cursor.readPlaces();
      if (this.count === 0) continue;
      this.at = 0;
      this.isOpen = true;
      this.bring(cursor.placesFrom, cursor.placesFrom + cursor.placesLength);
      return true;
    }
    return false;
  }

  private readBlock(
    from: number,
    to: number,
    ways: Uint8Array | null,
    offset: number,
    { shift }: KeyLayout,
    keys: PlaceKeys,
    sieve: Sieve,
  ): void {
    const { cursor, numbers, count, limits, view, width } = this;
    const { often } = cursor;
    const { frequencies, before } = often;
    const { ranks } = cursor.articles;
    const { passing, fresh } = sieve;
    const bits = wayBits(cursor.ways);
    const counts = ways ?? EVERY_WAY;
    const wayMask = ways === null ? 0 : (1 << bits) - 1;
    const mask = width < 32 ? (1 << width) - 1 : -1;
    const start = (cursor.placesFrom - this.bytesFrom) * 8;
    let { at } = this;
    while (at < count && (numbers[at] ?? 0) < from) at++;
    let n = keys.length;
    keys.reserve(n + cursor.places);
    const { values } = keys;
    for (; at < count; at++) {
      const number = (numbers[at] ?? 0) - from;
      if (number >= to - from) break;
      const rank = ranks[at] ?? 0;
      let frequency = frequencies[rank] ?? 0;
      if (frequency === LARGE) frequency = often.largeOf(rank);
      if (limits !== null) frequency = Math.min(frequency, limits[number + from] ?? 0);
      const base = (number << shift) + offset;
      const wanted = passing[number] ?? 0;
      const first = start + (before[rank] ?? 0) * width;
      const last = first + frequency * width;
      let passed = 0;
      for (let bit = first; bit < last; bit += width) {
        const code = codeAt(view, bit, width) & mask;
        const key = base + (code >>> bits);
        const passes = (counts[code & wayMask] ?? 0) & (wanted >>> (key & 31));
        values[n] = key;
        n += passes;
        passed |= passes << (key & 31);
      }
      fresh[number] = passed;
    }
    keys.length = n;
    this.at = at;
  }

  /** Brings bytes of the list to hand. Who reads on reads more at once. */
  private bring(from: number, to: number): void {
    const { positionsAt, positionsEnd, segment } = this.cursor;
    if (!segment || (from >= this.bytesFrom && to <= this.bytesTo)) return;
    if (this.bytesTo > 0)
      this.ahead = from <= this.bytesTo + MOST_BYTES ? Math.min(MOST_AHEAD, Math.max(MOST_BYTES, this.ahead * 2)) : 0;
    const end = Math.min(positionsEnd - positionsAt, Math.max(to, from + this.ahead));
    // A number is read with what lies behind it.
    if (this.bytes.length < end - from + BEHIND) {
      this.view = new DataView(new ArrayBuffer(end - from + BEHIND));
      this.bytes = new Uint8Array(this.view.buffer);
    }
    segment.positions.copy(positionsAt + from, positionsAt + end, this.bytes);
    this.bytesFrom = from;
    this.bytesTo = end;
  }
}

/** The bits from one on: as many as are asked for, and others above them. */
function codeAt(view: DataView, bit: number, width: number): number {
  const shift = bit & 7;
  const code = view.getUint32(bit >>> 3, true) >>> shift;
  return width <= 25 ? code : code | ((view.getUint8((bit >>> 3) + 4) << 1) << (31 - shift));
}

const EVERY_WAY = Uint8Array.of(1);
const MOST_BYTES = 2048;
/** Read at once where one stretch follows the other. */
const MOST_AHEAD = 256 * 1024;
const BEHIND = 8;
