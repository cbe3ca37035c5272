import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openArchive } from './archive.ts';
import { testPorts } from './testing/ports.ts';

const call = { trust: 'local' as const };

test('an index whose bytes were changed says so and is whole again by itself, with the archive in use meanwhile', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pressmark-damage-'));
  const first = await openArchive(folder, testPorts(), { create: true });
  const sources = Array.from({ length: 12 }, (_, i) => ({
    kind: 'ready' as const,
    id: `r${i}`,
    title: `Report ${i}`,
    text: `The gauge at pier ${i} was read at noon.`,
  }));
  const options = { tags: [], engine: 'auto' as const, images: true, allowPrivate: false };
  for await (const event of first.service.captures.save({ sources, options }, call))
    if (event.type === 'result') expect(event.result.status).toBe('saved');
  await first.close();
  for (const file of await segmentsOf(folder)) {
    const bytes = await readFile(file);
    // The last bytes are places in the text, which only a search reads.
    bytes[bytes.length - 3] = (bytes[bytes.length - 3] ?? 0) ^ 0x10;
    await writeFile(file, bytes);
  }

  const archive = await openArchive(folder, testPorts());
  const gauge = () =>
    archive.service.search.query(
      {
        scope: { kind: 'all' },
        filters: [],
        query: '"gauge at pier"',
        limit: 50,
        offset: 0,
        typing: false,
        snippets: false,
        explain: false,
      },
      call,
    );
  for (let answer = await gauge(); !answer.complete; answer = await gauge()) await setImmediate();
  expect((await gauge()).total).toBe(12);
  await archive.close();
  await rm(folder, { recursive: true });
});

async function segmentsOf(folder: string): Promise<string[]> {
  const files = await readdir(join(folder, 'derived', 'index'), { recursive: true, withFileTypes: true });
  return files.filter(({ name }) => name.endsWith('.seg')).map(({ name, parentPath }) => join(parentPath, name));
}
