import { Numbers } from './bytes.ts';
import { FIELDS, GAP } from './fields.ts';
import { ListPlaces } from './list-places.ts';
import { ListCursor } from './lists.ts';
import type { Marked } from './score.ts';
import type { Shard } from './shard.ts';
import type { Stop } from './stop.ts';
import type { Taken } from './taken.ts';
import { TOGETHER, WordPlaces } from './word-places.ts';

/** What is asked of the places of words in one shard. */
export interface PlaceQuestion {
  readonly shard: Shard;
  /** The fields that count, as bits. */
  readonly fields: number;
  /** By word. */
  readonly words: readonly (readonly Taken[])[];
  readonly stop: Stop;
  /** Articles worth looking at have this at their place; null means all. */
  readonly only: Marked | null;
  /** Takes an article that fits; one that is no longer worth looking at then is not looked at again. */
  readonly visit: (document: number) => void;
  /** Takes lists that were decoded on the way, for whoever reads them next. */
  readonly keep: ((cursor: ListCursor, term: number) => void) | null;
}

/** Decides phrases, nearness and ways of writing on the places of terms. Keeps its room from one shard to the next. */
export class PlaceReader {
  private readonly cursor = new ListCursor();
  private readonly list = new ListPlaces();
  private readonly words: WordPlaces[] = [];
  /** How many of the words an article holds in the field at hand, and the articles that hold the first. */
  private seen = new Uint8Array(0);
  private readonly holders = new Numbers();

  /** Articles that hold one of the terms of the only word in the ways it is taken. */
  holding({ shard, fields, words, only, visit }: PlaceQuestion): void {
    const { cursor, list } = this;
    const places = new Numbers();
    const ends = new Uint32Array(1);
    for (const { term, ways } of words[0] ?? []) {
      cursor.open(shard.segment, term);
      while (cursor.next()) {
        if ((fields & (1 << cursor.field)) === 0) continue;
        cursor.decode();
        if (ways !== null) list.begin(cursor);
        for (let i = 0; i < cursor.count; i++) {
          const document = cursor.documents[i] ?? 0;
          if (shard.dead[document] === 1 || (only !== null && only.marks[document] !== only.level)) continue;
          places.length = 0;
          if (ways !== null) list.of(cursor.documents, i, i + 1, ways, places, ends);
          if (ways === null || places.length > 0) visit(document);
        }
      }
    }
  }

  /** Articles where the words stand side by side, in this order, in one text. */
  phrases(question: PlaceQuestion): void {
    this.decide(question, areInOrder);
  }

  /** Articles where all the words stand near one another in one text, in any order, with at most `distance` other tokens between the first and the last. */
  near(question: PlaceQuestion, distance: number): void {
    // Two texts are further apart than any words may be.
    this.decide(question, (words, _order, article) => areNear(words, article, Math.min(distance, GAP - 1)));
  }

  /** Calls back for every article that holds all the words in one field, where `holds` says so of their places. */
  private decide(question: PlaceQuestion, holds: Holds): void {
    const { shard, fields, words, keep } = question;
    if (words.some((taken) => taken.length === 0)) return;
    const order = rarestFirst(shard, words);
    while (this.words.length < words.length) this.words.push(new WordPlaces());
    if (this.seen.length < shard.slots.length) this.seen = new Uint8Array(shard.slots.length);
    for (let field = 0; field < FIELDS.length; field++) {
      if ((fields & (1 << field)) === 0 || shard.segment.lengths[field]?.length === 0) continue;
      try {
        if (this.narrow(question, field, order)) this.decideField(question, field, order, holds);
      } finally {
        this.forget();
      }
      for (const one of this.words.slice(0, words.length)) one.handOver(field, keep ?? NOBODY);
    }
  }

  private forget(): void {
    const { seen, holders } = this;
    for (let i = 0; i < holders.length; i++) seen[holders.values[i] ?? 0] = 0;
    holders.length = 0;
  }

  /** Finds the articles that hold all the words in a field, the rarest word first; false when there are none. */
  private narrow({ shard, words, only, stop }: PlaceQuestion, field: number, order: readonly number[]): boolean {
    const { seen, holders } = this;
    for (const [step, word] of order.entries()) {
      stop.check();
      let any = false;
      this.words[word]?.begin(shard, field, words[word] ?? [], (documents, count) => {
        for (let i = 0; i < count; i++) {
          const document = documents[i] ?? 0;
          if (seen[document] !== step) continue;
          if (step === 0) {
            if (shard.dead[document] === 1 || (only !== null && only.marks[document] !== only.level)) continue;
            holders.push(document);
          }
          seen[document] = step + 1;
          any = true;
        }
      });
      if (!any) return false;
    }
    return true;
  }

