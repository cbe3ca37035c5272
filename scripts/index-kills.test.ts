import { expect, test } from 'vitest';
import { flippedBytes, harmedInUse } from './proving/index-bytes.mjs';
import { deathsOfTheEngine } from './proving/index-deaths.mjs';
import { killedIndexes } from './proving/index-kills.mjs';

test('an index that is stopped at any call answers as one made afresh', async () => {
  const { wrong, deaths } = await deathsOfTheEngine({ seed: 11, step: 6 });
  expect(wrong).toEqual([]);
  expect(deaths).toBeGreaterThan(50);
}, 120_000);

test('an archive whose process is killed while it indexes finds what it should', async () => {
  const { wrong, killed } = await killedIndexes({ kills: 4, seed: 11 });
  expect(wrong).toEqual([]);
  expect(killed).toBeGreaterThanOrEqual(4);
}, 120_000);

test('an index with any byte flipped gives no wrong answer, and is whole again', async () => {
  const { wrong, flips, damaged } = await flippedBytes({ seed: 11, step: 20 });
  expect(wrong).toEqual([]);
  expect(damaged).toBeGreaterThan(flips / 2);
}, 120_000);

test('an archive whose index is damaged or gone is in use meanwhile and says so', async () => {
  const { wrong, incomplete } = await harmedInUse({ rounds: 3, seed: 11 });
  expect(wrong).toEqual([]);
  expect(incomplete).toBeGreaterThan(0);
}, 120_000);
