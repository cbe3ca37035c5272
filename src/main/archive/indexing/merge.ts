import type { Segment } from './segment.ts';
import { SegmentBuilder } from './segment-builder.ts';
import type { Shard } from './shard.ts';

/** So many segments of one size become one of the next size. */
const FAN_IN = 8;
/** No segment grows beyond this: a merge must not hold up searches for long. */
const MOST_ARTICLES = 8192;
/** Above this share of articles gone, a segment is written anew. */
const MOST_DEAD = 0.2;

/** The shards that should become one now; empty when all is well. */
export function dueForMerge(shards: readonly Shard[]): Shard[] {
  const rotten = shards.find(({ deadCount, slots }) => deadCount > 0 && deadCount >= slots.length * MOST_DEAD);
  if (rotten) return [rotten];
  const tiers = new Map<number, Shard[]>();
  for (const shard of shards) {
    const live = shard.slots.length - shard.deadCount;
    if (live * 2 > MOST_ARTICLES) continue;
    const tier = Math.floor(Math.log(live) / Math.log(FAN_IN));
    const peers = tiers.get(tier) ?? [];
    tiers.set(tier, [...peers, shard]);
  }
  for (const peers of tiers.values()) {
    if (peers.length < FAN_IN) continue;
    const due: Shard[] = [];
    let articles = 0;
    for (const shard of peers) {
      articles += shard.slots.length - shard.deadCount;
      if (articles > MOST_ARTICLES) break;
      due.push(shard);
    }
    if (due.length > 1) return due;
  }
  return [];
}

/** One segment with the articles of several that are still there. Nothing is analysed again. */
export function merged(shards: readonly Shard[]): { segment: Segment; slots: Uint32Array } {
  const builder = new SegmentBuilder();
  const slots: number[] = [];
  for (const { segment, dead, slots: from } of shards) {
    builder.addLangs(segment.langs);
    const renumbered = new Int32Array(segment.entryForm.length).fill(-1);
    for (let document = 0; document < from.length; document++) {
      if (dead[document] === 1) continue;
      builder.copy(segment, document, renumbered);
      slots.push(from[document] ?? 0);
    }
  }
  return { segment: builder.finish(), slots: Uint32Array.from(slots) };
}
