import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Scope } from '../../shared/contract/shapes/result-spec.ts';
import { type Archive, openArchive } from './archive.ts';
import { testPorts } from './testing/ports.ts';

const call = { trust: 'local' as const };
const ALL: Scope = { kind: 'all' };
const TRASH: Scope = { kind: 'trash' };

let folder: string;
let archive: Archive;
const ids: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pressmark-counts-'));
  archive = await openArchive(join(folder, 'archive'), testPorts(), { create: true });
  const sources = ['en', 'en', 'fr', 'de'].map((lang, i) => ({
    kind: 'ready' as const,
    id: `${i}`,
    title: `Pier ${i}`,
    text: `The pier of Tarn, report ${i}. ${'Pier. '.repeat(i)}`,
    date: `2022-0${1 + (i % 2)}-10`,
    lang,
    source: i < 2 ? 'Harbour Post' : 'Lake Herald',
  }));
  const options = { tags: ['pier'], engine: 'auto' as const, images: true, allowPrivate: false };
  for await (const event of archive.service.captures.save({ sources, options }, call))
    if (event.type === 'result' && event.result.articleId) ids.push(event.result.articleId);
  await archive.service.savedSearches.save(
    { name: 'Pier', spec: { scope: ALL, query: 'pier', filters: [] }, sort: 'relevance', order: 'desc' },
    call,
  );
}, 60_000);

afterAll(async () => {
  await archive.close();
  await rm(folder, { recursive: true, force: true });
});

/** Every count that is shown of what a place holds. */
async function counted(scope: Scope) {
  const spec = { scope, query: 'pier', filters: [] };
  const { service } = archive;
  const { total, results } = await service.search.query(
    { ...spec, limit: 50, offset: 0, typing: false, snippets: false, explain: false },
    call,
  );
  const { source, lang, tag, has, months } = await service.search.facets(spec, call);
  const bins = await service.timeline.bins(
    { ...spec, axis: 'published', unit: 'month', by: 'source', zone: 'UTC', maxBins: 240, maxLanes: 12 },
    call,
  );
  const sum = (values: readonly { count: number }[]) => values.reduce((all, { count }) => all + count, 0);
  return {
    counts: [
      total,
      sum(source),
      sum(lang),
      sum(tag),
      sum(has.filter(({ value }) => value === 'tags')),
      sum(months),
      bins.total,
      sum(bins.bins),
      sum(bins.lanes),
    ],
    scores: new Map(results.map(({ article, score }) => [article.id, score])),
  };
}

async function listed() {
  const { counts, savedSearches, sources, tags } = await archive.service.library.sidebar(undefined, call);
  return [counts.all, counts.trash, savedSearches[0]?.count, sources.reduce((all, { count }) => all + count, 0), tags[0]?.count];
}

const same = (n: number) => Array.from({ length: 9 }, () => n);

test('what lies in the trash is in no count but the trash’s own, and moves the rank of nothing else', async () => {
  const before = await counted(ALL);
  expect(before.counts).toEqual(same(4));
  expect((await counted(TRASH)).counts).toEqual(same(0));
  expect(await listed()).toEqual([4, 0, 4, 4, 4]);

  const gone = ids[3] ?? '';
  await archive.service.articles.trash({ target: { ids: [gone] } }, call);
  const after = await counted(ALL);
  expect(after.counts).toEqual(same(3));
  expect((await counted(TRASH)).counts).toEqual(same(1));
  expect(await listed()).toEqual([3, 1, 3, 3, 3]);
  for (const [id, score] of after.scores) expect(score).toBe(before.scores.get(id));

  await archive.service.articles.restore({ target: { ids: [gone] } }, call);
  expect(await counted(ALL)).toEqual(before);
  expect(await listed()).toEqual([4, 0, 4, 4, 4]);
});
