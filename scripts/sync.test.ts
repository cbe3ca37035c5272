import { expect, test } from 'vitest';
import { syncedArchive } from './proving/sync.mjs';

test.each([
  [11, ['linux', 'mac']],
  [12, ['windows', 'linux']],
  [280, ['mac', 'windows']],
])(
  'two machines that share a synced folder come to the same, and lose nothing (seed %i, %j)',
  async (seed, systems) => {
    const total = await syncedArchive({ edits: 100, seed, systems });
    expect(total.wrong).toEqual([]);
    expect(total.conflicts).toBeGreaterThan(0);
    expect(total.evicted).toBeGreaterThan(0);
  },
  120_000,
);
