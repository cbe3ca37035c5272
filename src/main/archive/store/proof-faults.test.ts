import { describe, expect, it } from 'vitest';
import { runFaults } from './testing/fault-run.ts';

describe('a disk that fails', () => {
  it('in any way at any call costs nothing that was promised, and the archive goes on (npm run proof -- faults)', async () => {
    const { failures, faults, byKind } = await runFaults({ seed: 7, part: 0, parts: 1, every: 49 });
    expect(failures).toEqual([]);
    expect(faults).toBeGreaterThan(250);
    expect(Object.keys(byKind).length).toBeGreaterThanOrEqual(15);
  });
});
