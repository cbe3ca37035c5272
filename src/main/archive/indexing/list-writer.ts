import { type ByteWriter, Numbers } from './bytes.ts';
import { BLOCK, SIZED_FROM, SKIPS_FROM, wayBits } from './lists.ts';

/** Writes a term's lists: for each field `begin`, then the articles ascending, each followed by its places, then `end`. */
export class ListWriter {
  private readonly out: ByteWriter;
  private readonly positions: ByteWriter;
  private readonly articles: ByteWriter;
  private readonly blocks = new Numbers();
  private count = 0;
  private last = 0;
  private lastPlace = 0;
  private positionsFrom = 0;
  private blockFrom = 0;
  /** What a step is multiplied by to make room for the way. */
  private room = 1;

  /** Records go to `out`, places to `positions`; `articles` is room to work in. */
  constructor(out: ByteWriter, positions: ByteWriter, articles: ByteWriter) {
    this.out = out;
    this.positions = positions;
    this.articles = articles;
  }

  /** Begins the lists of a term that is written in so many ways. */
  term(ways: number): void {
    this.room = 2 ** wayBits(ways);
    this.out.number(this.positions.length);
  }

  begin(): void {
    this.articles.clear();
    this.blocks.length = 0;
    this.count = 0;
    this.last = 0;
    this.positionsFrom = this.positions.length;
    this.blockFrom = this.positionsFrom;
  }

  article(document: number, frequency: number): void {
    if (this.count > 0 && this.count % BLOCK === 0) {
      this.blocks.push(this.positions.length - this.blockFrom);
      this.blockFrom = this.positions.length;
    }
    this.articles.number(((document - this.last) << 1) | (frequency === 1 ? 1 : 0));
    if (frequency !== 1) this.articles.number(frequency);
    this.last = document;
    this.lastPlace = 0;
    this.count++;
  }

  place(place: number, way: number): void {
    this.positions.number((place - this.lastPlace) * this.room + way);
    this.lastPlace = place;
  }

  /** Ends the list of a field, and says how many articles it has. */
  end(field: number): number {
    const { out, count, articles } = this;
    if (count === 0) return 0;
    if (count >= SKIPS_FROM) for (let i = 0; i < this.blocks.length; i++) articles.number(this.blocks.values[i] ?? 0);
    out.number((count << 3) | field);
    out.number(this.positions.length - this.positionsFrom);
    if (count >= SIZED_FROM) out.number(articles.length);
    out.append(articles.view());
    return count;
  }
}
