import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Archive, nodePorts } from '../archive/archive.ts';
import { openHeld } from './open-held.ts';
import { quietLogger } from './testing/fake-archive.ts';

const call = { trust: 'local' as const };
const folders: string[] = [];
const archives: Archive[] = [];
const source = (path: string) => new URL(path, import.meta.url).pathname;

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pressmark-held-'));
  folders.push(folder);
  return join(folder, 'archive');
}

async function open(folder: string, whenLocked: 'refuse' | 'ask', process: 'cli' | 'web' | 'shell' = 'web') {
  const held: string[] = [];
  const ports = nodePorts({
    process,
    appVersion: '0',
    workers: { extract: source('../archive/extract/extract-worker.ts'), index: source('../archive/indexing/index-worker.ts') },
    logger: quietLogger(),
    settings: { get: async () => ({ settings: {}, uiState: {} }), set: async () => undefined },
  });
  const archive = await openHeld(folder, ports, {
    create: whenLocked === 'refuse',
    whenLocked,
    onHeld: (path) => held.push(path),
  });
  archives.push(archive);
  return { archive, held };
}

const info = (archive: Archive) => archive.service.archive.info(undefined, call);
const choose = (archive: Archive, readOnly: boolean) => archive.service.archive.open({ readOnly }, call);
const create = (archive: Archive, path: string) => archive.service.collections.create({ path }, call);
const names = async (archive: Archive) =>
  (await archive.service.collections.list(undefined, call)).collections.map(({ name }) => name);

afterEach(async () => {
  for (const archive of archives.splice(0).reverse()) await archive.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

test('an archive that another process has opens nothing and says who has it, until the person chooses', async () => {
  const folder = await newFolder();
  await open(folder, 'refuse', 'cli');
  const { archive, held } = await open(folder, 'ask');
  const said = await info(archive);
  expect(said).toMatchObject({ state: 'elsewhere', holder: { process: 'cli', pid: process.pid } });
  expect(said.notice).toContain('the command line');
  await expect(create(archive, 'Harbour')).rejects.toMatchObject({ code: 'locked' });
  await expect(archive.service.archive.create(undefined, call)).rejects.toMatchObject({ code: 'locked' });
  expect(await archive.service.settings.get(undefined, call)).toEqual({ settings: {}, uiState: {} });
  expect(await choose(archive, false)).toEqual({ state: 'elsewhere' });
  expect(held).toEqual([]);
});

test('it is opened for reading beside the other, and whole once the other has let go', async () => {
  const folder = await newFolder();
  const first = await open(folder, 'refuse', 'cli');
  await create(first.archive, 'Harbour');
  const { archive, held } = await open(folder, 'ask');
  expect(await choose(archive, true)).toEqual({ state: 'read-only' });
  expect((await info(archive)).notice).toContain('the command line');
  expect(await names(archive)).toEqual(['Harbour']);
  await expect(create(archive, 'Pier')).rejects.toMatchObject({ code: 'read-only' });
  expect(await choose(archive, false)).toEqual({ state: 'read-only' });

  await create(first.archive, 'Ferry');
  archives.splice(archives.indexOf(first.archive), 1);
  await first.archive.close();
  expect(await choose(archive, false)).toEqual({ state: 'open' });
  expect(held).toHaveLength(1);
  expect(await info(archive)).toMatchObject({ state: 'open', holder: null, notice: null });
  expect(await names(archive)).toEqual(['Harbour', 'Ferry']);
  await create(archive, 'Pier');
});

test('an archive that comes into its folder later, as with a drive, is opened when it is next asked for', async () => {
  const folder = await newFolder();
  const { archive, held } = await open(folder, 'ask');
  expect(await info(archive)).toMatchObject({ state: 'missing', archiveId: null });
  const other = await open(folder, 'refuse', 'cli');
  await create(other.archive, 'Harbour');
  expect(await info(archive)).toMatchObject({ state: 'elsewhere' });
  archives.splice(archives.indexOf(other.archive), 1);
  await other.archive.close();
  expect(await choose(archive, false)).toEqual({ state: 'open' });
  expect(await names(archive)).toEqual(['Harbour']);
  expect(held).toHaveLength(1);

  const second = await newFolder();
  const early = await open(second, 'ask');
  const maker = await open(second, 'refuse', 'cli');
  archives.splice(archives.indexOf(maker.archive), 1);
  await maker.archive.close();
  expect(await info(early.archive)).toMatchObject({ state: 'open' });
  await create(early.archive, 'Pier');
});

test('without a question asked, an archive that another process has is refused', async () => {
  const folder = await newFolder();
  await open(folder, 'refuse', 'shell');
  await expect(open(folder, 'refuse')).rejects.toMatchObject({ code: 'locked' });
});
