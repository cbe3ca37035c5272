import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Engine } from './engine.ts';
import { stopAt } from './stop.ts';
import { document } from './testing/documents.ts';
import { CROWD, crowded } from './testing/random-articles.ts';
import { questionOf, questionSeeds } from './testing/random-questions.ts';

setFlagsFromString('--expose-gc');
// Safe: this is what the flag makes of a new context.
const collect = runInNewContext('gc') as () => void;

/** Megabytes in use: objects, and arrays outside of them. */
function inUse(): { heap: number; arrays: number } {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heap: heapUsed / 1e6, arrays: arrayBuffers / 1e6 };
}

test('ten thousand searches take no more memory than the first thousand', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-index-'));
  const engine = new Engine(folder);
  try {
    engine.apply(fc.sample(crowded, { seed: 5, numRuns: 3000 }).map((parts, n) => document(`article-${n}`, parts)));
    engine.rest();
    while (engine.work(1000));
    await engine.flush();
    const forms = CROWD.map((word) => word.toLowerCase());
    const seeds = fc.sample(questionSeeds, { seed: 6, numRuns: 10_000 });
    const before = { heap: 0, arrays: 0 };
    for (const [i, seed] of seeds.entries()) {
      const clauses = seed.map((one) => questionOf(one, forms));
      const required = i % 2 === 0 ? clauses.map((_, c) => [c]) : [];
      engine.search(clauses, stopAt(null), required);
      if (i === 999) Object.assign(before, inUse());
    }
    const after = inUse();
    expect(after.arrays - before.arrays).toBeLessThan(1);
    expect(after.heap - before.heap).toBeLessThan(2);
  } finally {
    engine.close();
    rmSync(folder, { recursive: true });
  }
}, 120_000);
