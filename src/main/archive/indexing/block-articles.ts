import type { ArticleSet } from './article-set.ts';
import type { ChosenArticles } from './chosen-articles.ts';

/*
 * ARTICLES of a block, in one of two ways: as steps from article to article, or, where that takes no more bytes than there are articles, as a bit for each
 * article after the last one of the block before, up to the last of its own, in whole bytes of eight articles.
 */

/** Articles of a block. */
export const BLOCK = 128;

/** How many bytes a bit for each article takes, from the one after `before` on. */
export const bitBytes = (before: number, last: number): number => (last >>> 3) - ((before + 1) >>> 3) + 1;

/** Whether so many articles are written in bits. */
export const isInBits = (before: number, last: number, size: number): boolean => bitBytes(before, last) <= size * MOST_BITS;

const MOST_BITS = 2;

/** Reads the articles of a block: all of them, or those of a set. `goTo` first. */
export class BlockArticles {
  /** Which of the block those are that `keep` took down. */
  readonly ranks = new Uint8Array(BLOCK + 1);
  /** Where they end, once they were read. */
  end = 0;
  private bytes: Uint8Array = new Uint8Array(0);
  private at = 0;
  private before = 0;
  private last = 0;
  private size = 0;
  /** Where its bits end; 0 where there are none. */
  private bitsEnd = 0;
  private readonly block = new Uint32Array(BLOCK);
  /** How many articles come before each byte of bits. */
  private readonly before8 = new Uint8Array(BLOCK * MOST_BITS);

  /** Goes to a block that begins somewhere. `before`: the last article of the block before; `last`: its own last one, where articles may be in bits. */
  goTo(bytes: Uint8Array, at: number, before: number, last: number | null, size: number): void {
    this.bytes = bytes;
    this.at = at;
    this.before = before;
    this.last = last ?? 0;
    this.size = size;
    this.bitsEnd = last !== null && isInBits(before, last, size) ? at + bitBytes(before, last) : 0;
  }

  /** Reads all into a list with room for eight more, from an entry on. */
  all(into: Uint32Array, from: number): void {
    this.end = this.bitsEnd === 0 ? this.steps(into, from) : this.bits(into, from);
  }

  /** Takes down those that are chosen, and the number of each among the chosen; answers how many. */
  keep(chosen: ChosenArticles, articles: Uint32Array, numbers: Uint32Array, from: number): number {
    return this.bitsEnd === 0
      ? this.keepOfSteps(chosen, articles, numbers, from)
      : this.keepOfBits(chosen, articles, numbers, from);
  }

  /** Puts all into a set. */
  addTo(set: ArticleSet): void {
    const { block, size } = this;
    if (this.bitsEnd > 0) {
      this.addBits(set);
      this.end = this.bitsEnd;
      return;
    }
    this.end = this.steps(block, 0);
    set.addAll(block, size);
  }

  private steps(into: Uint32Array, from: number): number {
    const { bytes } = this;
    const end = from + this.size;
    let { at, before: article } = this;
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
      article += step;
      into[i] = article;
    }
    return at;
  }

  private bits(into: Uint32Array, from: number): number {
    const { bytes, bitsEnd } = this;
    let first = (this.before + 1) & -8;
    let n = from;
    for (let at = this.at; at < bitsEnd; at++, first += 8) {
      const eight = bytes[at] ?? 0;
      const places = PLACES[eight] ?? 0;
      // More are written than there are, and the next ones over them: how many there are cannot be foreseen.
      into[n] = first + (places & 7);
      into[n + 1] = first + ((places >>> 3) & 7);
      into[n + 2] = first + ((places >>> 6) & 7);
      const count = COUNT[eight] ?? 0;
      if (count > 3) {
        into[n + 3] = first + ((places >>> 9) & 7);
        into[n + 4] = first + ((places >>> 12) & 7);
        into[n + 5] = first + ((places >>> 15) & 7);
        into[n + 6] = first + ((places >>> 18) & 7);
        into[n + 7] = first + ((places >>> 21) & 7);
      }
      n += count;
    }
    return bitsEnd;
  }

  private keepOfSteps(chosen: ChosenArticles, articles: Uint32Array, numbers: Uint32Array, from: number): number {
    const { block, size, ranks } = this;
    const { bytes } = chosen.set;
    this.end = this.steps(block, 0);
    let count = 0;
    for (let i = 0; i < size; i++) {
      const article = block[i] ?? 0;
      ranks[count] = i;
      articles[from + count] = article;
      count += ((bytes[article >>> 3] ?? 0) >>> (article & 7)) & 1;
    }
    for (let i = from; i < from + count; i++) numbers[i] = chosen.numberOf(articles[i] ?? 0);
    return count;
  }

  private keepOfBits(chosen: ChosenArticles, articles: Uint32Array, numbers: Uint32Array, from: number): number {
    const { bytes, at: start, bitsEnd, ranks, before8, last } = this;
    this.end = bitsEnd;
    let rank = 0;
    for (let at = start; at < bitsEnd; at++) {
      before8[at - start] = rank;
      rank += COUNT[bytes[at] ?? 0] ?? 0;
    }
    const { list, length } = chosen;
    const first = (this.before + 1) >>> 3;
    const next = chosen.set.next(this.before + 1);
    let n = from;
    // Each that is chosen is written, and the next one over it if the block has it not: which it has cannot be foreseen.
    for (let number = next <= last ? chosen.numberOf(next) : length; number < length; number++) {
      const article = list[number] ?? 0;
      if (article > last) break;
      const eighth = (article >>> 3) - first;
      const eight = bytes[start + eighth] ?? 0;
      const bit = article & 7;
      articles[n] = article;
      numbers[n] = number;
      ranks[n - from] = (before8[eighth] ?? 0) + (COUNT[eight & ((1 << bit) - 1)] ?? 0);
      n += (eight >>> bit) & 1;
    }
    return n - from;
  }

  private addBits(to: ArticleSet): void {
    const { bytes, at, bitsEnd } = this;
    const { bytes: set } = to;
    const first = ((this.before + 1) >>> 3) - at;
    for (let i = at; i < bitsEnd; i++) set[first + i] = (set[first + i] ?? 0) | (bytes[i] ?? 0);
  }
}

/** How many bits a byte has. */
const COUNT = new Uint8Array(256);
/** Which they are, three bits each, lowest first. */
const PLACES = new Uint32Array(256);
for (let byte = 0; byte < 256; byte++)
  for (let bit = 0; bit < 8; bit++)
    if ((byte & (1 << bit)) !== 0) {
      PLACES[byte] = (PLACES[byte] ?? 0) | (bit << (3 * (COUNT[byte] ?? 0)));
      COUNT[byte] = (COUNT[byte] ?? 0) + 1;
    }
