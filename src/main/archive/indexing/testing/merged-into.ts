import { merging } from '../merge-segments.ts';
import { makeShard, type Shard } from '../shard.ts';

/** The articles of some shards that are there, in so many shards or fewer, merged as the index merges. */
export function mergedInto(shards: readonly Shard[], parts: number): Shard[] {
  const size = Math.max(1, Math.ceil(shards.length / parts));
  const merged: Shard[] = [];
  for (let at = 0; at < shards.length; at += size) {
    const group = shards.slice(at, at + size);
    const steps = merging(group.map(({ segment, dead }) => ({ segment, dead })));
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    const slots = group.flatMap(({ slots, dead }) => [...slots].filter((_, document) => !dead.has(document)));
    if (slots.length > 0) merged.push(makeShard(step.value, Uint32Array.from(slots), null));
  }
  return merged;
}
