import { describe, expect, it } from 'vitest';
import { runCrashes } from './testing/crash-run.ts';

describe('a power cut', () => {
  it('at any moment, whatever of the unsynced reached the disk, costs nothing that was promised (npm run proof -- crash-images)', async () => {
    const { failures, images } = await runCrashes({ seed: 7, images: 30_000, part: 0, parts: 1 });
    expect(failures).toEqual([]);
    expect(images).toBeGreaterThanOrEqual(30_000);
  });
});