  private decideField(
    { shard, words, only, stop, visit }: PlaceQuestion,
    field: number,
    order: readonly number[],
    holds: Holds,
  ): void {
    const level = order.length;
    const places = this.words.slice(0, level);
    for (const [word, one] of places.entries()) one.gather(shard, field, words[word] ?? [], this.seen, level);
    const documents = this.left(level, only, (words[order[0] ?? 0]?.length ?? 0) > 1);
    for (let from = 0; from < documents.length; from += TOGETHER) {
      stop.check();
      const to = Math.min(documents.length, from + TOGETHER);
      for (const one of places) one.read(documents, from, to);
      for (let i = 0; i < to - from; i++) if (holds(places, order, i)) visit(documents[from + i] ?? 0);
    }
  }

  /** The articles that hold all the words and are worth looking at, ascending. Those of several terms came term by term. */
  private left(level: number, only: PlaceQuestion['only'], isUnsorted: boolean): Uint32Array {
    const { seen, holders } = this;
    const left = new Uint32Array(holders.length);
    let count = 0;
    for (let i = 0; i < holders.length; i++) {
      const document = holders.values[i] ?? 0;
      if (seen[document] === level && (only === null || only.marks[document] === only.level)) left[count++] = document;
    }
    return isUnsorted ? left.subarray(0, count).sort() : left.subarray(0, count);
  }
}

/** Tells of one of the articles that were read together whether its places fit. */
type Holds = (words: readonly WordPlaces[], order: readonly number[], article: number) => boolean;

const NOBODY = (): void => undefined;

function rarestFirst({ segment }: Shard, words: readonly (readonly Taken[])[]): number[] {
  const weights = words.map((taken) => taken.reduce((sum, { term }) => sum + (segment.df[term] ?? 0), 0));
  return words.map((_, word) => word).sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0));
}

/** How far the places of each word were gone through; a phrase has fewer words. */
const next = new Uint32Array(256);

function begin(words: readonly WordPlaces[], article: number): void {
  for (let word = 0; word < words.length; word++) next[word] = article === 0 ? 0 : (words[word]?.ends[article - 1] ?? 0);
}

/** Every word stands as many places after the first as it does in the phrase. */
function areInOrder(words: readonly WordPlaces[], order: readonly number[], article: number): boolean {
  const [rarest = 0] = order;
  const first = words[rarest];
  if (!first) return false;
  begin(words, article);
  const { values } = first.places;
  const end = first.ends[article] ?? 0;
  for (let i = next[rarest] ?? 0; i < end; i++) {
    const start = (values[i] ?? 0) - rarest;
    if (start >= 0 && stand(words, start, article)) return true;
  }
  return false;
}

function stand(words: readonly WordPlaces[], start: number, article: number): boolean {
  for (let word = 0; word < words.length; word++) {
    const one = words[word];
    if (!one) return false;
    const { values } = one.places;
    const end = one.ends[article] ?? 0;
    let at = next[word] ?? 0;
    while (at < end && (values[at] ?? 0) < start + word) at++;
    next[word] = at;
    if (at === end || values[at] !== start + word) return false;
  }
  return true;
}

/** Walks over the places of all words in their order. */
function areNear(words: readonly WordPlaces[], article: number, distance: number): boolean {
  begin(words, article);
  /** Where each word was last seen, as a number among the places of words. */
  const last = words.map(() => -1);
  const met: number[] = [];
  for (;;) {
    let place = Number.POSITIVE_INFINITY;
    for (const [w, one] of words.entries()) place = Math.min(place, placeAt(one, w, article));
    if (place === Number.POSITIVE_INFINITY) return false;
    met.push(place);
    for (const [w, one] of words.entries())
      while (placeAt(one, w, article) === place) {
        last[w] = met.length - 1;
        next[w] = (next[w] ?? 0) + 1;
      }
    const first = Math.min(...last);
    if (first >= 0 && place - (met[first] ?? 0) - (met.length - 1 - first) <= distance) return true;
  }
}

function placeAt({ places, ends }: WordPlaces, word: number, article: number): number {
  const at = next[word] ?? 0;
  return at < (ends[article] ?? 0) ? (places.values[at] ?? 0) : Number.POSITIVE_INFINITY;
}
