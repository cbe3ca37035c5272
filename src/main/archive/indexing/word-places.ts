import type { ChosenArticles } from './chosen-articles.ts';
import { ListPlaces } from './list-places.ts';
import { type KeyLayout, PlaceKeys, Sieve } from './place-keys.ts';
import type { Segment } from './segment.ts';
import type { Taken } from './taken.ts';

/** Where one word of a question stands in the chosen articles of one field. */
export class WordPlaces {
  /** What `read` read. */
  readonly keys = new PlaceKeys();
  private readonly list = new ListPlaces();
  private ways: Uint8Array | null = null;
  /** Of several terms: number of the article * 2^32 + place, ascending, and how far they were read. */
  private gathered: Float64Array | null = null;
  private at = 0;
  private readonly sieve = new Sieve();

  /** Goes to the lists of a word; false when a place does not fit into a key. */
  begin(segment: Segment, field: number, taken: readonly Taken[], chosen: ChosenArticles, layout: KeyLayout): boolean {
    const [first] = taken;
    this.gathered = null;
    this.at = 0;
    if (taken.length > 1) return this.gather(segment, field, taken, chosen, layout);
    this.ways = first?.ways ?? null;
    if (first) this.list.begin(segment, first.term, field, chosen);
    return true;
  }

  /**
   * Reads the places in the chosen articles number `from` to `to`, moved on by `offset`: those that pass the sieve, if not others too. False when one does not
   * fit into a key. From one call to the next articles ascend.
   */
  read(from: number, to: number, offset: number, layout: KeyLayout, sieve: Sieve): boolean {
    const { keys, gathered } = this;
    keys.length = 0;
    if (gathered === null) return this.list.read(from, to, this.ways, offset, layout, keys, sieve);
    this.readGathered(gathered, from, to, offset, layout);
    return true;
  }

  private gather(segment: Segment, field: number, taken: readonly Taken[], chosen: ChosenArticles, layout: KeyLayout): boolean {
    const { list, keys, sieve } = this;
    const { together, shift } = layout;
    const gathered: number[] = [];
    for (const { term, ways } of taken) {
      if (!list.begin(segment, term, field, chosen)) continue;
      for (let from = 0; from < chosen.length; from += together) {
        keys.length = 0;
        if (!list.read(from, Math.min(chosen.length, from + together), ways, 0, layout, keys, sieve.open())) return false;
        for (let k = 0; k < keys.length; k++) {
          const key = keys.values[k] ?? 0;
          const number = key >>> shift;
          gathered.push((from + number) * ARTICLE + key - number * 2 ** shift);
        }
      }
    }
    this.gathered = Float64Array.from(gathered).sort();
    return true;
  }

  private readGathered(gathered: Float64Array, from: number, to: number, offset: number, { shift }: KeyLayout): void {
    const { keys } = this;
    let { at } = this;
    while (at < gathered.length && (gathered[at] ?? 0) < from * ARTICLE) at++;
    for (; at < gathered.length && (gathered[at] ?? 0) < to * ARTICLE; at++) {
      const number = Math.floor((gathered[at] ?? 0) / ARTICLE);
      keys.reserve(keys.length + 1);
      keys.values[keys.length++] = (number - from) * 2 ** shift + (gathered[at] ?? 0) - number * ARTICLE + offset;
    }
    this.at = at;
  }
}

const ARTICLE = 2 ** 32;
