import { describe, expect, it } from 'vitest';
import { runFaults } from './testing/fault-run.ts';

/** Some seconds of work; on a busy computer they take as long as they take. */
const BUSY_MS = 600_000;

// Hundreds of thousands of refusals are expected, and nobody looks at where they were thrown.
Error.stackTraceLimit = 2;

describe('a disk that fails', { timeout: BUSY_MS }, () => {
  it('in any way at any call costs nothing that was promised, and the archive goes on (npm run proof -- faults)', async () => {
    const { failures, faults, byKind } = await runFaults({ seed: 7, part: 0, parts: 1, every: 49 });
    expect(failures).toEqual([]);
    expect(faults).toBeGreaterThan(250);
    expect(Object.keys(byKind).length).toBeGreaterThanOrEqual(15);
  });
});
