import type { TextMatches, TextRequest } from '../seams.ts';
import type { EngineMatches } from './engine.ts';

/** Translates the index's slots into the catalogue's ordinals. A catalogue that was numbered anew needs no new index: a remembered ordinal is checked at each use. */
export class Numbering {
  private readonly articleIds: string[] = [];
  private ordinals = new Int32Array(0);

  /** Notes the articles of slots from `first` on. */
  learn(first: number, articleIds: readonly string[]): void {
    for (const [i, articleId] of articleIds.entries()) this.articleIds[first + i] = articleId;
    if (this.ordinals.length >= this.articleIds.length) return;
    const grown = new Int32Array(this.articleIds.length * 2).fill(-1);
    grown.set(this.ordinals);
    this.ordinals = grown;
  }

  /** Forgets every slot. */
  clear(): void {
    this.articleIds.length = 0;
    this.ordinals = new Int32Array(0);
  }

  /** Articles the catalogue does not know are left out. */
  translate({ clauses, scored, scores }: EngineMatches, by: TextRequest['numbering']): TextMatches {
    const byOrdinal = new Float64Array(by.id.length);
    const ordinals = this.ordinalsOf(scored, by, (ordinal, i) => {
      byOrdinal[ordinal] = scores[i] ?? 0;
    });
    return {
      clauses: clauses.map((slots) => this.ordinalsOf(slots, by)),
      scored: ordinals,
      scores: Float64Array.from(ordinals, (ordinal) => byOrdinal[ordinal] ?? 0),
    };
  }

  private ordinalsOf(
    slots: Uint32Array,
    by: TextRequest['numbering'],
    visit?: (ordinal: number, i: number) => void,
  ): Uint32Array {
    const found = new Uint32Array(slots.length);
    let count = 0;
    for (let i = 0; i < slots.length; i++) {
      const ordinal = this.ordinalOf(slots[i] ?? 0, by);
      if (ordinal < 0) continue;
      found[count++] = ordinal;
      visit?.(ordinal, i);
    }
    return found.subarray(0, count).sort();
  }

  private ordinalOf(slot: number, { id, ordinalOf }: TextRequest['numbering']): number {
    const articleId = this.articleIds[slot];
    if (articleId === undefined) return -1;
    const remembered = this.ordinals[slot] ?? -1;
    if (remembered >= 0 && id[remembered] === articleId) return remembered;
    const ordinal = ordinalOf.get(articleId) ?? -1;
    this.ordinals[slot] = ordinal;
    return ordinal;
  }
}
