import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openArchive } from './archive.ts';
import { testPorts } from './testing/ports.ts';
import { ask, twelveReports } from './testing/twelve-reports.ts';

test('an index whose bytes were changed says so and is whole again by itself, with the archive in use meanwhile', async () => {
  const folder = await twelveReports('damage');
  for (const file of await segmentsOf(folder)) {
    const bytes = await readFile(file);
    // The last bytes are places in the text, which only a search reads.
    bytes[bytes.length - 3] = (bytes[bytes.length - 3] ?? 0) ^ 0x10;
    await writeFile(file, bytes);
  }

  const archive = await openArchive(folder, testPorts());
  const gauge = () => ask(archive, '"gauge at pier"');
  for (let answer = await gauge(); !answer.complete; answer = await gauge()) await setImmediate();
  expect((await gauge()).total).toBe(12);
  await archive.close();
  await rm(folder, { recursive: true });
});

async function segmentsOf(folder: string): Promise<string[]> {
  const files = await readdir(join(folder, 'derived', 'index'), { recursive: true, withFileTypes: true });
  return files.filter(({ name }) => name.endsWith('.seg')).map(({ name, parentPath }) => join(parentPath, name));
}
