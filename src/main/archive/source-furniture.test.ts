import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Archive, openArchive } from './archive.ts';
import { testPorts } from './testing/ports.ts';

const call = { trust: 'local' as const };
let folder = '';
let archive: Archive;

afterEach(async () => {
  await archive.close();
  await rm(folder, { recursive: true, force: true });
});

const ASK = 'Send the Gauge what you saw: a picture, a name, a time of day.';
const page = (
  n: number,
) => `<!doctype html><html lang="en"><head><title>Ferry ${n} of Tarn</title></head><body><article><h1>Ferry ${n} of Tarn</h1>
<p>On day ${n} the ferry number ${n} left the quay of Tarn with ${n} people and came back with ${n + 1}, which nobody explained to the board.</p>
<p>The harbour master counted ${n} boats more than the book of year ${n} has, and wrote it down in red for whoever would come to read it.</p>
<p>${ASK}</p>
<p>Whoever paid for trip ${n} has the money back, said company number ${n} in a letter to the board that was read aloud on day ${n}.</p>
</article></body></html>`;

async function save(n: number, host: string): Promise<string> {
  const source = { kind: 'text', text: page(n), as: 'html', url: `https://${host}/ferry/${n}` } as const;
  const options = { tags: [], engine: 'auto', images: true, allowPrivate: false } as const;
  for await (const event of archive.service.captures.save({ sources: [source], options: { ...options, tags: [] } }, call))
    if (event.type === 'result') return event.result.articleId ?? '';
  throw new Error('saving ended without a result');
}

test('a line of every page of a source goes from the next page saved of it, is put back by a person, and is another source’s own', async () => {
  folder = await mkdtemp(join(tmpdir(), 'pressmark-furniture-'));
  archive = await openArchive(join(folder, 'archive'), testPorts(), { create: true });
  await archive.mended;
  for (let n = 1; n <= 4; n++)
    expect((await archive.service.articles.get({ id: await save(n, 'gauge.example') }, call)).text).toContain(ASK);

  const id = await save(5, 'www.gauge.example');
  const article = await archive.service.articles.get({ id }, call);
  expect(article.text).not.toContain(ASK);
  const index = article.removed.findIndex(({ rule }) => rule === 'source-furniture');
  expect(article.removed[index]).toMatchObject({ text: ASK, at: 2 });

  const back = await archive.service.articles.restoreRemoved({ id, index, restored: true }, call);
  expect(back.blocks.map((block) => ('text' in block ? block.text : ''))[2]).toBe(ASK);

  expect((await archive.service.articles.get({ id: await save(6, 'other.example') }, call)).text).toContain(ASK);
});
