import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Archive, openArchive } from './archive.ts';
import { testPorts } from './testing/ports.ts';

const call = { trust: 'local' as const };
const TEXTS = [
  { id: 'tarn', lang: 'en', text: 'The harbour board of Tarn closed the long pier.' },
  { id: 'haven', lang: 'en', text: 'Ferries left Tarnhaven at dawn, and nobody told us why.' },
  { id: 'arabic', lang: 'ar', text: 'وصلت العبارة إلى ميناء تارن بعد إغلاق الرصيف الطويل.' },
  { id: 'chinese', lang: 'zh', text: '渡轮于清晨抵达塔恩港，长码头已经关闭。' },
  { id: 'us', lang: 'en', text: 'US inspectors measured the crane.' },
  { id: 'states', lang: 'en', text: 'Inspectors from the United States measured the crane again.' },
  { id: 'french', lang: 'fr', text: 'Un pilote attend sur le quai, et un autre dort.' },
];

let folder: string;
let archive: Archive;
const ids = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pressmark-aliases-'));
  archive = await openArchive(join(folder, 'archive'), testPorts(), { create: true });
  const sources = TEXTS.map(({ id, lang, text }) => ({ kind: 'ready' as const, id, title: `Report ${id.length}`, text, lang }));
  const options = { tags: [], engine: 'auto' as const, images: true, allowPrivate: false };
  for await (const event of archive.service.captures.save({ sources, options }, call))
    if (event.type === 'result' && event.result.articleId)
      ids.set(event.result.articleId, TEXTS[Number(event.result.source)]?.id ?? event.result.source);
  expect(ids.size).toBe(TEXTS.length);
}, 60_000);

afterAll(async () => {
  await archive.close();
  await rm(folder, { recursive: true, force: true });
});

const spec = (query: string, filters: string[] = []) => ({ scope: { kind: 'all' as const }, query, filters });

async function asked(query: string, filters: string[] = []) {
  const how = { limit: 50, offset: 0, typing: false, snippets: true, explain: false };
  return archive.service.search.query({ ...spec(query, filters), ...how }, call);
}

const found = async (query: string, filters: string[] = []) =>
  (await asked(query, filters)).results.map(({ article }) => ids.get(article.id)).sort();

test('an archive begins with a few groups, and tells a name from the common word that is written the same', async () => {
  const { groups, leftOut } = await archive.service.aliases.list(undefined, call);
  expect(groups.map(({ names, isBuiltIn }) => [names[0], isBuiltIn])).toEqual([
    ['EU', true],
    ['UK', true],
    ['UN', true],
    ['US', true],
  ]);
  expect(leftOut).toEqual([]);
  expect(await found('US crane')).toEqual(['states', 'us']);
  expect(await found('"united states"')).toEqual(['states', 'us']);
  expect(await found('UN')).toEqual([]);
  expect(await found('us')).toEqual(['haven', 'us']);
});

test('names of a group find each other in every script, until the query or a person says otherwise', async () => {
  const before = await asked('pier board');
  const { group } = await archive.service.aliases.add({ names: [' Tarn', 'Tarnhaven', 'تارن', '塔恩港', ''] }, call);
  expect(group.names).toEqual(['Tarn', 'Tarnhaven', 'تارن', '塔恩港']);
  const all = ['arabic', 'chinese', 'haven', 'tarn'];
  for (const name of group.names) expect(await found(name)).toEqual(all);
  const alone = await Promise.all(group.names.map((name) => found(`+${name}`)));
  expect(alone.flat().sort()).toEqual(all);
  expect(await found('+Tarn')).toEqual(['tarn']);
  expect(await found('=Tarn')).toEqual(['tarn']);
  expect(await found('-Tarn crane')).toEqual(['states', 'us']);
  expect(await found('', ['Tarn', '-lang:en'])).toEqual(['arabic', 'chinese']);

  const answer = await asked('Tarn');
  expect(answer.understood).toBe('Tarn (also Tarnhaven, تارن, 塔恩港)');
  expect(answer.understoodParts[1]?.also).toEqual({ names: ['Tarnhaven', 'تارن', '塔恩港'], without: '+Tarn' });
  const marked = answer.results.flatMap(({ snippets }) =>
    snippets.flatMap(({ text, hits }) => hits.map(([a, b]) => text.slice(a, b))),
  );
  expect(marked.sort()).toEqual(['Tarn', 'Tarnhaven', 'تارن', '塔恩港'].sort());

  const facets = await archive.service.search.facets(spec('Tarn'), call);
  expect(Object.fromEntries(facets.lang.map(({ value, count }) => [value, count]))).toEqual({ en: 2, ar: 1, zh: 1 });
  const arabic = [...ids].find(([, id]) => id === 'arabic')?.[0] ?? '';
  const { blocks } = await archive.service.search.marks({ articleId: arabic, query: 'Tarn' }, call);
  expect(blocks.flatMap(({ hits }) => hits)).toHaveLength(1);
  const { articleIds } = await archive.service.tags.add({ tag: 'harbour', target: { spec: spec('Tarnhaven') } }, call);
  expect(articleIds).toHaveLength(4);

  const after = await asked('pier board');
  expect(after.results.map(({ article, score }) => [article.id, score])).toEqual(
    before.results.map(({ article, score }) => [article.id, score]),
  );
});

