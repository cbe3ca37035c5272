import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { ReprocessInput, ReprocessReport } from '../../shared/contract/reprocess.ts';
import { type Archive, openArchive } from './archive.ts';
import { EXTRACTOR } from './extract/version.ts';
import { testPorts } from './testing/ports.ts';

const call = { trust: 'local' as const };
const folders: string[] = [];
const archives: Archive[] = [];

afterEach(async () => {
  for (const archive of archives.splice(0)) await archive.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pressmark-reprocess-'));
  folders.push(folder);
  return join(folder, 'archive');
}

const older = {
  extract: new URL('./testing/older-extract-worker.ts', import.meta.url).pathname,
  index: testPorts().workers.index,
};

async function open(folder: string, by: 'older' | 'today'): Promise<Archive> {
  const archive = await openArchive(folder, testPorts(by === 'older' ? { workers: older } : {}), { create: true });
  archives.push(archive);
  await archive.mended;
  return archive;
}

async function closed(archive: Archive): Promise<void> {
  archives.splice(archives.indexOf(archive), 1);
  await archive.close();
}

async function save(archive: Archive, text: string, url?: string): Promise<string> {
  const options = { tags: [], engine: 'auto', images: true, allowPrivate: false } as const;
  const source = { kind: 'text', text, as: 'text', ...(url ? { url } : {}) } as const;
  for await (const event of archive.service.captures.save({ sources: [source], options: { ...options, tags: [] } }, call))
    if (event.type === 'result') return event.result.articleId ?? '';
  throw new Error('saving ended without a result');
}

async function readAnew(archive: Archive, input: Partial<ReprocessInput> = {}): Promise<ReprocessReport> {
  for await (const step of archive.service.archive.reprocess({ again: false, ...input }, call))
    if (step.type === 'done') return step.report;
  throw new Error('reading anew ended without a report');
}

const article = (archive: Archive, id: string) => archive.service.articles.get({ id }, call);
const readingsIn = async (archive: Archive, id: string) => {
  const { records } = await archive.service.archive.log({ order: 'oldest', limit: 1000, cursor: null, articleId: id }, call);
  return records
    .map(({ raw }) => JSON.parse(raw) as { type: string; extractor?: string; objects?: { sha256: string }[] })
    .filter(({ type }) => type === 'reading.add');
};
const found = async (archive: Archive, query: string) => {
  const spec = { scope: { kind: 'all' as const }, query, filters: [] };
  return (
    await archive.service.search.query({ ...spec, limit: 10, offset: 0, snippets: false, typing: false, explain: false }, call)
  ).total;
};

const GAUGE =
  'Gauge at the pier of Tarn reads nine metres\n9 May 2023\n\nThe keeper read it at noon on Tuesday.\n\n```\nThe keeper read it twice.\n```\n\nThe board meets on Friday.';
const QUAY = 'Ferries move to the stone quay\n3 May 2023\n\nTwo crews moved on Thursday.';

test('what an older extractor read worse is read anew, searchable at once, and the earlier copy stays; what reads the same is not written', async () => {
  const folder = await newFolder();
  const before = await open(folder, 'older');
  const gauge = await save(before, GAUGE);
  const quay = await save(before, QUAY);
  expect((await article(before, gauge)).title).toContain('| Tarn Courier');
  expect(await found(before, 'courier')).toBe(1);
  const earlier = (await readingsIn(before, gauge))[0]?.objects?.[0]?.sha256 ?? '';
  await closed(before);

  const archive = await open(folder, 'today');
  const objects = (await archive.service.archive.stats(undefined, call)).objects;
  expect(await readAnew(archive)).toMatchObject({
    articles: 2,
    captures: 2,
    changed: 1,
    unchanged: 1,
    current: 0,
    failed: [],
    extractor: EXTRACTOR,
  });
  expect((await article(archive, gauge)).title).not.toContain('Courier');
  expect(await found(archive, 'courier')).toBe(0);
  expect((await readingsIn(archive, gauge)).map(({ extractor }) => extractor)).toEqual(['pressmark-extract/0', EXTRACTOR]);
  expect(await readdir(join(folder, 'objects', earlier.slice(0, 2)))).toContain(earlier);
  expect(await readingsIn(archive, quay)).toHaveLength(1);
  // The reading copy; its plain text is the same object as before.
  expect((await archive.service.archive.stats(undefined, call)).objects).toBe(objects + 1);

  expect(await readAnew(archive)).toMatchObject({ changed: 0, unchanged: 0, current: 2 });
  expect(await readAnew(archive, { again: true, target: { ids: [quay] } })).toMatchObject({ articles: 1, unchanged: 1 });
});

test('what a person set, put back, noted and starred stands over the new reading copy, also where a rule has another name', async () => {
  const folder = await newFolder();
  const before = await open(folder, 'older');
  const id = await save(before, GAUGE);
  const { removed } = await article(before, id);
  const fence = removed.findIndex(({ text }) => text.includes('```'));
  expect(fence).toBeGreaterThanOrEqual(0);
  await before.service.articles.restoreRemoved({ id, index: fence, restored: true }, call);
  await before.service.articles.setMeta({ id, field: 'publishedAt', value: '10 May 2023' }, call);
  await before.service.articles.setMeta({ id, field: 'byline', value: 'Ines Calder' }, call);
  await before.service.articles.setStatus({ target: { ids: [id] }, starred: true }, call);
  await before.service.notes.add({ articleId: id, text: 'Ask the keeper.' }, call);
  await closed(before);

  const archive = await open(folder, 'today');
  expect(await readAnew(archive)).toMatchObject({ changed: 1 });
  const now = await article(archive, id);
  expect(now).toMatchObject({ starred: true, byline: ['Ines Calder'], publishedAt: { value: '2023-05-10', certainty: 'user' } });
  expect(now.originals.publishedAt).toBe('2023-05-09');
  expect(now.noteList.map(({ text }) => text)).toEqual(['Ask the keeper.']);
  const back = now.removed.findIndex(({ restored }) => restored);
  expect(now.removed[back]?.text).toBe(removed[fence]?.text);
  expect(now.text).toContain('```');

  const out = await archive.service.articles.restoreRemoved({ id, index: back, restored: false }, call);
  expect(out.text).not.toContain('```');
  expect(out.removed.some(({ restored }) => restored)).toBe(false);
});

test('stopped half-way it goes on where it was, and does not read twice what read the same', async () => {
  const folder = await newFolder();
  const before = await open(folder, 'older');
  for (let n = 0; n < 20; n++) await save(before, `${n % 2 ? QUAY : GAUGE}\n\nReport number ${n}.`);
  await closed(before);

  const archive = await open(folder, 'today');
  for await (const step of archive.service.archive.reprocess({ again: false }, call)) {
    expect(step).toEqual({ type: 'progress', done: 16, of: 20 });
    break;
  }
  await closed(archive);
  const later = await open(folder, 'today');
  expect(await readAnew(later)).toMatchObject({ captures: 20, current: 16, changed: 2, unchanged: 2 });
  expect(await readAnew(later)).toMatchObject({ current: 20 });
});

test('every capture of an article is read, and a stored page that is damaged is named while the rest goes on', async () => {
  const folder = await newFolder();
  const before = await open(folder, 'older');
  const url = 'https://tarn.example/gauge';
  const id = await save(before, GAUGE, url);
  expect(await save(before, `${GAUGE}\n\nIt was read once more.`, url)).toBe(id);
  const quay = await save(before, QUAY);
  const { captureList } = await article(before, quay);
  await closed(before);
  const warc = captureList[0]?.warc ?? '';
  await rm(join(folder, 'objects', warc.slice(0, 2), warc));

  const archive = await open(folder, 'today');
  const report = await readAnew(archive);
  expect(report).toMatchObject({ articles: 2, captures: 3, changed: 2, unchanged: 0 });
  expect(report.failed).toMatchObject([{ articleId: quay, title: 'Ferries move to the stone quay' }]);
  expect((await article(archive, quay)).text).toContain('Two crews moved');
});

test('an archive that is open for reading only is not read anew', async () => {
  const folder = await newFolder();
  await closed(await open(folder, 'today'));
  const archive = await openArchive(folder, testPorts(), { readOnly: true });
  archives.push(archive);
  await expect(readAnew(archive)).rejects.toMatchObject({ code: 'read-only' });
});

test('as long work of the host it tells how far it is, can be stopped, and keeps its report', async () => {
  const folder = await newFolder();
  const before = await open(folder, 'older');
  for (let n = 0; n < 18; n++) await save(before, `${GAUGE}\n\nReport number ${n}.`);
  await closed(before);

  const { service } = await open(folder, 'today');
  const request = { kind: 'reprocess' as const, input: { again: false } };
  const state = async (id: string) => (await service.tasks.list(undefined, call)).tasks.find((task) => task.id === id);
  const { task } = await service.tasks.start({ request }, call);
  expect(task).toMatchObject({ kind: 'reprocess', state: 'running', canPause: true });
  await service.tasks.cancel({ id: task.id }, call);
  await expect.poll(async () => (await state(task.id))?.state, { timeout: 15_000 }).toBe('cancelled');

  const { task: again } = await service.tasks.retry({ id: task.id }, call);
  await expect.poll(async () => (await state(again.id))?.state, { timeout: 15_000 }).toBe('done');
  expect(await state(again.id)).toMatchObject({ done: 18, of: 18, outcome: null, error: null });
  const { result } = await service.tasks.result({ id: again.id }, call);
  expect(result).toMatchObject({ kind: 'reprocess', report: { captures: 18, failed: [] } });
});

test('a reason for care that was marked as right is gone until what it was said of is another, and the mark can be taken back', async () => {
  const folder = await newFolder();
  const before = await open(folder, 'older');
  const url = 'https://tarn.example/gauge';
  const id = await save(before, `${GAUGE}\n\nIt was read on 05/06/2023, they say.`.replace('9 May 2023\n', '05/06/2023\n'), url);
  const care = async (archive: Archive) => (await article(archive, id)).needsCare;
  expect(await care(before)).toEqual(['ambiguous-date', 'no-byline', 'too-short']);
  for (const code of ['ambiguous-date', 'no-byline', 'too-short'] as const)
    await before.service.articles.settleCare({ id, code, isRight: true }, call);
  expect(await care(before)).toEqual([]);
  expect(new Set((await article(before, id)).settled)).toEqual(new Set(['ambiguous-date', 'no-byline', 'too-short']));
  await expect(before.service.articles.settleCare({ id, code: 'mojibake', isRight: true }, call)).rejects.toMatchObject({
    code: 'invalid',
  });
  await closed(before);

  const archive = await open(folder, 'today');
  expect(await readAnew(archive)).toMatchObject({ changed: 1 });
  expect(await care(archive)).toEqual([]);
  await archive.service.articles.settleCare({ id, code: 'no-byline', isRight: false }, call);
  expect(await care(archive)).toEqual(['no-byline']);
  const { records } = await archive.service.archive.log({ order: 'newest', limit: 1, cursor: null }, call);
  expect(records[0]?.sentence).toContain('Took the mark off');

  // What is short was said of the page that was looked at; the next capture is looked at again.
  await save(archive, 'Gauge at the pier of Tarn\n05/06/2023\n\nNothing more.', url);
  expect(await care(archive)).toEqual(['no-byline', 'too-short']);
});
