import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Task, TaskRequest } from '../../shared/contract/tasks.ts';
import { type Archive, openArchive } from './archive.ts';
import { testPorts } from './testing/ports.ts';

const call = { trust: 'local' as const };
const folders: string[] = [];
const archives: Archive[] = [];

const VERIFY: TaskRequest = { kind: 'verify', input: { mode: 'full', scope: { kind: 'all' }, against: [] } };

async function filled(count: number): Promise<{ archive: Archive; folder: string }> {
  const home = await mkdtemp(join(tmpdir(), 'pressmark-tasks-'));
  folders.push(home);
  const folder = join(home, 'archive');
  const archive = await openArchive(folder, testPorts(), { create: true });
  archives.push(archive);
  const sources = Array.from({ length: count }, (_, n) => ({
    kind: 'text' as const,
    text: `Pier report ${n}\n\nThe gauge was read at noon, ${n} times.`,
    as: 'text' as const,
  }));
  const options = { tags: [], engine: 'auto' as const, images: true, allowPrivate: false };
  for await (const event of archive.service.captures.save({ sources, options }, call))
    if (event.type === 'result') expect(event.result.status).toBe('saved');
  return { archive, folder };
}

const start = async (archive: Archive, request: TaskRequest, trust: 'local' | 'page' = 'local') =>
  (await archive.service.tasks.start({ request }, { trust })).task;
const now = async (archive: Archive, id: string): Promise<Task | undefined> =>
  (await archive.service.tasks.list(undefined, call)).tasks.find((task) => task.id === id);
const over = (archive: Archive, { id }: Task, state: Task['state']) =>
  expect.poll(async () => (await now(archive, id))?.state, { timeout: 15_000 }).toBe(state);

afterEach(async () => {
  for (const archive of archives.splice(0)) await archive.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

test('a check runs on its own, says how far it is, and keeps its report', async () => {
  const { archive } = await filled(3);
  const task = await start(archive, VERIFY);
  expect(task).toMatchObject({ kind: 'verify', state: 'running', canPause: true });
  await over(archive, task, 'done');
  const done = await now(archive, task.id);
  expect(done).toMatchObject({ outcome: 'clean', error: null });
  expect(done?.done).toBe(done?.of);
  const { result } = await archive.service.tasks.result({ id: task.id }, call);
  expect(result).toMatchObject({ kind: 'verify', report: { state: 'clean' } });
  expect(await archive.service.tasks.clear(undefined, call)).toEqual({ cleared: 1 });
  expect((await archive.service.tasks.list(undefined, call)).tasks).toEqual([]);
});

test('a check that is under way is not begun twice, can be paused, and can be stopped and begun again', async () => {
  const { archive } = await filled(12);
  const task = await start(archive, VERIFY);
  await archive.service.tasks.pause({ id: task.id, paused: true }, call);
  expect((await start(archive, VERIFY)).id).toBe(task.id);
  expect(await now(archive, task.id)).toMatchObject({ state: 'paused', endedAt: null });
  await archive.service.tasks.cancel({ id: task.id }, call);
  await over(archive, task, 'cancelled');
  const again = (await archive.service.tasks.retry({ id: task.id }, call)).task;
  await over(archive, again, 'done');
});

test('what an export made is told after the window that asked for it has gone', async () => {
  const { archive, folder } = await filled(2);
  const out = join(folder, '..', 'out');
  const task = await start(archive, {
    kind: 'export',
    input: {
      target: { spec: { scope: { kind: 'all' }, query: '', filters: [] } },
      formats: ['markdown'],
      captures: 'latest',
      include: { notes: false, highlights: false, tags: false, images: true },
      order: 'published-asc',
      csvBom: false,
      name: 'pier',
      out,
    },
  });
  expect(task.about).toBe('pier');
  await over(archive, task, 'done');
  expect((await readdir(out)).length).toBeGreaterThan(1);
  expect(await archive.service.tasks.result({ id: task.id }, call)).toMatchObject({
    result: { report: { articles: 2, verified: true } },
  });
});

test('a page may not name folders of this computer, and what fails says why', async () => {
  const { archive, folder } = await filled(1);
  const taken = join(folder, '..', 'taken');
  await writeFile(taken, 'a file');
  const request: TaskRequest = {
    kind: 'export',
    input: {
      target: { spec: { scope: { kind: 'all' }, query: '', filters: [] } },
      formats: ['markdown'],
      captures: 'latest',
      include: { notes: false, highlights: false, tags: false, images: true },
      order: 'published-asc',
      csvBom: false,
      name: 'pier',
      out: taken,
    },
  };
  const page = await start(archive, request, 'page');
  await over(archive, page, 'failed');
  expect((await now(archive, page.id))?.error).toMatchObject({ code: 'refused' });
  const local = await start(archive, request);
  await over(archive, local, 'failed');
  expect((await now(archive, local.id))?.error?.message).toContain(taken);
});
