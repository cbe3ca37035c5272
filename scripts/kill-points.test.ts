import { expect, test } from 'vitest';
import { killsAtEveryCall, randomKills } from './proving/kill-points.mjs';

test('what was acknowledged survives kills at random moments', async () => {
  const { wrong, acknowledged, killed } = await randomKills({ kills: 40, seed: 11 });
  expect(wrong).toEqual([]);
  expect(killed).toBeGreaterThanOrEqual(40);
  expect(acknowledged).toBeGreaterThan(0);
}, 120_000);

test('what was acknowledged survives a kill before and after calls to the file system', async () => {
  const { wrong, acknowledged } = await killsAtEveryCall({ seed: 11, step: 12 });
  expect(wrong).toEqual([]);
  expect(acknowledged).toBeGreaterThan(0);
}, 120_000);

test('a disk that says too early that bytes are written is caught', async () => {
  const { wrong } = await randomKills({ kills: 12, seed: 11, isHasty: true });
  expect(wrong.join('\n')).toContain('lost: record');
}, 120_000);
