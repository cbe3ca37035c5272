import { describe, expect, it } from 'vitest';
import { runFlips } from './testing/flip-run.ts';

/** Some seconds of work; on a busy computer they take as long as they take. */
const BUSY_MS = 600_000;

describe('what changes on the disk', { timeout: BUSY_MS }, () => {
  it('is reported, whichever bit, length or name it is, and what is whole is not (npm run proof -- bit-flips)', async () => {
    const { missed, falseAlarms, flips, truncations, cleanArchives } = await runFlips({
      seed: 7,
      articles: 8,
      part: 0,
      parts: 1,
      every: 4,
    });
    expect({ missed, falseAlarms }).toEqual({ missed: [], falseAlarms: [] });
    expect(flips).toBeGreaterThan(50_000);
    expect(truncations).toBeGreaterThan(500);
    expect(cleanArchives).toBe(25);
  });
});
