import { describe, expect, it } from 'vitest';
import { runCrashes } from './testing/crash-run.ts';
import { runMutants } from './testing/mutant-run.ts';

/** Some seconds of work; on a busy computer they take as long as they take. */
const BUSY_MS = 600_000;

// Hundreds of thousands of refusals are expected, and nobody looks at where they were thrown.
Error.stackTraceLimit = 2;

describe('a power cut', { timeout: BUSY_MS }, () => {
  it('at any moment, whatever of the unsynced reached the disk, costs nothing that was promised (npm run proof -- crash-images)', async () => {
    const { failures, images } = await runCrashes({ seed: 7, images: 10_000, perMoment: 60, part: 0, parts: 1 });
    expect(failures).toEqual([]);
    expect(images).toBeGreaterThanOrEqual(10_000);
  });

  it('is noticed when the store leaves out, delays or swaps any step of a save: every mutant is caught', async () => {
    const outcomes = await runMutants({ seed: 7 });
    expect(outcomes.filter(({ caughtBy }) => caughtBy === null)).toEqual([]);
    expect(outcomes.length).toBeGreaterThanOrEqual(25);
  });
});
