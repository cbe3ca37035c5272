import { type ByteWriter, Numbers } from './bytes.ts';
import { BLOCK, placeBits, RARE_FREQUENCY, SIZED_FROM, wayBits } from './lists.ts';

/** Writes a term's lists: for each field `begin`, then the articles ascending, each followed by its places, then `end`. */
export class ListWriter {
  private readonly out: ByteWriter;
  private readonly positions: ByteWriter;
  /** Of the list at hand all blocks before the last, and of that the articles. */
  private readonly blocks: ByteWriter;
  private readonly articles: ByteWriter;
  /** Of the block at hand: how often each article has the term, and the places. */
  private readonly frequencies = new Uint32Array(BLOCK + 3);
  private readonly places = new Numbers();
  private highest = 0;
  private count = 0;
  private last = 0;
  private lastOfBlock = 0;
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

  begin(): void {
    this.blocks.clear();
    this.articles.clear();
    this.places.length = 0;
    this.highest = 0;
    this.count = 0;
    this.last = 0;
    this.lastOfBlock = 0;
    this.positionsFrom = this.positions.length;
  }

  article(document: number, frequency: number): void {
    const { count } = this;
    if (count > 0 && count % BLOCK === 0) this.endBlock(BLOCK, true);
    this.articles.number(document - this.last);
    this.frequencies[count % BLOCK] = frequency;
    this.last = document;
    this.count = count + 1;
  }

  place(place: number, way: number): void {
    const code = place * this.room + way;
    this.places.push(code);
    if (code > this.highest) this.highest = code;
  }

  /** Ends the list of a field, and says how many articles it has. */
  end(field: number): number {
    const { out, count, blocks } = this;
    if (count === 0) return 0;
    this.endBlock(((count - 1) % BLOCK) + 1, count > BLOCK);
    out.number((count << 3) | field);
    out.number(this.positions.length - this.positionsFrom);
    if (count >= SIZED_FROM) out.number(blocks.length);
    out.append(blocks.view());
    return count;
  }

  private endBlock(size: number, several: boolean): void {
    const { blocks, articles, positions, frequencies } = this;
    frequencies.fill(0, size, size + 3);
    for (let i = 0; i < size; i += 4)
      articles.byte(
        twoBits(frequencies[i] ?? 0) |
          (twoBits(frequencies[i + 1] ?? 0) << 2) |
          (twoBits(frequencies[i + 2] ?? 0) << 4) |
          (twoBits(frequencies[i + 3] ?? 0) << 6),
      );
    for (let i = 0; i < size; i++) if ((frequencies[i] ?? 0) >= RARE_FREQUENCY) articles.number(frequencies[i] ?? 0);
    const before = positions.length;
    this.writePlaces();
    if (several) {
      blocks.number(this.last - this.lastOfBlock);
      blocks.number(articles.length);
      blocks.number(positions.length - before);
      this.lastOfBlock = this.last;
    }
    blocks.append(articles.view());
    articles.clear();
  }

  private writePlaces(): void {
    const { positions, places, highest } = this;
    const length = Math.ceil((places.length * Math.max(1, 32 - Math.clz32(highest))) / 8);
    positions.packed(places.values, places.length, placeBits(length, places.length), length);
    places.length = 0;
    this.highest = 0;
  }
}

const twoBits = (frequency: number): number => (frequency < RARE_FREQUENCY ? frequency : 0);
