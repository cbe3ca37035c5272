import { expect, it } from 'vitest';
import { openStore } from '../store.ts';
import { memoryFs } from '../testing/memory-fs.ts';
import { freely, handClock, quiet, scratchStore } from '../testing/scratch.ts';

it('refuses a disk that lists files under other names than they were given', async () => {
  const fs = memoryFs();
  await (await scratchStore(fs)).close();
  const needs = {
    clock: handClock(),
    logger: quiet,
    process: 'test',
    installation: 'here',
    take: freely,
    reserveBytes: 0,
  } as const;
  for (const change of [(name: string) => name.toUpperCase(), (name: string) => name.slice(0, 64)]) {
    const strange = { ...fs, readdir: async (path: string) => (await fs.readdir(path)).map(change) };
    await expect(openStore('/archive', { ...needs, fs: strange })).rejects.toMatchObject({ code: 'refused' });
  }
  expect([...fs.files.keys()].filter((path) => path.startsWith('/archive/tmp/'))).toEqual([]);
  await (await openStore('/archive', { ...needs, fs })).close();
});
