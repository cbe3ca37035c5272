import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { SaveOptions, SaveResult, Source } from '../../shared/contract/captures.ts';
import { type Archive, openArchive } from './archive.ts';
import { testPorts } from './testing/ports.ts';

const call = { trust: 'local' as const };
const options: SaveOptions = { tags: [], engine: 'auto', images: true, allowPrivate: false };
const folders: string[] = [];
const archives: Archive[] = [];

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pressmark-archive-'));
  folders.push(folder);
  return join(folder, 'archive');
}

async function open(folder: string): Promise<Archive> {
  const archive = await openArchive(folder, testPorts(), { create: true });
  archives.push(archive);
  await archive.mended;
  return archive;
}

async function save(archive: Archive, source: Source, more: Partial<SaveOptions> = {}): Promise<SaveResult> {
  for await (const event of archive.service.captures.save({ sources: [source], options: { ...options, ...more } }, call))
    if (event.type === 'result') return event.result;
  throw new Error('saving ended without a result');
}

const search = (archive: Archive, query: string, more: object = {}) =>
  archive.service.search.query(
    { scope: { kind: 'all' }, filters: [], limit: 50, offset: 0, typing: false, snippets: true, explain: false, query, ...more },
    call,
  );

afterEach(async () => {
  for (const archive of archives.splice(0)) await archive.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

const text = `Harbour board shuts the long pier

11.05.2023 08:20

Divers reported a split beam under the fourth bay.

FERRIES MOVE TO THE STONE QUAY

Two crews moved to the stone quay on Thursday, where the tide allows only four crossings a day.`;

test('what is saved is listed, found by its words, and read as blocks', async () => {
  const archive = await open(await newFolder());
  const saved = await save(archive, { kind: 'text', text, as: 'text' }, { tags: ['pier'], collection: 'Harbour/Witness' });
  expect(saved).toMatchObject({ status: 'saved', title: 'Harbour board shuts the long pier', lang: 'en' });
  expect(saved.publishedAt).toMatchObject({ value: '2023-05-11T08:20', precision: 'minute' });

  expect((await search(archive, 'crossings')).results.map((hit) => hit.article.id)).toEqual([saved.articleId]);
  expect((await search(archive, '"stone quay" tag:pier in:Harbour')).total).toBe(1);
  expect((await search(archive, 'crossings -ferries')).total).toBe(0);
  expect((await search(archive, 'crossings')).results[0]?.snippets[0]?.text).toContain('four crossings');

  const article = await archive.service.articles.get({ id: saved.articleId ?? '' }, call);
  expect(article.blocks.map((block) => block.type)).toEqual(['paragraph', 'heading', 'paragraph']);
  expect(article.collections).toEqual(['Harbour/Witness']);
});

test('the same bytes are a duplicate, another page under the same address a version', async () => {
  const archive = await open(await newFolder());
  const page = (title: string) =>
    `<html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${text.slice(40)}</p></article></body></html>`;
  const first = await save(archive, { kind: 'text', as: 'html', text: page('Pier shut'), url: 'https://gazette.example/pier' });
  const again = await save(archive, {
    kind: 'text',
    as: 'html',
    text: page('Pier shut'),
    url: 'https://gazette.example/pier?utm_source=x',
  });
  const changed = await save(archive, {
    kind: 'text',
    as: 'html',
    text: page('Pier shut for good'),
    url: 'https://gazette.example/pier',
  });
  expect([first.status, again.status, changed.status]).toEqual(['saved', 'duplicate', 'version']);
  expect([again.articleId, changed.articleId]).toEqual([first.articleId, first.articleId]);
  const { captures } = await archive.service.articles.captures({ id: first.articleId ?? '' }, call);
  expect(captures).toHaveLength(2);
  expect((await search(archive, 'title:shut')).total).toBe(1);
});

test('a trashed article is gone from every answer at once, and comes back whole', async () => {
  const archive = await open(await newFolder());
  const { articleId = '' } = await save(archive, { kind: 'text', text, as: 'text' });
  const target = { ids: [articleId] };
  expect(await archive.service.articles.trash({ target }, call)).toEqual({ articleIds: [articleId] });
  expect((await search(archive, 'crossings')).total).toBe(0);
  expect((await search(archive, '', { scope: { kind: 'trash' } })).total).toBe(1);
  await archive.service.articles.restore({ target }, call);
  expect((await search(archive, 'crossings')).total).toBe(1);
});

test('nothing is deleted for ever without a clean full check', async () => {
  const archive = await open(await newFolder());
  const { articleId = '' } = await save(archive, { kind: 'text', text, as: 'text' });
  const target = { ids: [articleId] };
  await archive.service.articles.trash({ target }, call);
  await expect(archive.service.articles.purge({ target }, call)).rejects.toMatchObject({ code: 'refused' });
  for await (const step of archive.service.archive.verify({ mode: 'full' }, call))
    if (step.type === 'done') expect(step.report.state).toBe('clean');
  expect(await archive.service.articles.purge({ target }, call)).toEqual({ articleIds: [articleId] });
  await expect(archive.service.articles.get({ id: articleId }, call)).rejects.toMatchObject({ code: 'not-found' });
  for await (const step of archive.service.archive.verify({ mode: 'full' }, call))
    if (step.type === 'done') expect(step.report).toMatchObject({ state: 'clean', missing: [] });
});

test('a removed line comes back where it stood, and a corrected date keeps what the page said', async () => {
  const archive = await open(await newFolder());
  const { articleId = '' } = await save(archive, {
    kind: 'text',
    as: 'text',
    text: `${text}\n\nWe use cookies to give you a better service. By using our site you agree to our use of cookies and to our data policy.`,
  });
  const before = await archive.service.articles.get({ id: articleId }, call);
  const index = before.removed.findIndex((entry) => entry.rule === 'cookie-notice');
  expect(index).toBeGreaterThanOrEqual(0);
  const after = await archive.service.articles.restoreRemoved({ id: articleId, index, restored: true }, call);
  expect(after.blocks).toHaveLength(before.blocks.length + 1);
  expect((await search(archive, 'cookies')).total).toBe(1);

  const dated = await archive.service.articles.setMeta({ id: articleId, field: 'publishedAt', value: '12 May 2023' }, call);
  expect(dated.publishedAt).toMatchObject({ value: '2023-05-12', certainty: 'user' });
  expect(dated.originals.publishedAt).toContain('2023-05-11');
  expect(
    (await archive.service.articles.setMeta({ id: articleId, field: 'publishedAt', value: null }, call)).publishedAt,
  ).toMatchObject({ value: '2023-05-11T08:20' });
});

test('everything derived may be deleted: the same answers come back', async () => {
  const folder = await newFolder();
  const archive = await open(folder);
  for (const word of ['lantern', 'compass', 'anchor'])
    await save(
      archive,
      {
        kind: 'text',
        as: 'text',
        text: `The ${word} of Tarn\n\n2023-05-11\n\nIt is about a ${word} and the pier of Tarn, which was shut in the spring.`,
      },
      { tags: [word] },
    );
  const before = await search(archive, 'pier');
  await archives.pop()?.close();
  await rm(join(folder, 'derived'), { recursive: true });
  const reopened = await open(folder);
  const after = await search(reopened, 'pier');
  expect(after.total).toBe(3);
  expect(after.results.map((hit) => hit.article)).toEqual(before.results.map((hit) => hit.article));
  expect(after.results.map((hit) => hit.score)).toEqual(before.results.map((hit) => hit.score));
  expect((await reopened.service.library.sidebar(undefined, call)).tags).toHaveLength(3);
});

test('a capture without its reading copy, as a crash leaves it, is read again on opening', async () => {
  const folder = await newFolder();
  const ports = testPorts();
  // A crash right after the commit point: the journal takes the capture and then nothing more.
  const crashing = await openArchive(
    folder,
    { ...ports, workers: { ...ports.workers, extract: join(folder, 'no-such-worker.ts') } },
    { create: true },
  );
  const saved = await save(crashing, { kind: 'text', as: 'text', text });
  await crashing.close();
  const archive = await open(folder);
  expect((await search(archive, 'crossings')).results.map((hit) => hit.article.id)).toEqual([saved.articleId]);
});

const seedFolder = join(import.meta.dirname, '../../../../shared/seed');
test.skipIf(!existsSync(seedFolder))('the seed article becomes exactly what it must (needs ../shared)', async () => {
  const archive = await open(await newFolder());
  const bytes = await readFile(join(seedFolder, 'sednaya.txt'));
  const expected = JSON.parse(await readFile(join(seedFolder, 'expected.json'), 'utf8')) as {
    blocks: object[];
    removed: { rule: string; text: string }[];
    mentions: object[];
    publishedAt: object;
    title: string;
  };
  const { articleId = '' } = await save(archive, { kind: 'file', name: 'sednaya.txt', bytes: bytes.toString('base64') });
  const article = await archive.service.articles.get({ id: articleId }, call);
  expect(article).toMatchObject({
    title: expected.title,
    lang: 'en',
    dir: 'ltr',
    publishedAt: expected.publishedAt,
    blocks: expected.blocks,
  });
  expect(article.removed.map(({ rule, text: gone }) => ({ rule, text: gone }))).toEqual(expected.removed);
  const { mentions } = await archive.service.articles.mentions({ articleId, limit: 100 }, call);
  expect(mentions.map(({ text: words, value, precision }) => ({ text: words, value, precision }))).toEqual(expected.mentions);
  for (const query of ['sednaya', '"electronic codes"', 'detain*', 'title:opponents', 'date:2024-12', 'detianees~1'])
    expect([query, (await search(archive, query)).total]).toEqual([query, 1]);
  expect((await search(archive, 'sednaya -homs')).total).toBe(0);
});
