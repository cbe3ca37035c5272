import { Numbers } from './bytes.ts';
import { FIELDS, GAP } from './fields.ts';
import { ListPlaces } from './list-places.ts';
import { fewOf, ListCursor, type Wanted } from './lists.ts';
import type { Shard } from './shard.ts';
import type { Stop } from './stop.ts';
import type { Taken } from './taken.ts';
import { WordPlaces } from './word-places.ts';

/** What is asked of the places of words in one shard. */
export interface PlaceQuestion {
  readonly shard: Shard;
  /** The fields that count, as bits. */
  readonly fields: number;
  /** By word. */
  readonly words: readonly (readonly Taken[])[];
  readonly stop: Stop;
  /** Articles worth looking at are at this very level; null means all. */
  readonly only: Wanted | null;
  /** Takes an article that fits; one that is no longer worth looking at then is not looked at again. */
  readonly visit: (document: number) => void;
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
    for (const { term, ways } of words[0] ?? []) {
      cursor.open(shard.segment, term);
      while (cursor.next()) {
        if ((fields & (1 << cursor.field)) === 0) continue;
        if (ways === null) cursor.decode(only);
        else cursor.decodeWithPlaces(only);
        if (ways !== null) list.begin(cursor);
        for (let i = 0; i < cursor.count; i++) {
          const document = cursor.documents[i] ?? 0;
          if (shard.dead[document] === 1 || (only !== null && only.marks[document] !== only.level)) continue;
          if (ways === null || isWritten(list, document, ways)) visit(document);
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
    this.decide(question, (words, _order, document) => areNear(words, document, Math.min(distance, GAP - 1)));
  }

  /** Calls back for every article that holds all the words in one field, where `holds` says so of their places. */
  private decide(question: PlaceQuestion, holds: Holds): void {
    const { shard, fields, words } = question;
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
    let few: Uint32Array | null = null;
    for (const [step, word] of order.entries()) {
      stop.check();
      let any = false;
      if (step === 1) few = fewOf(holders);
      const wanted = step === 0 ? only : { marks: seen, level: step, few };

      this.words[word]?.begin(shard, field, words[word] ?? [], wanted, (documents, count) => {
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
    for (const [word, one] of places.entries()) one.gather(shard, field, words[word] ?? [], { marks: this.seen, level });
    const documents = this.left(level, only, (words[order[0] ?? 0]?.length ?? 0) > 1);
    for (let i = 0; i < documents.length; i++) {
      if (i % BETWEEN_CHECKS === 0) stop.check();
      const document = documents[i] ?? 0;
      if (holds(places, order, document)) visit(document);
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

/** After so many articles it is asked whether the search is still wanted. */
const BETWEEN_CHECKS = 256;

/** Tells of an article whether the places of the words fit. */
type Holds = (words: readonly WordPlaces[], order: readonly number[], document: number) => boolean;

function rarestFirst({ segment }: Shard, words: readonly (readonly Taken[])[]): number[] {
  const weights = words.map((taken) => taken.reduce((sum, { term }) => sum + (segment.df[term] ?? 0), 0));
  return words.map((_, word) => word).sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0));
}

/** Whether an article has the term of a list in one of some ways. */
function isWritten(list: ListPlaces, document: number, ways: Uint8Array): boolean {
  list.goTo(document);
  const mask = (1 << list.bits) - 1;
  for (let c = list.from; c < list.to; c++) if (ways[(list.codes[c] ?? 0) & mask] === 1) return true;
  return false;
}

/** Where the phrase may begin in the article at hand. */
let starts = new Uint32Array(1024);

/** Every word stands as many places after the first as it does in the phrase. */
function areInOrder(words: readonly WordPlaces[], order: readonly number[], document: number): boolean {
  const [rarest = 0] = order;
  const first = words[rarest];
  if (!first) return false;
  first.goTo(document);
  let count = startsOf(first, rarest);
  for (let step = 1; step < order.length && count > 0; step++) {
    const word = order[step] ?? 0;
    const one = words[word];
    if (!one) return false;
    one.goTo(document);
    count = startsLeft(one, word, count, step === order.length - 1);
  }
  return count > 0;
}

/** Notes where the phrase would begin for each place of its word number `word`; says how many those are. */
function startsOf({ codes, from, to, bits, ways }: WordPlaces, word: number): number {
  if (starts.length <= to - from) starts = new Uint32Array((to - from) * 2);
  const mask = (1 << bits) - 1;
  let count = 0;
  for (let c = from; c < to; c++) {
    const code = codes[c] ?? 0;
    const place = code >>> bits;
    starts[count] = place - word;
    if (place >= word && (ways === null || ways[code & mask] === 1)) count++;
  }
  return count;
}

/** Of those noted keeps the ones that suit the places of another word, only one when that will do; says how many are left. */
function startsLeft({ codes, from, to, bits, ways }: WordPlaces, word: number, count: number, oneWillDo: boolean): number {
  const mask = (1 << bits) - 1;
  let c = from;
  let left = 0;
  for (let i = 0; i < count && !(oneWillDo && left > 0); i++) {
    const start = starts[i] ?? 0;
    while (c < to && (codes[c] ?? 0) >>> bits < start + word) c++;
    for (let same = c; same < to && (codes[same] ?? 0) >>> bits === start + word; same++)
      if (ways === null || ways[(codes[same] ?? 0) & mask] === 1) {
        starts[left++] = start;
        break;
      }
  }
  return left;
}

/** Walks over the places of all words in their order. */
function areNear(words: readonly WordPlaces[], document: number, distance: number): boolean {
  for (const one of words) one.goTo(document);
  const next = words.map(({ from }) => from);
  const placeAt = (word: number): number => {
    const one = words[word];
    if (!one) return Number.POSITIVE_INFINITY;
    const { codes, to, bits, ways } = one;
    const mask = (1 << bits) - 1;
    let at = next[word] ?? 0;
    while (at < to && ways !== null && ways[(codes[at] ?? 0) & mask] !== 1) at++;
    next[word] = at;
    return at < to ? (codes[at] ?? 0) >>> bits : Number.POSITIVE_INFINITY;
  };
  /** Where each word was last seen, as a number among the places of words. */
  const last = words.map(() => -1);
  const met: number[] = [];
  for (;;) {
    let place = Number.POSITIVE_INFINITY;
    for (let w = 0; w < words.length; w++) place = Math.min(place, placeAt(w));
    if (place === Number.POSITIVE_INFINITY) return false;
    met.push(place);
    for (let w = 0; w < words.length; w++)
      while (placeAt(w) === place) {
        last[w] = met.length - 1;
        next[w] = (next[w] ?? 0) + 1;
      }
    const first = Math.min(...last);
    if (first >= 0 && place - (met[first] ?? 0) - (met.length - 1 - first) <= distance) return true;
  }
}