test('nothing found is explained with the names that were searched', async () => {
  const { nothing } = await asked('Tarn zeppelin');
  expect(nothing?.counts).toEqual([
    { text: 'Tarn (also Tarnhaven, تارن, 塔恩港)', count: 4 },
    { text: 'zeppelin', count: 0 },
  ]);
  expect(nothing?.relaxations.find(({ spec: { query } }) => query === 'Tarn')?.count).toBe(4);
});

test('a group is changed, taken out and put back at once, a built-in one too, and outlives the listing', async () => {
  const own = (await archive.service.aliases.list(undefined, call)).groups.find(({ isBuiltIn }) => !isBuiltIn);
  const id = own?.id ?? '';
  await archive.service.aliases.edit({ id, names: ['Tarn', 'Tarnhaven'] }, call);
  expect(await found('Tarn')).toEqual(['haven', 'tarn']);
  await archive.service.aliases.remove({ id }, call);
  expect(await found('Tarn')).toEqual(['tarn']);
  await archive.service.aliases.putBack({ id }, call);
  expect(await found('Tarn')).toEqual(['haven', 'tarn']);

  await archive.service.aliases.remove({ id: 'us' }, call);
  expect((await archive.service.aliases.list(undefined, call)).leftOut.map((group) => group.id)).toEqual(['us']);
  expect(await found('"united states"')).toEqual(['states']);
  await archive.service.aliases.putBack({ id: 'us' }, call);
  await archive.service.aliases.edit({ id: 'un', names: ['UN', 'ONU'] }, call);

  const told = async () => (await archive.service.aliases.list(undefined, call)).groups;
  const groups = await told();
  expect(groups.map(({ names, isBuiltIn }) => [names.length, isBuiltIn])).toEqual([
    [2, false],
    [2, false],
    [3, true],
    [3, true],
    [4, true],
  ]);
  await archive.close();
  await rm(join(folder, 'archive', 'derived'), { recursive: true });
  archive = await openArchive(join(folder, 'archive'), testPorts());
  expect(await told()).toEqual(groups);
  const { records } = await archive.service.archive.log({ order: 'newest', limit: 50, cursor: null }, call);
  expect(records.map(({ sentence }) => sentence)).toContain('Searches UN, ONU as one');
});

test.each([
  [['Tarn'], 'A group has at least two names.'],
  [['Tarn', '  '], 'A group has at least two names.'],
  [['Tarn', 'TÁRN'], '“TÁRN” and “Tarn” are found by the same search already.'],
  [['Tarn', '…'], 'There is no word in “…”.'],
  [['Tarn', 'x'.repeat(101)], `“${'x'.repeat(20)}…” is longer than 100 characters.`],
  [Array.from({ length: 21 }, (_, i) => `pier ${i}`), 'A group has at most 20 names; these are 21.'],
])('%j is no group', async (names, message) => {
  await expect(archive.service.aliases.add({ names }, call)).rejects.toMatchObject({ code: 'invalid', message });
});

test('a group that is not there cannot be changed', async () => {
  const missing = { code: 'not-found' };
  await expect(archive.service.aliases.edit({ id: 'n-none', names: ['a', 'b'] }, call)).rejects.toMatchObject(missing);
  await expect(archive.service.aliases.remove({ id: 'n-none' }, call)).rejects.toMatchObject(missing);
});
