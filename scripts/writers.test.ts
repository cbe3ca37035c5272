import { expect, test } from 'vitest';
import { suspendedWriter, writersRace } from './proving/writers.mjs';

test.each([true, false])(
  'eight processes that are killed while they write to one archive lose nothing (lock on: %s)',
  async (isLocked) => {
    const { wrong, acknowledged, kills } = await writersRace({ kills: 16, edits: 24, seed: 11, isLocked });
    expect(wrong).toEqual([]);
    expect(kills).toBeGreaterThanOrEqual(16);
    expect(acknowledged).toBeGreaterThan(100);
  },
  120_000,
);

test.each([true, false])(
  'a process that is suspended in the midst of saving and wakes later loses nothing (lock on: %s)',
  async (isLocked) => {
    const { wrong, writers } = await suspendedWriter({ isLocked, seed: 11, times: 6 });
    expect(wrong).toEqual([]);
    expect(writers).toBeGreaterThan(1);
  },
  120_000,
);
