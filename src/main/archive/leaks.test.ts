import { readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { SaveOptions } from '../../shared/contract/captures.ts';
import { openArchive } from './archive.ts';
import { testPorts } from './testing/ports.ts';

const call = { trust: 'local' as const };
const options: SaveOptions = { tags: [], engine: 'auto', images: true, allowPrivate: false };

/** Opens an archive, saves, edits, searches and checks, and closes it. */
async function use(folder: string, round: number): Promise<void> {
  const archive = await openArchive(folder, testPorts(), { create: true });
  await archive.mended;
  const { captures, articles, search } = archive.service;
  const text = `The pier of Tarn, day ${round}\n\nThe ferries kept to the stone quay again, and the board said nothing.`;
  let id = '';
  for await (const event of captures.save({ sources: [{ kind: 'text', text, as: 'text' }], options }, call))
    if (event.type === 'result') id = event.result.articleId ?? '';
  await articles.setStatus({ target: { ids: [id] }, unread: false }, call);
  const query = { scope: { kind: 'all' as const }, query: 'ferries', filters: [], limit: 10, offset: 0, typing: false };
  expect((await search.query({ ...query, snippets: true, explain: false }, call)).total).toBe(round);
  for await (const step of archive.service.archive.verify({ mode: 'full' }, call))
    if (step.type === 'done') expect(step.report.state).toBe('clean');
  await archive.close();
}

/** Timers, threads and ports that keep a process awake, by kind. */
function awake(): Record<string, number> {
  const kinds = process
    .getActiveResourcesInfo()
    .filter((kind) => /Timeout|Immediate|Worker|MessagePort|Pipe|TCP|FSReq/.test(kind));
  return Object.fromEntries([...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => [kind, all.length]));
}

function openFilesIn(folder: string): string[] {
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      const target = readlinkSync(`/proc/self/fd/${name}`);
      return target.includes(folder) ? [target] : [];
    } catch {
      return []; // closed since it was listed
    }
  });
}

/** What is awake, once it is what was awake before: a busy machine takes its time to end threads. */
async function awakeAtLast(before: object): Promise<object> {
  for (let tries = 0; !isDeepStrictEqual(awake(), before) && tries < 1500; tries++) await sleep(20);
  return awake();
}

test('an archive that is closed leaves no file open, and no timer, thread or port behind', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'pressmark-leaks-'));
  const folder = join(scratch, 'archive');
  try {
    await use(folder, 1);
    await sleep(20);
    const before = awake();
    for (let round = 2; round <= 3; round++) await use(folder, round);
    expect(await awakeAtLast(before)).toEqual(before);
    if (process.platform === 'linux') expect(openFilesIn(folder)).toEqual([]);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
});

test('an archive that could not be opened leaves nothing open, and opens once the disk reads again', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'pressmark-leaks-'));
  const folder = join(scratch, 'archive');
  try {
    await use(folder, 1);
    await rm(join(folder, 'derived'), { recursive: true });
    await sleep(20);
    const before = awake();
    const ports = testPorts();
    let reads = 0;
    const readFile = (path: string) => {
      // The first read takes the journal's end; the second one is for the listing.
      if (path.endsWith('.jsonl') && ++reads === 2) return Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }));
      return ports.fs.readFile(path);
    };
    await expect(openArchive(folder, { ...ports, fs: { ...ports.fs, readFile } })).rejects.toThrow();
    expect(reads).toBe(2);
    expect(await awakeAtLast(before)).toEqual(before);
    if (process.platform === 'linux') expect(openFilesIn(folder)).toEqual([]);
    await use(folder, 2);
  } finally {
    await rm(scratch, { recursive: true });
  }
}, 60_000);
