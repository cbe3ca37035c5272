import { ByteReader, type Numbers } from './bytes.ts';
import { skipForms, skipWays } from './record.ts';
import { readInto, type Segment } from './segment.ts';

/*
 * LISTS, of a term, one for each field that has it, to the end of its record:
 *   count << 3 | field · bytes of its places · [bytes of what follows, from 16 articles on] · blocks of 128 articles, the last with what is left
 * BLOCK   [in lists of several: step from the last article of the block before to its own last one · bytes of what follows · bytes of its places]
 *   · steps from article to article · how often each has the term, in two bits; 0 where it is four times or more, which then follow here in their order
 * PLACES, one block after the other, article by article: place << bits | way, with as many bits as the ways the term is written in need, none for one. All in
 * a block take equally many bits, as many as fit its bytes: so an article's places are found without reading those before it.
 */
/** From so many articles on a list says how long it is. */
export const SIZED_FROM = 16;
/** Articles of a block. */
export const BLOCK = 128;
/** A frequency that is written apart, and all above it. */
export const RARE_FREQUENCY = 4;

/** How many bits of a place say in which way the term is written there. */
export const wayBits = (ways: number): number => 32 - Math.clz32(ways - 1);

/** How many bits each of so many places takes that share some bytes. */
export const placeBits = (bytes: number, places: number): number => Math.min(32, Math.floor((bytes * 8) / places));

/** Articles that matter: those whose mark is `level` or more. */
export interface Wanted {
  readonly marks: Uint8Array;
  readonly level: number;
  /** Where they are few: these and perhaps others, ascending, so that blocks without them are passed over unread. */
  readonly few?: Uint32Array | null;
}

/** 1 where a mark is `level` or more, else 0: who is wanted is counted without a branch that nobody can foresee. Both are below 256. */
export const reaches = (mark: number, level: number): number => (mark + 256 - level) >>> 8;

/** Articles, when they are few enough that blocks can be passed over for them. */
export const fewOf = ({ values, length }: Numbers): Uint32Array | null =>
  length <= MOST_FEW ? values.slice(0, length).sort() : null;

const MOST_FEW = 512;

/** Reads the lists of one term after the other. Made once and used again: a prefix has thousands. */
export class ListCursor {
  /** Of the list `next` went to; after `decode` the count of what was taken down. */
  field = 0;
  count = 0;
  /** In how many ways the term is written. */
  ways = 1;
  /** Filled by `decode`. */
  documents: Uint32Array = new Uint32Array(64);
  frequencies: Uint32Array = new Uint32Array(64);
  /** Filled by `decodeWithPlaces`: at which bit from `positionsAt` on the places of each article begin, and how many bits each takes. */
  placesAt: Uint32Array = new Uint32Array(64);
  placeBits: Uint8Array = new Uint8Array(64);
  segment: Segment | null = null;
  /** Where its places begin and end. */
  positionsAt = 0;
  positionsEnd = 0;
  private readonly reader = new ByteReader(new Uint8Array(0));
  private listEnd = 0;
  private decoded = true;
  /** Of the block at hand: how often each article has the term, and which articles of it were taken down. */
  private readonly blockFrequencies = new Uint32Array(BLOCK + 3);
  private readonly taken = new Uint8Array(BLOCK + 1);
  private readonly block = new Uint32Array(BLOCK);

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

  /** Reads the articles of the list, and how often each has the term; with `wanted`, those alone, and nothing of blocks without them. */
  decode(wanted: Wanted | null = null): void {
    this.read(wanted, false);
  }

  /** The same, and where the places of each article are. */
  decodeWithPlaces(wanted: Wanted | null = null): void {
    this.read(wanted, true);
  }

