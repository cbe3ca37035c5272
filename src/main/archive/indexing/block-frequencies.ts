import { BLOCK } from './block-articles.ts';
import { ByteReader, type ByteWriter } from './bytes.ts';

/*
 * FREQUENCIES of a block: how often each article has the term, in two bits or in four, the first lowest; 0 where it is more than fits, which then follow in
 * their order, in seven bits a byte. What is left of the last byte is ones.
 */

/** Frequencies from here on do not fit into two bits, or four. */
const rareFrom = (isWide: boolean): number => (isWide ? 16 : 4);

/** Whether frequencies are shorter in four bits. */
export function isShorterWide(frequencies: Uint32Array, size: number): boolean {
  let saved = 0;
  for (let i = 0; i < size; i++) {
    const frequency = frequencies[i] ?? 0;
    if (frequency >= 4 && frequency < 16) saved++;
  }
  return saved * 4 > size;
}

/** Writes the frequencies of a block. */
export function writeFrequencies(out: ByteWriter, frequencies: Uint32Array, size: number, isWide: boolean): void {
  const bits = isWide ? 4 : 2;
  const rare = rareFrom(isWide);
  for (let i = 0; i < size; i += 8 / bits) {
    let byte = 0;
    for (let k = 0; k < 8 / bits; k++) {
      const frequency = i + k < size ? (frequencies[i + k] ?? 0) : 1;
      if (frequency < rare) byte |= frequency << (k * bits);
    }
    out.byte(byte);
  }
  for (let i = 0; i < size; i++) if ((frequencies[i] ?? 0) >= rare) out.number(frequencies[i] ?? 0);
}

/** Reads the frequencies of a block. */
export class BlockFrequencies {
  /** Of each article of the block: how often it has the term; `LARGE` stands for that and more. */
  readonly frequencies = new Uint8Array(BLOCK);
  /** After `readPlaces`: how many places come before those of an article. */
  readonly before = new Uint32Array(BLOCK);
  /** Where they end. */
  end = 0;
  private readonly twos = new Uint16Array(this.frequencies.buffer);
  private readonly fours = new Uint32Array(this.frequencies.buffer);
  private readonly large = new Map<number, number>();
  private readonly rare = new ByteReader(new Uint8Array(0));

  read(bytes: Uint8Array, start: number, size: number, isWide: boolean): void {
    if (this.large.size > 0) this.large.clear();
    if (isWide) this.readWide(bytes, start, size);
    else this.readNarrow(bytes, start, size);
  }

  /** The same, and how many places come before those of each article; answers how many all have together. */
  readPlaces(bytes: Uint8Array, start: number, size: number, isWide: boolean): number {
    const { before, frequencies } = this;
    this.read(bytes, start, size, isWide);
    let sum = 0;
    for (let i = 0; i < size; i++) {
      before[i] = sum;
      const frequency = frequencies[i] ?? 0;
      sum += frequency < LARGE ? frequency : this.largeOf(i);
    }
    return sum;
  }

  /** How often an article has the term that stands as `LARGE`. */
  largeOf(rank: number): number {
    return this.large.get(rank) ?? 0;
  }

  private readNarrow(bytes: Uint8Array, start: number, size: number): void {
    const { fours } = this;
    const end = (size + 3) >>> 2;
    this.end = start + end;
    for (let f = 0; f < end; f++) {
      const four = bytes[start + f] ?? 0;
      fours[f] = FOUR[four] ?? 0;
      if (HAS_RARE[four] === 1) this.readRare(bytes, f * 4, 4);
    }
  }

  private readWide(bytes: Uint8Array, start: number, size: number): void {
    const { twos } = this;
    const end = (size + 1) >>> 1;
    this.end = start + end;
    for (let t = 0; t < end; t++) {
      const two = bytes[start + t] ?? 0;
      twos[t] = (two & 15) | ((two & 240) << 4);
      if (two < 16 || (two & 15) === 0) this.readRare(bytes, t * 2, 2);
    }
  }

  /** Reads those of some that are written apart. */
  private readRare(bytes: Uint8Array, first: number, count: number): void {
    const { rare, frequencies } = this;
    for (let i = first; i < first + count; i++) {
      if (frequencies[i] !== 0) continue;
      let frequency = bytes[this.end++] ?? 0;
      if (frequency >= 0x80) {
        rare.goTo(bytes, this.end - 1, bytes.length);
        frequency = rare.number();
        this.end = rare.at;
      }
      frequencies[i] = Math.min(LARGE, frequency);
      if (frequency >= LARGE) this.large.set(i, frequency);
    }
  }
}

/** A frequency that does not fit into a byte, or would be the only one. */
export const LARGE = 255;

/** The four frequencies of a byte, a byte each, and whether one of them is written apart. */
const FOUR = new Uint32Array(256);
const HAS_RARE = new Uint8Array(256);
for (let four = 0; four < 256; four++) {
  FOUR[four] = (four & 3) | ((four & 12) << 6) | ((four & 48) << 12) | ((four & 192) << 18);
  if ([0, 2, 4, 6].some((shift) => ((four >>> shift) & 3) === 0)) HAS_RARE[four] = 1;
}
