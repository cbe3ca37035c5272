/** Blocks of one file that are in memory, and which of them were used since the cache last looked. */
export interface CachedBlocks {
  readonly blocks: (Uint8Array | undefined)[];
  readonly used: Uint8Array;
}

/** Bounds how many blocks are in memory over all files of an index: one not used for a while goes when another comes. */
export class BlockCache {
  private readonly ring: { of: CachedBlocks; block: number }[] = [];
  private readonly most: number;
  private hand = 0;

  constructor(most: number) {
    this.most = most;
  }

  put(of: CachedBlocks, block: number, bytes: Uint8Array): void {
    of.blocks[block] = bytes;
    of.used[block] = 1;
    if (this.ring.length < this.most) {
      this.ring.push({ of, block });
      return;
    }
    for (;;) {
      const entry = this.ring[this.hand];
      this.hand = (this.hand + 1) % this.most;
      if (!entry) return;
      if (entry.of.used[entry.block] === 1 && entry.of.blocks[entry.block] !== undefined) {
        entry.of.used[entry.block] = 0;
        continue;
      }
      entry.of.blocks[entry.block] = undefined;
      entry.of = of;
      entry.block = block;
      return;
    }
  }
}
