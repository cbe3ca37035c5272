import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Archive, openArchive } from '../archive.ts';
import { testPorts } from './ports.ts';

const call = { trust: 'local' as const };

/** The folder of a new archive that holds twelve reports of a gauge, closed again. */
export async function twelveReports(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `pressmark-${name}-`));
  const archive = await openArchive(folder, testPorts(), { create: true });
  const sources = Array.from({ length: 12 }, (_, i) => ({
    kind: 'ready' as const,
    id: `r${i}`,
    title: `Report ${i}`,
    text: `The gauge at pier ${i} was read at noon.`,
  }));
  const options = { tags: [], engine: 'auto' as const, images: true, allowPrivate: false };
  for await (const event of archive.service.captures.save({ sources, options }, call))
    if (event.type === 'result') expect(event.result.status).toBe('saved');
  await archive.close();
  return folder;
}

/** Everything that a query finds, as a window asks. */
export function ask(archive: Archive, query: string) {
  return archive.service.search.query(
    { scope: { kind: 'all' }, filters: [], query, limit: 50, offset: 0, typing: false, snippets: false, explain: false },
    call,
  );
}
