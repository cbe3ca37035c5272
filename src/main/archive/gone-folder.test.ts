import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Archive, openArchive } from './archive.ts';
import { testPorts } from './testing/ports.ts';

const call = { trust: 'local' as const };
const folders: string[] = [];
const archives: Archive[] = [];
// What fails because a folder was taken away is meant to.
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function place(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pressmark-gone-'));
  folders.push(folder);
  return folder;
}

async function open(folder: string, options: { readonly create?: boolean; readonly readOnly?: boolean } = { create: true }) {
  const archive = await openArchive(folder, testPorts({ logger: quiet }), options);
  archives.push(archive);
  await archive.mended;
  return archive;
}

async function save(archive: Archive, text: string) {
  const events = archive.service.captures.save(
    {
      sources: [{ kind: 'text', text, as: 'text' }],
      options: { tags: [], engine: 'auto', images: true, allowPrivate: false },
    },
    call,
  );
  for await (const event of events) if (event.type === 'result') return event.result;
  throw new Error('saving ended without a result');
}

const info = (archive: Archive) => archive.service.archive.info(undefined, call);
const all = async (archive: Archive) =>
  (
    await archive.service.search.query(
      { scope: { kind: 'all' }, filters: [], limit: 50, offset: 0, typing: false, snippets: false, explain: false, query: '' },
      call,
    )
  ).results.map(({ article }) => article.title);

afterEach(async () => {
  for (const archive of archives.splice(0)) await archive.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

test('an archive whose folder is gone says so, takes nothing in, and goes on when it is back', async () => {
  const home = await place();
  const folder = join(home, 'archive');
  const archive = await open(folder);
  const { articleId = '' } = await save(archive, 'The pier of Tarn\n\nIt is long.');
  await rename(folder, join(home, 'unplugged'));

  expect(await info(archive)).toMatchObject({
    state: 'missing',
    notice: `The archive at ${folder} can’t be found. Nothing was changed.`,
  });
  await expect(archive.service.tags.add({ tag: 'pier', target: { ids: [articleId] } }, call)).rejects.toMatchObject({
    code: 'archive-missing',
  });
  expect((await save(archive, 'The ferry of Tarn\n\nIt is small.')).status).toBe('failed');
  expect(existsSync(folder)).toBe(false);

  await rename(join(home, 'unplugged'), folder);
  expect(await info(archive)).toMatchObject({ state: 'open', notice: null });
  await archive.service.tags.add({ tag: 'pier', target: { ids: [articleId] } }, call);
  expect((await save(archive, 'The ferry of Tarn\n\nIt is small.')).status).toBe('saved');
  expect(await all(archive)).toHaveLength(2);
});

test('a deleted archive acknowledges nothing more, and no part of it comes back by itself', async () => {
  const folder = join(await place(), 'archive');
  const archive = await open(folder);
  const { articleId = '' } = await save(archive, 'The pier of Tarn\n\nIt is long.');
  await rm(folder, { recursive: true });
  await expect(archive.service.notes.add({ articleId, text: 'Seen.' }, call)).rejects.toMatchObject({ code: 'archive-missing' });
  await archives.pop()?.close();
  expect(existsSync(folder)).toBe(false);
});

test('another archive in the same place is not taken for this one', async () => {
  const home = await place();
  const folder = join(home, 'archive');
  const archive = await open(folder);
  await rename(folder, join(home, 'first'));
  await (await openArchive(folder, testPorts(), { create: true })).close();
  expect(await info(archive)).toMatchObject({
    state: 'missing',
    notice: `Another archive lies at ${folder} now. Nothing was changed.`,
  });
  await rm(folder, { recursive: true });
  await rename(join(home, 'first'), folder);
  expect((await info(archive)).state).toBe('open');
});

test('beside a process that writes, an archive opens for reading and leaves no trace in the folder', async () => {
  const folder = join(await place(), 'archive');
  const writing = await open(folder);
  await save(writing, 'The pier of Tarn\n\nIt is long.');
  const reading = await open(folder, { readOnly: true });
  expect(await info(reading)).toMatchObject({ state: 'read-only' });
  expect(await all(reading)).toEqual(['The pier of Tarn']);
  expect((await save(reading, 'The ferry of Tarn\n\nIt is small.')).error?.code).toBe('read-only');
  await archives.pop()?.close();
  expect((await save(writing, 'The ferry of Tarn\n\nIt is small.')).status).toBe('saved');
  expect(await all(writing)).toHaveLength(2);
});

test('captures wait while the disk is low, with the reason, and go on by themselves', async () => {
  const folder = join(await place(), 'archive');
  let free = 312_000_000;
  const ports = testPorts();
  const archive = await openArchive(folder, { ...ports, fs: { ...ports.fs, freeBytes: async () => free } }, { create: true });
  archives.push(archive);
  const file = join(folder, '..', 'note.md');
  await writeFile(file, '# Ferry log\n\nThe small boat made 212 crossings.\n');
  await archive.service.captures.enqueue(
    {
      sources: [{ kind: 'path', path: file }],
      options: { tags: [], engine: 'auto', images: true, allowPrivate: false },
    },
    call,
  );
  await expect
    .poll(() => archive.service.captures.jobs(undefined, call))
    .toMatchObject({ waiting: 1, active: 0, hold: { reason: 'disk-low', freeBytes: 312_000_000 } });
  free = 9_000_000_000;
  await expect
    .poll(() => archive.service.captures.jobs(undefined, call), { timeout: 15_000 })
    .toMatchObject({ done: 1, hold: null });
});
