import type { TextMatches, TextRequest } from '../seams.ts';
import type { Strings } from './dictionary.ts';
import type { EngineMatches } from './search.ts';
import { SlotNames } from './slot-names.ts';

/** Translates the index's slots into the catalogue's ordinals. A catalogue that was numbered anew needs no new index: a remembered ordinal is checked at each use. */
export class Numbering {
  private readonly names = new SlotNames();
  private ordinals = new Int32Array(0);
  /** Room to put ordinals in order, clean between two uses, and the score of each. */
  private marks = new Uint8Array(0);
  private scoreOf = new Float64Array(0);

  /** Notes the articles of the next slots. */
  learn(articleIds: Strings): void {
    this.names.add(articleIds);
    if (this.ordinals.length >= this.names.size) return;
    const grown = new Int32Array(this.names.size * 2).fill(-1);
    grown.set(this.ordinals);
    this.ordinals = grown;
  }

  /** Forgets every slot. */
  clear(): void {
    this.names.clear();
    this.ordinals = new Int32Array(0);
  }

  /** Articles the catalogue does not know are left out. */
  translate({ clauses, scored, scores }: EngineMatches, by: TextRequest['numbering']): TextMatches {
    if (this.marks.length < by.id.length) {
      this.marks = new Uint8Array(by.id.length);
      this.scoreOf = new Float64Array(by.id.length);
    }
    const ordinals = this.ordinalsOf(scored, by, scores);
    const { scoreOf } = this;
    const ordered = new Float64Array(ordinals.length);
    for (let i = 0; i < ordinals.length; i++) ordered[i] = scoreOf[ordinals[i] ?? 0] ?? 0;
    return {
      clauses: clauses.map((slots) => (slots === scored ? ordinals : this.ordinalsOf(slots, by, null))),
      scored: ordinals,
      scores: ordered,
    };
  }

  /** Ascending; notes scores on the way. */
  private ordinalsOf(slots: Uint32Array, by: TextRequest['numbering'], scores: Float64Array | null): Uint32Array {
    const { scoreOf } = this;
    const found = new Uint32Array(slots.length);
    let count = 0;
    for (let i = 0; i < slots.length; i++) {
      const ordinal = this.ordinalOf(slots[i] ?? 0, by);
      if (ordinal < 0) continue;
      found[count++] = ordinal;
      if (scores !== null) scoreOf[ordinal] = scores[i] ?? 0;
    }
    const ordinals = found.subarray(0, count);
    return count * FEW < by.id.length ? ordinals.sort() : this.inOrder(ordinals, by.id.length);
  }

  /** Many ordinals are put in order by marking them. */
  private inOrder(ordinals: Uint32Array, size: number): Uint32Array {
    const { marks } = this;
    for (let i = 0; i < ordinals.length; i++) marks[ordinals[i] ?? 0] = 1;
    let count = 0;
    for (let ordinal = 0; ordinal < size; ordinal++) {
      if (marks[ordinal] !== 1) continue;
      marks[ordinal] = 0;
      ordinals[count++] = ordinal;
    }
    return ordinals.subarray(0, count);
  }

  private ordinalOf(slot: number, { id, ordinalOf }: TextRequest['numbering']): number {
    const articleId = this.names.nameOf(slot);
    if (articleId === undefined) return -1;
    const remembered = this.ordinals[slot] ?? -1;
    if (remembered >= 0 && id[remembered] === articleId) return remembered;
    const ordinal = ordinalOf.get(articleId) ?? -1;
    this.ordinals[slot] = ordinal;
    const name = id[ordinal];
    if (name !== undefined) this.names.adopt(slot, name);
    return ordinal;
  }
}

/** Below one in so many, ordinals are sorted. */
const FEW = 64;
