import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openArchive } from './archive.ts';
import { testPorts } from './testing/ports.ts';

const call = { trust: 'local' as const };

test('rebuilding that is asked for while a start still catches up ends with everything searchable', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pressmark-rebuild-'));
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
  await rm(join(folder, 'derived'), { recursive: true });

  const archive = await openArchive(folder, testPorts());
  const steps = [];
  for await (const step of archive.service.archive.reindex(undefined, call)) steps.push(step);
  expect(steps.at(-1)).toMatchObject({ type: 'done', articles: 12 });
  const found = await archive.service.search.query(
    { scope: { kind: 'all' }, filters: [], query: 'gauge', limit: 50, offset: 0, typing: false, snippets: false, explain: false },
    call,
  );
  expect([found.total, found.complete]).toEqual([12, true]);
  await archive.close();
  await rm(folder, { recursive: true });
});
