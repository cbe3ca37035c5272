import { describe, expect, it } from 'vitest';
import type { Fs } from '../ports.ts';
import { runDamage } from './testing/damage-run.ts';
import { type Between, interposed } from './testing/interposed.ts';

/** Some seconds of work; on a busy computer they take as long as they take. */
const BUSY_MS = 600_000;

describe('a damaged archive', { timeout: BUSY_MS }, () => {
  it('is never made worse by repair, is the same after a second one, and whole again from a backup (npm run proof -- damage)', async () => {
    const { failures, archives, recovered, withBackup } = await runDamage({ seed: 7, archives: 60, part: 0, parts: 1 });
    expect(failures).toEqual([]);
    expect(archives).toBe(60);
    expect(recovered / withBackup).toBeGreaterThanOrEqual(0.99);
  });

  it.each([
    ['deletes what it should set aside', deletesAside],
    ['puts back half of what it finds', (fs: Fs) => interposed(fs, halves)],
    ['writes in place what it should put there whole', overwrites],
  ])('is made worse by a repair that %s, and the proof says so', async (_, bend) => {
    const { failures, recovered, withBackup } = await runDamage({ seed: 7, archives: 40, part: 0, parts: 1, bend });
    expect(failures.length > 0 || recovered < withBackup).toBe(true);
  });
});

function deletesAside(fs: Fs): Fs {
  return {
    ...fs,
    rename: (from, to) => (to.includes('/quarantine/') && !from.includes('/tmp/') ? fs.unlink(from) : fs.rename(from, to)),
  };
}

const halves: Between = async (call, go) => {
  if (call.name !== 'write' || !call.bytes || !/\/archive\/tmp\/[0-9a-f]{64}/.test(call.path)) return go();
  await go(call.bytes.subarray(0, call.bytes.byteLength >> 1));
  return call.bytes.byteLength as Awaited<ReturnType<typeof go>>; // safe: a write answers a number
};

function overwrites(fs: Fs): Fs {
  return {
    ...fs,
    rename: (from, to) => (to.includes('/quarantine/') && !from.includes('/tmp/') ? Promise.resolve() : fs.rename(from, to)),
  };
}
