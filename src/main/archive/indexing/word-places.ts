import { Numbers } from './bytes.ts';
import { ListPlaces } from './list-places.ts';
import { ListCursor, type Wanted } from './lists.ts';
import type { Shard } from './shard.ts';
import type { Taken } from './taken.ts';

/** Where one word of a phrase stands in the articles of one field, asked for in ascending order. */
export class WordPlaces {
  private readonly cursor = new ListCursor();
  private readonly list = new ListPlaces();
  /** Of the article gone to: from `codes[from]` to before `codes[to]`, ascending, each a place << `bits` | a way; `ways` tells which ways count, null means all. */
  codes = new Uint32Array(0);
  from = 0;
  to = 0;
  bits = 0;
  ways: Uint8Array | null = null;
  private only: Taken | null = null;
  /** Of several terms: article * 2^26 + place, ascending. */
  private keys: Float64Array = new Float64Array(0);
  private at = 0;
  private readonly own = new Numbers();

  /** Goes to a field; visits its articles that hold the word, of those that matter. */
  begin(
    { segment }: Shard,
    field: number,
    taken: readonly Taken[],
    wanted: Wanted | null,
    visit: (documents: Uint32Array, count: number) => void,
  ): void {
    const [first] = taken;
    this.only = taken.length === 1 && first ? first : null;
    this.at = 0;
    const { list } = this;
    for (const { term } of taken) if (this.openList(segment, field, term, wanted)) visit(list.documents, list.count);
  }

  /** Makes ready for `goTo`: the articles wanted are the ones that will be asked for. */
  gather({ segment }: Shard, field: number, taken: readonly Taken[], wanted: Wanted): void {
    if (this.only) return;
    const keys: number[] = [];
    const { list } = this;
    for (const { term, ways } of taken) {
      if (!this.openList(segment, field, term, wanted)) continue;
      for (let i = 0; i < list.count; i++) {
        const document = list.documents[i] ?? 0;
        list.goTo(document);
        const mask = (1 << list.bits) - 1;
        for (let c = list.from; c < list.to; c++) {
          const code = list.codes[c] ?? 0;
          if (ways === null || ways[code & mask] === 1) keys.push(document * ARTICLE + (code >>> list.bits));
        }
      }
    }
    this.keys = Float64Array.from(keys).sort();
  }

  /** Goes to an article. From one call to the next articles ascend. */
  goTo(document: number): void {
    if (this.only) {
      const { list } = this;
      list.goTo(document);
      this.codes = list.codes;
      this.from = list.from;
      this.to = list.to;
      return;
    }
    const { keys, own } = this;
    const start = document * ARTICLE;
    const end = start + ARTICLE;
    let { at } = this;
    while (at < keys.length && (keys[at] ?? 0) < start) at++;
    own.length = 0;
    for (; at < keys.length && (keys[at] ?? 0) < end; at++) own.push((keys[at] ?? 0) - start);
    this.at = at;
    this.codes = own.values;
    this.from = 0;
    this.to = own.length;
  }

  private openList(segment: Shard['segment'], field: number, term: number, wanted: Wanted | null): boolean {
    const { cursor, list } = this;
    list.clear();
    cursor.open(segment, term);
    while (cursor.next()) {
      if (cursor.field !== field) continue;
      cursor.decodeWithPlaces(wanted);
      list.begin(cursor);
      this.bits = this.only ? list.bits : 0;
      this.ways = this.only?.ways ?? null;
      return true;
    }
    return false;
  }
}

/** What one step from article to article is in a key: no field of an article has more tokens than that. */
const ARTICLE = 2 ** 26;
