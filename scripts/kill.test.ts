import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { killLoop } from './proving/kill-loop.mjs';

const built = existsSync(new URL('../out/main/cli.js', import.meta.url));

test.skipIf(!built).each(['cli', 'web'])(
  'what the %s host called saved survives kill -9 (needs the build)',
  async (host) => {
    const { lost, acknowledged } = await killLoop({ rounds: 6, seed: 11, host });
    expect(lost).toEqual([]);
    expect(acknowledged).toBeGreaterThan(0);
  },
  180_000,
);
