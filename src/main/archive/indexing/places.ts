import { stringAt } from './dictionary.ts';
import type { Shard } from './shard.ts';

/** Where each article that is there stands: known by its slot, which it keeps, so that a merge moves its articles without a look at their names. */
export class Places {
  private readonly slots = new Map<string, number>();
  /** By slot. */
  private readonly shards: Shard[] = [];
  private readonly documents: number[] = [];

  /** Articles of a shard that were not there before. */
  add(shard: Shard): void {
    const { ids } = shard.segment;
    for (let document = 0; document < shard.slots.length; document++)
      if (!shard.dead.has(document)) this.slots.set(stringAt(ids, document), shard.slots[document] ?? 0);
    this.move(shard);
  }

  /** Articles of a shard that stood in others. */
  move(shard: Shard): void {
    const { shards, documents } = this;
    for (let document = 0; document < shard.slots.length; document++) {
      // One that was replaced meanwhile has the same slot, and stands elsewhere.
      if (shard.dead.has(document)) continue;
      const slot = shard.slots[document] ?? 0;
      shards[slot] = shard;
      documents[slot] = document;
    }
  }

  slotOf(articleId: string): number | undefined {
    return this.slots.get(articleId);
  }

  /** Where an article stands, which is then no longer there. */
  take(articleId: string): { readonly shard: Shard; readonly document: number } | null {
    const slot = this.slots.get(articleId);
    const shard = slot === undefined ? undefined : this.shards[slot];
    if (slot === undefined || !shard) return null;
    this.slots.delete(articleId);
    return { shard, document: this.documents[slot] ?? 0 };
  }

  each(visit: (articleId: string, shard: Shard, document: number) => void): void {
    for (const [articleId, slot] of this.slots) {
      const shard = this.shards[slot];
      if (shard) visit(articleId, shard, this.documents[slot] ?? 0);
    }
  }
}
