import { seededRandom } from '../generate/random.ts';
import type { Peer } from './peers.ts';
import type { QueryClass } from './queries.ts';

/** Latencies of one class for one engine, ms. */
export interface Times {
  /** p95 of the first pass. */
  readonly first: number;
  /** Of the best of three. */
  readonly p50: number;
  readonly p95: number;
  readonly found: number;
}

const PASSES = 3;

/** Asks every engine every query of a class three times, in a random order for each query. */
export async function timed({ how, queries }: QueryClass, peers: readonly Peer[], seed: number): Promise<(Times | null)[]> {
  const random = seededRandom(seed);
  const passes = peers.map(() => queries.map((): number[] => []));
  const found = peers.map(() => 0);
  for (let pass = 0; pass < PASSES; pass++)
    for (const [q, words] of queries.entries())
      for (const p of shuffled(peers.length, random)) {
        const start = performance.now();
        const answer = peers[p]?.ask(how, words) ?? null;
        if (answer === null) continue;
        const count = typeof answer === 'number' ? answer : await answer;
        passes[p]?.[q]?.push(performance.now() - start);
        if (pass === 0) found[p] = (found[p] ?? 0) + count;
      }
  return passes.map((all, p) => {
    if (all[0]?.length === 0) return null;
    const best = all.map((times) => Math.min(...times));
    return {
      first: quantile(
        all.map((times) => times[0] ?? 0),
        0.95,
      ),
      p50: quantile(best, 0.5),
      p95: quantile(best, 0.95),
      found: found[p] ?? 0,
    };
  });
}

/** The value that so many of some numbers do not pass. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function shuffled(count: number, random: () => number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return order;
}
