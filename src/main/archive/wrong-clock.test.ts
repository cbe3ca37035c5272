import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Archive, openArchive } from './archive.ts';
import { testPorts } from './testing/ports.ts';

const call = { trust: 'local' as const };
const TEN_YEARS = 3650 * 86_400_000;
const NOW = Date.UTC(2026, 10, 25, 9);
const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function withClock<T>(folder: string, wall: number, work: (archive: Archive) => Promise<T>): Promise<T> {
  const began = performance.now();
  const clock = { now: () => wall + performance.now() - began, monotonic: () => performance.now() };
  const archive = await openArchive(folder, testPorts({ clock }), { create: true });
  try {
    await archive.mended;
    return await work(archive);
  } finally {
    await archive.close();
  }
}

const save = (title: string) => async (archive: Archive) => {
  const source = { kind: 'ready' as const, id: title, title, text: `Of the pier: ${title}.` };
  const options = { tags: [], engine: 'auto' as const, images: true, allowPrivate: false };
  for await (const event of archive.service.captures.save({ sources: [source], options }, call))
    if (event.type === 'result') return event.result.articleId ?? '';
  return '';
};

const checked = async (archive: Archive) => {
  for await (const step of archive.service.archive.verify({ mode: 'full' }, call))
    if (step.type === 'done') return step.report.state;
  return null;
};

test('a clock that is ten years wrong is written down, and neither loses, hides nor deletes anything', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'pressmark-clock-'));
  folders.push(scratch);
  const folder = join(scratch, 'archive');
  const first = await withClock(folder, NOW, save('saved in time'));
  const ahead = await withClock(folder, NOW + TEN_YEARS, async (archive) => {
    const id = await save('saved ten years ahead')(archive);
    expect(await checked(archive)).toBe('clean');
    return id;
  });
  const behind = await withClock(folder, NOW - TEN_YEARS, save('saved ten years behind'));

  await withClock(folder, NOW, async (archive) => {
    const { service } = archive;
    const spec = {
      scope: { kind: 'all' as const },
      filters: [],
      limit: 50,
      offset: 0,
      typing: false,
      snippets: false,
      explain: false,
    };
    for (const query of ['', 'pier']) {
      const { results } = await service.search.query({ ...spec, query }, call);
      expect(results.map(({ article }) => article.id).sort()).toEqual([first, ahead, behind].sort());
    }
    const { records } = await service.archive.log({ order: 'oldest', limit: 100, cursor: null }, call);
    const saved = records.filter(({ type }) => type === 'capture.add');
    expect(saved.map(({ articleIds }) => articleIds[0])).toEqual([first, ahead, behind]);
    expect(saved.map(({ raw }) => /"clock":"(\w+)"/.exec(raw)?.[1])).toEqual([undefined, undefined, 'back']);

    // The check that a clock ten years ahead has dated is no fresh one.
    const target = { ids: [first] };
    await service.articles.trash({ target }, call);
    await expect(service.articles.purge({ target }, call)).rejects.toMatchObject({ code: 'refused' });
    expect(await checked(archive)).toBe('clean');
  });
});
