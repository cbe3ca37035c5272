import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchAnswer } from '../../shared/contract/search.ts';
import { type Archive, openArchive } from './archive.ts';
import { HOSTILE_WORDS, madeQueries } from './testing/any-query.ts';
import { testPorts } from './testing/ports.ts';

const call = { trust: 'local' as const };

/** Texts that the made queries meet, so that phrases, edits, marks and filters have something to work on. */
const REPORTS = [
  {
    lang: 'en',
    date: '2022-03-01',
    title: 'Flood at the pier of Tarn',
    text: 'The flood took the bridge. A cease-fire held: 20,430 sandbags.\n\nThe Who played on.',
  },
  {
    lang: 'en',
    date: '2022-03',
    title: 'constructor of the bridge',
    text: 'U.S. engineers said __proto__ is no name; valueOf neither. 824368 and 8243.',
  },
  { lang: 'tr', date: '2021', title: 'İstanbul’da sel', text: 'Iskele yıkıldı. IŞIK söndü, çatışma bitti.' },
  { lang: 'ar', date: '2022-04-02', title: 'فيضان عند الجسر', text: 'قال المهندسون إن الجسر سقط في عام ٢٠٢٢.' },
  { lang: 'zh', date: '2022-05', title: '河上的桥', text: '北京大学的学生修桥。洪水来了。' },
  { lang: 'de', title: 'Straße am Fluss', text: 'Die Häuser an der Straße stehen 🌊 im Wasser. Ｆｌｏｏｄ 10%' },
];

let folder: string;
let archive: Archive;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pressmark-any-query-'));
  archive = await openArchive(folder, testPorts(), { create: true });
  const sources = REPORTS.map((report, i) => ({ kind: 'ready' as const, id: `r${i}`, ...report }));
  const options = { tags: ['Court'], engine: 'auto' as const, images: true, allowPrivate: false };
  for await (const event of archive.service.captures.save({ sources, options }, call))
    if (event.type === 'result') expect(event.result.status).toBe('saved');
}, 60_000);

afterAll(async () => {
  await archive.close();
  await rm(folder, { recursive: true, force: true });
});

/** Asks as a window does, and holds the answer to what every answer must be. */
async function answered(query: string, n: number): Promise<{ total: number; warnings: readonly string[]; understood: string }> {
  const filters = n % 5 === 0 ? [query] : [];
  const spec = { scope: { kind: 'all' as const }, filters, query };
  const input = { ...spec, limit: 10, offset: 0, typing: n % 3 === 0, snippets: true, explain: n % 7 === 0 };
  const answer = searchAnswer.parse(await archive.service.search.query(input, call));
  expect(answer.query).toBe(query);
  expect(answer.complete).toBe(true);
  expect(answer.understoodParts.map(({ text }) => text).join('')).toBe(answer.understood);
  // Whatever is typed is said to be understood as something, or it is said why nothing of it is asked.
  expect(answer.understood !== '' || answer.warnings.length > 0 || query.trim() === '', JSON.stringify(query)).toBe(true);
  expect(answer.total).toBeGreaterThanOrEqual(answer.results.length);
  for (const { article, score, snippets, titleHits } of answer.results) {
    expect(Number.isFinite(score) && score >= 0, JSON.stringify(query)).toBe(true);
    for (const [start, end] of titleHits) expect(start >= 0 && start < end && end <= article.title.length).toBe(true);
    for (const { text, hits } of snippets)
      for (const [start, end] of hits) expect(start >= 0 && start < end && end <= text.length).toBe(true);
  }
  if (n % 11 === 0)
    for (const { article } of answer.results) await archive.service.search.marks({ articleId: article.id, query }, call);
  // A way out of an empty answer finds as many as it says.
  for (const { spec: way, count } of answer.nothing?.relaxations ?? [])
    if (n % 13 === 0)
      expect(
        (await archive.service.search.query({ ...input, ...way, typing: false }, call)).total,
        JSON.stringify([query, way]),
      ).toBe(count);
  return answer;
}

describe('whatever is typed is answered, and said how it was understood', () => {
  it('ten thousand made queries: pieces of the language in any order, raw characters, broken and mended ones', async () => {
    const queries = madeQueries(10_000, 11);
    expect(new Set(queries).size).toBeGreaterThan(8_500);
    let found = 0;
    let warned = 0;
    for (let at = 0; at < queries.length; at += 50) {
      const answers = await Promise.all(queries.slice(at, at + 50).map((query, i) => answered(query, at + i)));
      found += answers.filter(({ total }) => total > 0).length;
      warned += answers.filter(({ warnings }) => warnings.length > 0).length;
    }
    // The queries are worth asking: many find something, and many are broken.
    expect(found).toBeGreaterThan(1_500);
    expect(warned).toBeGreaterThan(1_500);
  }, 300_000);

  it('two hundred hostile words, each bare and where a word can stand', async () => {
    expect(HOSTILE_WORDS.length).toBeGreaterThanOrEqual(200);
    for (const [n, { word, name }] of HOSTILE_WORDS.entries())
      for (const query of [
        word,
        `flood OR ${word}`,
        `-${word}`,
        `"${word} bridge"~3`,
        `=${word}`,
        `${word}~2`,
        `title:${word}*`,
        `tag:${word}`,
      ])
        await answered(query, n).catch((cause: unknown) => {
          throw new Error(`The query with ${name} failed.`, { cause });
        });
  }, 300_000);

  it('names of the language’s own objects are words like others', async () => {
    const finds = async (query: string) => (await answered(query, 1)).total;
    expect(await finds('__proto__')).toBe(1);
    expect(await finds('constructor')).toBe(1);
    expect(await finds('valueOf')).toBe(1);
    expect(await finds('824368')).toBe(1);
    expect(await finds('8243*')).toBe(1);
    expect(await finds('toString')).toBe(0);
    expect(await finds('hasOwnProperty')).toBe(0);
  });

  it('what is longer than a query may be is cut between characters, and said', async () => {
    const { warnings, understood } = await answered(`flood ${'🌊'.repeat(2_000)}`, 1);
    expect(warnings).toContain('Only the first 2,000 characters were searched.');
    expect(understood.isWellFormed()).toBe(true);
  });
});
