import { BLOCK, isInBits } from './block-articles.ts';
import { isShorterWide, writeFrequencies } from './block-frequencies.ts';
import { type ByteWriter, Numbers } from './bytes.ts';
import { hasPlaces, placeBits, SIZED_FROM, wayBits } from './list-format.ts';

/** Writes a term's lists: for each field `begin`, then the articles ascending, each followed by its places where the field has any, then `end`. */
export class ListWriter {
  private readonly out: ByteWriter;
  private readonly positions: ByteWriter;
  /** Of the list at hand all blocks before the last, and of that the articles. */
  private readonly blocks: ByteWriter;
  private readonly articles: ByteWriter;
  /** Of the block at hand: its articles, how often each has the term, and the places. */
  private readonly documents = new Uint32Array(BLOCK);
  private readonly frequencies = new Uint32Array(BLOCK);
  private readonly places = new Numbers();
  private highest = 0;
  private field = 0;
  private count = 0;
  private last = -1;
  private lastOfBlock = -1;
  private positionsFrom = 0;
  /** What a place is multiplied by to make room for the way. */
  private room = 1;

  /** Records go to `out`, places to `positions`. One more writer a list would be slow, so `spare` is room to work in. */
  constructor(out: ByteWriter, positions: ByteWriter, spare: { readonly blocks: ByteWriter; readonly articles: ByteWriter }) {
    this.out = out;
    this.positions = positions;
    this.blocks = spare.blocks;
    this.articles = spare.articles;
  }

  /** Begins the lists of a term that is written in so many ways. */
  term(ways: number): void {
    this.room = 2 ** wayBits(ways);
    this.out.number(this.positions.length);
  }

  begin(field: number): void {
    this.field = field;
    this.blocks.clear();
    this.articles.clear();
    this.places.length = 0;
    this.highest = 0;
    this.count = 0;
    this.last = -1;
    this.lastOfBlock = -1;
    this.positionsFrom = this.positions.length;
  }

  article(document: number, frequency: number): void {
    const { count } = this;
    if (count > 0 && count % BLOCK === 0) this.endBlock(BLOCK, true);
    this.documents[count % BLOCK] = document;
    this.frequencies[count % BLOCK] = frequency;
    this.last = document;
    this.count = count + 1;
  }

  place(place: number, way: number): void {
    const code = place * this.room + way;
    this.places.push(code);
    if (code > this.highest) this.highest = code;
  }

  /** Ends the list, and says how many articles it has. */
  end(): number {
    const { out, count, blocks, field } = this;
    if (count === 0) return 0;
    this.endBlock(((count - 1) % BLOCK) + 1, count > BLOCK);
    out.number((count << 3) | field);
    if (hasPlaces(field)) out.number(this.positions.length - this.positionsFrom);
    if (count >= SIZED_FROM) out.number(blocks.length);
    out.append(blocks.view());
    return count;
  }

  private endBlock(size: number, several: boolean): void {
    const { blocks, articles, positions, frequencies } = this;
    if (several && isInBits(this.lastOfBlock, this.last, size)) this.writeBits(size);
    else this.writeSteps(size);
    // A list of one block has no room to say that it is wide.
    const isWide = several && isShorterWide(frequencies, size);
    writeFrequencies(articles, frequencies, size, isWide);
    const before = positions.length;
    this.writePlaces();
    if (several) {
      blocks.number(this.last - this.lastOfBlock);
      blocks.number(articles.length * 2 + (isWide ? 1 : 0));
      if (hasPlaces(this.field)) blocks.number(positions.length - before);
    }
    this.lastOfBlock = this.last;
    blocks.append(articles.view());
    articles.clear();
  }

  private writeSteps(size: number): void {
    const { articles, documents } = this;
    let before = this.lastOfBlock;
    for (let i = 0; i < size; i++) {
      const document = documents[i] ?? 0;
      articles.number(document - before);
      before = document;
    }
  }

  private writeBits(size: number): void {
    const { articles, documents } = this;
    let eighth = (this.lastOfBlock + 1) >>> 3;
    let bits = 0;
    for (let i = 0; i < size; i++) {
      const document = documents[i] ?? 0;
      for (; eighth < document >>> 3; eighth++) {
        articles.byte(bits);
        bits = 0;
      }
      bits |= 1 << (document & 7);
    }
    articles.byte(bits);
  }

  private writePlaces(): void {
    const { positions, places, highest } = this;
    const length = Math.ceil((places.length * Math.max(1, 32 - Math.clz32(highest))) / 8);
    positions.packed(places.values, places.length, placeBits(length, places.length), length);
    places.length = 0;
    this.highest = 0;
  }
}