  /** Takes articles that are gone out of what was decoded without places. */
  keepLive(dead: Uint8Array): void {
    const { documents, frequencies, count } = this;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const document = documents[i] ?? 0;
      documents[kept] = document;
      frequencies[kept] = frequencies[i] ?? 0;
      kept += 1 - (dead[document] ?? 0);
    }
    this.count = kept;
  }

  private read(wanted: Wanted | null, withPlaces: boolean): void {
    const { reader } = this;
    const total = this.count;
    this.reserve(total, withPlaces);
    const several = total > BLOCK;
    let blockEnd = 0;
    let lastOfBlock = 0;
    let placesFrom = 0;
    let placesLength = this.positionsEnd - this.positionsAt;
    let kept = 0;
    const few = wanted?.few ?? null;
    let nextOfFew = 0;
    for (let left = total; left > 0; left -= BLOCK) {
      const size = Math.min(BLOCK, left);
      const before = lastOfBlock;
      if (several) {
        lastOfBlock += reader.number();
        const length = reader.number();
        placesLength = reader.number();
        blockEnd = reader.at + length;
        if (few !== null) {
          // The first block may begin with article 0, which no block is before.
          while (left < total && nextOfFew < few.length && (few[nextOfFew] ?? 0) <= before) nextOfFew++;
          if (nextOfFew === few.length) break;
          if ((few[nextOfFew] ?? 0) > lastOfBlock) {
            reader.at = blockEnd;
            placesFrom += placesLength;
            continue;
          }
        }
      }
      const from = kept;
      if (wanted === null) {
        this.readAll(before, size, this.documents, kept);
        kept += size;
      } else {
        this.readAll(before, size, this.block, 0);
        kept += this.keepWanted(size, kept, wanted);
      }
      if (kept > from || !several) {
        const places = this.readFrequencies(size);
        this.takeFrequencies(from, kept, wanted === null);
        if (withPlaces) this.takePlaces(from, kept, placesFrom, placeBits(placesLength, places), wanted === null);
      } else reader.at = blockEnd;
      placesFrom += placesLength;
    }
    if (total >= SIZED_FROM) reader.at = this.listEnd;
    this.decoded = true;
    this.count = kept;
  }

  /** Reads the articles of a block; `before`: the last one of the block before. */
  private readAll(before: number, size: number, into: Uint32Array, from: number): void {
    const { reader } = this;
    const { bytes } = reader;
    const end = from + size;
    let { at } = reader;
    let document = before;
    for (let i = from; i < end; i++) {
      let step = bytes[at++] ?? 0;
      if (step >= 0x80) {
        let byte = bytes[at++] ?? 0;
        step = (step & 0x7f) | ((byte & 0x7f) << 7);
        for (let shift = 14; byte >= 0x80 && shift < 35; shift += 7) {
          byte = bytes[at++] ?? 0;
          step |= (byte & 0x7f) << shift;
        }
      }
      document += step;
      into[i] = document;
    }
    reader.at = at;
  }

  /** Takes down those of a block that matter, with their places in it; says how many. */
  private keepWanted(size: number, from: number, { marks, level }: Wanted): number {
    const { documents, taken, block } = this;
    let count = 0;
    for (let i = 0; i < size; i++) {
      taken[count] = i;
      count += reaches(marks[block[i] ?? 0] ?? 0, level);
    }
    for (let i = 0; i < count; i++) documents[from + i] = block[taken[i] ?? 0] ?? 0;
    return count;
  }

  /** Reads how often each article of a block has the term; answers how many places that is together. */
  private readFrequencies(size: number): number {
    const { blockFrequencies, reader } = this;
    const { bytes } = reader;
    let { at } = reader;
    for (let i = 0; i < size; i += 4) {
      const four = bytes[at++] ?? 0;
      blockFrequencies[i] = four & 3;
      blockFrequencies[i + 1] = (four >>> 2) & 3;
      blockFrequencies[i + 2] = (four >>> 4) & 3;
      blockFrequencies[i + 3] = four >>> 6;
    }
    let sum = 0;
    for (let i = 0; i < size; i++) {
      let frequency = blockFrequencies[i] ?? 0;
      if (frequency === 0) {
        frequency = bytes[at++] ?? 0;
        if (frequency >= 0x80) {
          reader.at = at - 1;
          frequency = reader.number();
          at = reader.at;
        }
        blockFrequencies[i] = frequency;
      }
      sum += frequency;
    }
    reader.at = at;
    return sum;
  }

  private takeFrequencies(from: number, kept: number, isAll: boolean): void {
    const { frequencies, blockFrequencies, taken } = this;
    if (isAll) for (let i = from; i < kept; i++) frequencies[i] = blockFrequencies[i - from] ?? 0;
    else for (let i = from; i < kept; i++) frequencies[i] = blockFrequencies[taken[i - from] ?? 0] ?? 0;
  }

  private takePlaces(from: number, kept: number, placesFrom: number, width: number, isAll: boolean): void {
    const { placesAt, blockFrequencies, taken } = this;
    this.placeBits.fill(width, from, kept);
    let offset = placesFrom * 8;
    let i = 0;
    for (let k = from; k < kept; k++) {
      const own = isAll ? k - from : (taken[k - from] ?? 0);
      for (; i < own; i++) offset += (blockFrequencies[i] ?? 0) * width;
      placesAt[k] = offset;
    }
  }

  private reserve(count: number, withPlaces: boolean): void {
    const room = Math.ceil(count * 1.25) + 1;
    if (this.documents.length <= count) {
      this.documents = new Uint32Array(room);
      this.frequencies = new Uint32Array(room);
    }
    if (!withPlaces || this.placesAt.length > count) return;
    this.placesAt = new Uint32Array(room);
    this.placeBits = new Uint8Array(room);
  }

  private pass(): void {
    const { reader, count } = this;
    this.decoded = true;
    if (count >= SIZED_FROM) {
      reader.at = this.listEnd;
      return;
    }
    reader.pass(count);
    this.readFrequencies(count);
  }
}
