import { Numbers } from './bytes.ts';
import { ListPlaces } from './list-places.ts';
import { ListCursor } from './lists.ts';
import type { Shard } from './shard.ts';
import type { Taken } from './taken.ts';

/** So many articles are looked at together: their places are still near when they are compared. */
export const TOGETHER = 256;

/** Where one word of a phrase stands in the articles of one field, asked for in ascending order. */
export class WordPlaces {
  /** Of the articles asked for last, one after the other, and where those of each end. */
  readonly places = new Numbers();
  readonly ends = new Uint32Array(TOGETHER);
  private readonly cursor = new ListCursor();
  private readonly list = new ListPlaces();
  private only: Taken | null = null;
  /** Of several terms: article * 2^26 + place, ascending. */
  private keys: Float64Array = new Float64Array(0);
  private at = 0;

  /** Goes to a field; visits its articles that hold the word. */
  begin(
    { segment }: Shard,
    field: number,
    taken: readonly Taken[],
    visit: (documents: Uint32Array, count: number) => void,
  ): void {
    const [first] = taken;
    this.only = taken.length === 1 && first ? first : null;
    this.at = 0;
    const { list } = this;
    for (const { term } of taken) if (this.goTo(segment, field, term)) visit(list.documents, list.count);
  }

  /** Gives away the list of the field, when the word has one term, to whoever needs it too; the next has other room. */
  handOver(field: number, keep: (cursor: ListCursor, term: number) => void): void {
    if (this.only && this.list.count > 0 && this.cursor.field === field) keep(this.cursor, this.only.term);
    this.list.clear();
  }

  /** Makes ready for `read`: the articles marked with `level` are the ones that will be asked for. */
  gather({ segment }: Shard, field: number, taken: readonly Taken[], marks: Uint8Array, level: number): void {
    if (this.only) return;
    const keys: number[] = [];
    const { list, places, ends } = this;
    for (const { term, ways } of taken) {
      if (!this.goTo(segment, field, term)) continue;
      for (let i = 0; i < list.count; i++) {
        const document = list.documents[i] ?? 0;
        if (marks[document] !== level) continue;
        places.length = 0;
        list.of(list.documents, i, i + 1, ways, places, ends);
        for (let p = 0; p < places.length; p++) keys.push(document * ARTICLE + (places.values[p] ?? 0));
      }
    }
    this.keys = Float64Array.from(keys).sort();
  }

  /** Puts where the word stands in some articles into `places`, ascending in each. */
  read(documents: Uint32Array, from: number, to: number): void {
    const { places, keys, ends } = this;
    places.length = 0;
    if (this.only) {
      this.list.of(documents, from, to, this.only.ways, places, ends);
      return;
    }
    for (let i = from; i < to; i++) {
      const start = (documents[i] ?? 0) * ARTICLE;
      while (this.at < keys.length && (keys[this.at] ?? 0) < start) this.at++;
      while (this.at < keys.length && (keys[this.at] ?? 0) < start + ARTICLE) places.push((keys[this.at++] ?? 0) - start);
      ends[i - from] = places.length;
    }
  }

  private goTo(segment: Shard['segment'], field: number, term: number): boolean {
    const { cursor, list } = this;
    list.clear();
    cursor.open(segment, term);
    while (cursor.next()) {
      if (cursor.field !== field) continue;
      cursor.decode();
      list.begin(cursor);
      return true;
    }
    return false;
  }
}

/** What one step from article to article is in a key: no field of an article has more tokens than that. */
const ARTICLE = 2 ** 26;
