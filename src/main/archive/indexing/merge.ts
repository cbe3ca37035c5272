import { liveCount, type Shard } from './shard.ts';

/** So many segments of one size become one of the next size. */
const FAN_IN = 16;
/** No segment grows beyond this: a merge must end before too much else has changed, and fit in memory. */
const MOST_ARTICLES = 131_072;
const MOST_BYTES = 512 * 1024 * 1024;
/** Above this share of articles gone, a segment is written anew. */
const MOST_DEAD = 0.2;

/** The shards that should become one now; empty when all is well. */
export function dueForMerge(shards: readonly Shard[]): Shard[] {
  const rotten = shards.find(({ deadCount, slots }) => deadCount > 0 && deadCount >= slots.length * MOST_DEAD);
  if (rotten) return [rotten];
  const tiers = new Map<number, Shard[]>();
  for (const shard of shards) {
    const live = liveCount(shard);
    if (live * 2 > MOST_ARTICLES || bytesOf(shard) * 2 > MOST_BYTES) continue;
    const tier = Math.floor(Math.log2(live) / Math.log2(FAN_IN) + 1e-9);
    const peers = tiers.get(tier) ?? [];
    peers.push(shard);
    tiers.set(tier, peers);
  }
  for (const peers of tiers.values()) {
    if (peers.length < FAN_IN) continue;
    const due: Shard[] = [];
    let articles = 0;
    let bytes = 0;
    for (const shard of peers.slice(0, FAN_IN)) {
      articles += liveCount(shard);
      bytes += bytesOf(shard);
      if (articles > MOST_ARTICLES || bytes > MOST_BYTES) break;
      due.push(shard);
    }
    if (due.length > 1) return due;
  }
  return [];
}

/**
 * The shards that should become one while nothing else is to be done, so that few are left to search: the smallest ones, up to one that is larger than all
 * below it twice over. Each time an article is written anew its segment has grown by half at least.
 */
export function dueAtRest(shards: readonly Shard[]): Shard[] {
  const bySize = shards.filter((shard) => bytesOf(shard) < MOST_BYTES).sort((a, b) => liveCount(a) - liveCount(b));
  const due: Shard[] = [];
  let articles = 0;
  let bytes = 0;
  let end = 0;
  for (const [i, shard] of bySize.entries()) {
    if (articles + liveCount(shard) > MOST_ARTICLES || bytes + bytesOf(shard) > MOST_BYTES) break;
    if (i > 0 && liveCount(shard) <= articles * 2) end = i + 1;
    articles += liveCount(shard);
    bytes += bytesOf(shard);
    due.push(shard);
  }
  return due.slice(0, end);
}

const bytesOf = ({ segment }: Shard): number => segment.records.length + segment.positions.length;
