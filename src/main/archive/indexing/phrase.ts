import { ArticleSet } from './article-set.ts';
import { ChosenArticles } from './chosen-articles.ts';
import { FIELDS, GAP } from './fields.ts';
import { ListPlaces } from './list-places.ts';
import { ListCursor } from './lists.ts';
import { areNear } from './near.ts';
import { type KeyLayout, LAYOUTS, PlaceKeys, Sieve } from './place-keys.ts';
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
  /** Articles worth looking at; null means all. */
  readonly within: ArticleSet | null;
  /** Takes the articles that fit, and perhaps others that are gone or not in `within`. One that is in it already need not be looked at again. */
  readonly found: ArticleSet;
}

/** Decides phrases, nearness and ways of writing on the places of terms. Keeps its room from one shard to the next. */
export class PlaceReader {
  private readonly cursor = new ListCursor();
  private readonly list = new ListPlaces();
  private readonly keys = new PlaceKeys();
  private readonly sieve = new Sieve();
  private readonly words: WordPlaces[] = [];
  /** Articles that hold all words so far in the field at hand, and those that hold one. */
  private holders = new ArticleSet();
  private holdersOfOne = new ArticleSet();
  private readonly chosen = new ChosenArticles();

  /** Articles that hold one of the terms of the only word in the ways it is taken. */
  holding(question: PlaceQuestion): void {
    const { shard, fields, words, within, found } = question;
    const { cursor } = this;
    for (const { term, ways } of words[0] ?? []) {
      if (ways !== null) {
        this.holdingIn(question, term, ways);
        continue;
      }
      cursor.open(shard.segment, term);
      while (cursor.next()) if ((fields & (1 << cursor.field)) !== 0) cursor.addTo(found, within);
    }
  }

  /** Articles where the words stand side by side, in this order, in one text. */
  phrases(question: PlaceQuestion): void {
    this.decide(question, (words, order, from, to, layout) => {
      const sieve = this.sieve.open();
      let left: PlaceKeys | null = null;
      for (const word of order) {
        const one = words[word];
        // Where the phrase would begin, and as much further on as it has words.
        if (one?.read(from, to, words.length - 1 - word, layout, sieve) !== true) return false;
        // What passed the sieve of all words before may still be another place.
        if (left !== null) one.keys.keepIn(left);
        left = one.keys;
        if (left.length === 0) return true;
      }
      if (left) this.addArticles(left, from, layout, question.found);
      return true;
    });
  }

  /** Articles where all the words stand near one another in one text, in any order, with at most `distance` other tokens between the first and the last. */
  near(question: PlaceQuestion, distance: number): void {
    // Two texts are further apart than any words may be.
    const most = Math.min(distance, GAP - 1);
    this.decide(question, (words, _order, from, to, layout) => {
      for (const word of words) if (!word.read(from, to, 0, layout, this.sieve.open())) return false;
      const visit = (number: number) => question.found.add(this.chosen.list[from + number] ?? 0);
      areNear(
        words.map(({ keys }) => keys),
        to - from,
        layout.shift,
        most,
        visit,
      );
      return true;
    });
  }

  private holdingIn(question: PlaceQuestion, term: number, ways: Uint8Array): void {
    const { list, keys, chosen, sieve } = this;
    const { shard, found } = question;
    const read = (field: number, layout: KeyLayout): boolean => {
      if (!list.begin(shard.segment, term, field, chosen)) return true;
      for (let from = 0; from < chosen.length; from += layout.together) {
        keys.length = 0;
        const to = Math.min(chosen.length, from + layout.together);
        if (!list.read(from, to, ways, 0, layout, keys, sieve.open())) return false;
        this.addArticles(keys, from, layout, found);
      }
      return true;
    };
    this.eachField(question, [[{ term, ways }]], read);
  }

  /** Puts into `found` every article that holds all the words in one field and in which `fits` finds their places to fit. */
  private decide(question: PlaceQuestion, fits: Fits): void {
    const { shard, words, stop } = question;
    if (words.some((taken) => taken.length === 0)) return;
    const order = rarestFirst(shard, words);
    while (this.words.length < words.length) this.words.push(new WordPlaces());
    const places = this.words.slice(0, words.length);
    const decided = (field: number, layout: KeyLayout): boolean => {
      const { chosen } = this;
      const { together } = layout;
      for (const [word, one] of places.entries())
        if (!one.begin(shard.segment, field, words[word] ?? [], chosen, layout)) return false;
      for (let from = 0; from < chosen.length; from += together) {
        if (from % BETWEEN_CHECKS === 0) stop.check();
        if (!fits(places, order, from, Math.min(chosen.length, from + together), layout)) return false;
      }
      return true;
    };
    this.eachField(
      question,
      order.map((word) => words[word] ?? []),
      decided,
    );
    // A sentence in quotes must not leave half a megabyte a word behind.
    this.words.length = Math.min(this.words.length, MOST_KEPT);
  }

  /** Reads every field in which articles hold all of some words, with these chosen: in another layout when places do not fit into keys. */
  private eachField(
    question: PlaceQuestion,
    words: readonly (readonly Taken[])[],
    read: (field: number, layout: KeyLayout) => boolean,
  ): void {
    for (let field = 0; field < FIELDS.length; field++)
      if ((question.fields & (1 << field)) !== 0 && this.narrow(question, field, words))
        LAYOUTS.some((layout) => read(field, layout));
  }

  /** Chooses the articles that hold all of some words in a field; false when there are none. */
  private narrow({ shard, within, found, stop }: PlaceQuestion, field: number, words: readonly (readonly Taken[])[]): boolean {
    if (shard.segment.lengths[field]?.length === 0) return false;
    const { cursor } = this;
    for (const [step, taken] of words.entries()) {
      stop.check();
      const before = step === 0 ? within : this.holders;
      const holders = this.holdersOfOne.begin(shard.slots.length);
      for (const { term } of taken) if (cursor.goTo(shard.segment, term, field)) cursor.addTo(holders, before);
      if (before !== null) holders.keepIn(before);
      if (step === 0) holders.takeOut(found);
      if (step === 0 && shard.deadCount > 0) holders.takeOut(shard.dead);
      if (holders.isEmpty) return false;
      this.holdersOfOne = this.holders;
      this.holders = holders;
    }
    this.chosen.begin(this.holders);
    return true;
  }

  /** Adds the articles of keys, which count them from a chosen one on. */
  private addArticles({ values, length }: PlaceKeys, from: number, { shift }: KeyLayout, to: ArticleSet): void {
    const { list } = this.chosen;
    for (let k = 0; k < length; k++) to.add(list[from + ((values[k] ?? 0) >>> shift)] ?? 0);
  }
}

/** Words whose room is kept. */
const MOST_KEPT = 4;

/** After so many articles it is asked whether the search is still wanted. */
const BETWEEN_CHECKS = 1024;

/** Adds those of the chosen articles `from` to `to` in which the places of the words fit; false when a place does not fit into a key. */
type Fits = (words: readonly WordPlaces[], order: readonly number[], from: number, to: number, layout: KeyLayout) => boolean;

function rarestFirst({ segment }: Shard, words: readonly (readonly Taken[])[]): number[] {
  const weights = words.map((taken) => taken.reduce((sum, { term }) => sum + (segment.df[term] ?? 0), 0));
  return words.map((_, word) => word).sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0));
}
