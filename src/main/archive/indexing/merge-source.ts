import type { ArticleSet } from './article-set.ts';
import { compareStrings, countOf, sortKey } from './dictionary.ts';
import { ListCursor } from './lists.ts';
import { PlaceHandover } from './place-handover.ts';
import { readForms, readWays, type Way } from './record.ts';
import type { Segment } from './segment.ts';

/** A segment to be merged, and which of its articles are gone. */
export interface MergeInput {
  readonly segment: Segment;
  readonly dead: ArticleSet;
}

/** Articles, words and postings between two rests of a merge: below a millisecond or two. */
export const WORK_BETWEEN_RESTS = 20_000;

/** One of the segments on its way into a merged one: its words in order, and its numbers turned into new ones. */
export class MergeSource {
  readonly segment: Segment;
  /** New article numbers, -1 for articles gone. */
  readonly numbers: Int32Array;
  /** New word numbers. */
  readonly words: Uint32Array;
  readonly cursor = new ListCursor();
  readonly handover = new PlaceHandover();
  /** The old number of the word at hand, and what orders it. */
  word = -1;
  key = 0;
  /** Of the word at hand, after `read`: new numbers of the terms it is a form of, and how it is written as a term; null when it is in one way, as itself. */
  readonly terms: number[] = [];
  ways: readonly Way[] | null = null;
  /** For each old way of the term at hand the new one. */
  newWays: readonly number[] = [];
  private readonly hasDead: boolean;
  /** Which words are left, when articles are gone: 1 for those. */
  private readonly left: Uint8Array | null;
  /** Which ways a term is still written in, when not all, and the terms each form is left with. */
  private readonly waysLeft = new Map<number, Uint8Array>();
  private readonly termsLeft = new Map<number, number[]>();

  constructor({ segment, dead }: MergeInput, numbers: Int32Array) {
    this.segment = segment;
    this.numbers = numbers;
    this.words = new Uint32Array(countOf(segment.words));
    this.hasDead = !dead.isEmpty;
    this.left = this.hasDead ? new Uint8Array(this.words.length) : null;
  }

  /** Finds out which words and ways of writing are left. */
  *prune(): Generator<void> {
    const { segment, left } = this;
    if (!left) return;
    let work = 0;
    for (let term = 0; term < this.words.length; term++) {
      if ((segment.df[term] ?? 0) === 0) continue;
      yield* this.prunedTerm(term, left);
      work += 8 + (segment.df[term] ?? 0) * 2;
      if (work < WORK_BETWEEN_RESTS) continue;
      work = 0;
      yield;
    }
  }

  rewind(): void {
    this.word = -1;
    this.step();
  }

  /** Goes to the next word that is left. */
  step(): void {
    do this.word++;
    while (this.left !== null && this.word < this.words.length && this.left[this.word] !== 1);
    const { text, at } = this.segment.words;
    this.key = this.ended ? Number.POSITIVE_INFINITY : sortKey(text, at[this.word] ?? 0, at[this.word + 1] ?? 0);
  }

  get ended(): boolean {
    return this.word >= this.words.length;
  }

  /** Below, at or above zero, as the word at hand comes before, with or after another's. */
  comparedTo(other: MergeSource): number {
    if (this.key !== other.key) return this.key < other.key ? -1 : 1;
    return this.ended || other.ended ? 0 : compareStrings(this.segment.words, this.word, other.segment.words, other.word);
  }

  get isTerm(): boolean {
    return (this.segment.df[this.word] ?? 0) > 0;
  }

  /** Reads the record of the word at hand; its lists are next under the cursor when it is a term. */
  read(): void {
    const { word, segment, terms, words, cursor } = this;
    const reader = cursor.head;
    cursor.load(segment, word);
    terms.length = 0;
    readForms(reader, word, terms);
    if (this.hasDead) {
      terms.length = 0;
      terms.push(...(this.termsLeft.get(word) ?? []));
    }
    for (let i = 0; i < terms.length; i++) terms[i] = words[terms[i] ?? 0] ?? 0;
    this.ways = null;
    if (!this.isTerm) return;
    const ways = readWays(reader, word);
    cursor.begin(segment, Math.max(1, ways.length));
    if (ways.length > 0) this.ways = ways;
  }

  /** New number of the form of a way. */
  formOf(way: Way): number {
    return this.words[way.form] ?? 0;
  }

  /** Whether a way of the term at hand is still in use. */
  hasWay(way: number): boolean {
    return this.waysLeft.get(this.word)?.[way] !== 0;
  }

  private *prunedTerm(term: number, left: Uint8Array): Generator<void> {
    const { cursor, segment, numbers, handover } = this;
    cursor.load(segment, term);
    readForms(cursor.head, term, []);
    const ways = readWays(cursor.head, term);
    const used = new Uint8Array(Math.max(1, ways.length));
    cursor.begin(segment, used.length);
    const visitor = {
      article: (document: number) => (numbers[document] ?? -1) >= 0,
      place: (_place: number, way: number) => {
        used[way] = 1;
      },
    };
    while (cursor.next()) {
      handover.begin(cursor, visitor);
      while (handover.step()) yield;
    }
    if (!used.includes(1)) return;
    left[term] = 1;
    if (used.includes(0)) this.waysLeft.set(term, used);
    if (ways.length === 0) this.leave(term, term, left);
    for (const [i, { form }] of ways.entries()) if (used[i] === 1) this.leave(form, term, left);
  }

  private leave(form: number, term: number, left: Uint8Array): void {
    left[form] = 1;
    const terms = this.termsLeft.get(form) ?? [];
    if (!terms.includes(term)) terms.push(term);
    this.termsLeft.set(form, terms);
  }
}
