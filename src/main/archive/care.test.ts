import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type RepairReport, type VerifyInput, type VerifyReport, verifyReport } from '../../shared/contract/fixity.ts';
import { type Archive, openArchive } from './archive.ts';

import type { Ports } from './ports.ts';
import { testPorts } from './testing/ports.ts';

const call = { trust: 'local' as const };
const folders: string[] = [];
const archives: Archive[] = [];

afterEach(async () => {
  for (const archive of archives.splice(0)) await archive.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pressmark-care-'));
  folders.push(folder);
  return join(folder, 'archive');
}

async function open(folder: string, changes: Partial<Ports> = {}): Promise<Archive> {
  const archive = await openArchive(folder, testPorts(changes), { create: true });
  archives.push(archive);
  await archive.mended;
  return archive;
}

async function save(archive: Archive, text: string): Promise<string> {
  const options = { tags: [], engine: 'auto', images: true, allowPrivate: false } as const;
  const source = { kind: 'text', text, as: 'text' } as const;
  for await (const event of archive.service.captures.save({ sources: [source], options: { ...options, tags: [] } }, call))
    if (event.type === 'result') return event.result.articleId ?? '';
  throw new Error('saving ended without a result');
}

async function verified(archive: Archive, input: Partial<VerifyInput> = {}): Promise<VerifyReport> {
  for await (const step of archive.service.archive.verify({ mode: 'full', ...input }, call))
    if (step.type === 'done') return verifyReport.parse(step.report);
  throw new Error('a check ended without a report');
}

async function mended(archive: Archive, from: string[] = []): Promise<RepairReport> {
  for await (const step of archive.service.archive.repair({ from }, call)) if (step.type === 'done') return step.report;
  throw new Error('a repair ended without a report');
}

async function objectOf(archive: Archive, folder: string, role: string): Promise<string> {
  const { records } = await archive.service.archive.log({ order: 'oldest', limit: 1000, cursor: null }, call);
  const entry = records
    .flatMap(({ raw }) => (JSON.parse(raw) as { objects?: { role: string; sha256: string }[] }).objects ?? [])
    .find((object) => object.role === role);
  return join(folder, 'objects', entry?.sha256.slice(0, 2) ?? '', entry?.sha256 ?? '');
}

async function change(path: string): Promise<void> {
  const bytes = await readFile(path);
  await rm(path, { force: true });
  await writeFile(path, Buffer.concat([bytes.subarray(0, -1), Buffer.from('?')]));
}

const PIER = 'Harbour board shuts the long pier\n\nDivers reported a split beam under the fourth bay.';
const QUAY = 'Ferries move to the stone quay\n\nTwo crews moved on Thursday.';
const badges = async (archive: Archive, id: string) => (await archive.service.articles.get({ id }, call)).needsCare;

test('what a check found is there after a restart, marks its article, and a repair from a backup takes the mark away', async () => {
  const folder = await newFolder();
  const archive = await open(folder);
  const id = await save(archive, PIER);
  await save(archive, QUAY);
  const to = join(folder, '..', 'backup');
  for await (const _ of archive.service.archive.backup({ to, mode: 'copy' }, call));
  const warc = await objectOf(archive, folder, 'warc');
  await change(warc);

  const report = await verified(archive);
  expect(report).toMatchObject({
    state: 'damaged',
    articles: 2,
    captures: { checked: 2, unchanged: 1, changed: 1, missing: 0 },
    changed: [
      { role: 'warc', reason: 'changed', articles: [{ id, title: 'Harbour board shuts the long pier' }], isKnown: false },
    ],
    appVersion: '0.0.0-test',
    recorded: true,
  });
  expect(await badges(archive, id)).toContain('changed-on-disk');
  await archive.close();
  const again = await open(folder);
  expect((await again.service.archive.lastReport(undefined, call)).report).toEqual(report);
  expect((await again.service.archive.info(undefined, call)).lastBackup).toMatchObject({ objects: report.objects });

  expect(await mended(again, [to])).toMatchObject({ restored: [{ object: warc.slice(-64) }], lost: [], state: 'whole' });
  expect(await badges(again, id)).not.toContain('changed-on-disk');
  expect((await verified(again)).state).toBe('clean');
});

test('a check of a part, of what is new, or of some articles looks at those, and is no full one', async () => {
  const archive = await open(await newFolder());
  const id = await save(archive, PIER);
  await verified(archive);
  await save(archive, QUAY);
  const all = await verified(archive, { mode: 'quick' });
  expect(await verified(archive, { scope: { kind: 'since-last-check' } })).toMatchObject({
    articles: 1,
    objects: all.objects / 2,
  });
  expect(await verified(archive, { scope: { kind: 'articles', target: { ids: [id] } } })).toMatchObject({
    articles: 1,
    captures: { checked: 1 },
    scope: 'articles',
  });
  const { records } = await archive.service.archive.log({ order: 'newest', limit: 1, cursor: null }, call);
  expect(JSON.parse(records[0]?.raw ?? '')).toMatchObject({ type: 'verify.report', mode: 'quick', account: { mode: 'full' } });
});

test('deleting for ever needs a full clean check, no doubt since, and a journal that can be read', async () => {
  const folder = await newFolder();
  const archive = await open(folder);
  const id = await save(archive, PIER);
  const other = await save(archive, QUAY);
  await archive.service.articles.trash({ target: { ids: [id] } }, call);
  const purge = () => archive.service.articles.purge({ target: { ids: [id] } }, call);
  await expect(purge()).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining('full check') as string });
  await verified(archive, { subset: { n: 1, t: 1 } });
  await expect(purge()).rejects.toMatchObject({ code: 'refused' });
  await verified(archive);

  const text = await objectOf(archive, folder, 'text');
  const before = await readFile(text);
  await change(text);
  await verified(archive, { subset: { n: 1, t: 1 } });
  await expect(purge()).rejects.toMatchObject({ message: expect.stringContaining('found damage') as string });
  await rm(text);
  await writeFile(text, before);
  await verified(archive);

  const [writer = ''] = await readdir(join(folder, 'journal'));
  const segment = join(folder, 'journal', writer, '000001.jsonl');
  const journal = await readFile(segment);
  await writeFile(segment, Buffer.concat([journal.subarray(0, 100), Buffer.from('?'), journal.subarray(101)]));
  await expect(purge()).rejects.toMatchObject({ message: expect.stringContaining('can be read') as string });
  await writeFile(segment, journal);
  expect(await purge()).toEqual({ articleIds: [id] });
  expect((await verified(archive)).state).toBe('clean');
  expect(await readdir(join(folder, 'trash'))).toHaveLength(1);
  expect(await badges(archive, other)).not.toContain('changed-on-disk');
});

test('a lost reading copy is made again from the evidence', async () => {
  const folder = await newFolder();
  const archive = await open(folder);
  const id = await save(archive, PIER);
  await change(await objectOf(archive, folder, 'reading'));
  await rm(await objectOf(archive, folder, 'text'));
  const report = await mended(archive);
  expect(report).toMatchObject({ lost: [], state: 'whole', rebuilt: [{ what: 'reading' }, { what: 'reading' }] });
  expect((await verified(archive)).state).toBe('clean');
  expect((await archive.service.articles.get({ id }, call)).text).toContain('fourth bay');
});

test('an archive that a damaged journal has closed for writing is repaired in place, listed again and writable', async () => {
  const folder = await newFolder();
  const before = await open(folder);
  const kept = await save(before, PIER);
  const lost = await save(before, QUAY);
  await before.service.articles.setStatus({ target: { ids: [kept] }, starred: true }, call);
  await before.close();
  const [writer = ''] = await readdir(join(folder, 'journal'));
  const segment = join(folder, 'journal', writer, '000001.jsonl');
  const journal = (await readFile(segment, 'utf8')).split('\n');
  const at = journal.findIndex((line) => line.includes(lost) && line.includes('capture.add'));
  journal[at] = `${journal[at]?.slice(0, -1)}?`;
  await writeFile(segment, journal.join('\n'));
  await rm(join(folder, 'derived'), { recursive: true });

  const archive = await open(folder);
  expect(await archive.service.archive.info(undefined, call)).toMatchObject({ state: 'read-only' });
  const report = await mended(archive);
  expect(report).toMatchObject({
    rebuilt: [{ what: 'capture' }],
    lost: [{ what: 'records', text: expect.stringContaining('not what was written') as string }],
    state: 'lost-parts',
  });
  expect(await archive.service.archive.info(undefined, call)).toMatchObject({ state: 'open', notice: null });
  expect((await archive.service.articles.get({ id: lost }, call)).title).toBe('Ferries move to the stone quay');
  expect((await archive.service.articles.get({ id: kept }, call)).starred).toBe(true);
  await save(archive, 'A third text\n\nAbout the light at the end of the pier.');
  expect(await verified(archive)).toMatchObject({ state: 'clean', journal: { known: [expect.anything()] } });
  expect(await mended(archive)).toMatchObject({ restored: [], rebuilt: [], state: 'lost-parts' });
});

test('damage that a person knows of is told and no news any more', async () => {
  const folder = await newFolder();
  const archive = await open(folder);
  await save(archive, PIER);
  await change(await objectOf(archive, folder, 'warc'));
  const { changed } = await verified(archive);
  const objects = changed.map(({ object }) => object);
  await expect(archive.service.archive.markKnown({ objects: ['0'.repeat(64)], note: '' }, call)).rejects.toMatchObject({
    code: 'invalid',
  });
  expect(await archive.service.archive.markKnown({ objects, note: 'a disk of 2019' }, call)).toEqual({ objects });
  expect(await verified(archive)).toMatchObject({ state: 'clean', changed: [{ isKnown: true }] });
});

test('an archive that is open for reading only is checked all the same, and the check says it is not recorded', async () => {
  const folder = await newFolder();
  const writing = await open(folder);
  await save(writing, PIER);
  await writing.close();
  const reading = await openArchive(folder, testPorts(), { readOnly: true });
  archives.push(reading);
  expect(await verified(reading)).toMatchObject({ state: 'clean', recorded: false, captures: { checked: 1 } });
  await expect(mended(reading)).rejects.toMatchObject({ code: 'read-only' });
});

test('a page may name no folder', async () => {
  const archive = await open(await newFolder());
  const page = { trust: 'page' as const };
  const first = async (stream: AsyncIterable<unknown>) => {
    for await (const _ of stream) return;
  };
  await expect(first(archive.service.archive.repair({ from: ['/tmp'] }, page))).rejects.toMatchObject({ code: 'refused' });
  await expect(first(archive.service.archive.backup({ to: '/tmp/x', mode: 'copy' }, page))).rejects.toMatchObject({
    code: 'refused',
  });
});

test('the custody log is read a page at a time from either end, every record once', async () => {
  const archive = await open(await newFolder());
  await save(archive, PIER);
  await save(archive, QUAY);
  const pages = async (order: 'newest' | 'oldest') => {
    const hashes: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { records: { hash: string }[]; next: string | null } = await archive.service.archive.log(
        { order, limit: 3, cursor },
        call,
      );
      hashes.push(...page.records.map(({ hash }) => hash));
      cursor = page.next;
    } while (cursor !== null);
    return hashes;
  };
  const oldest = await pages('oldest');
  expect(new Set(oldest).size).toBe(4);
  expect(await pages('newest')).toEqual(oldest.toReversed());
  await expect(archive.service.archive.log({ order: 'oldest', limit: 1, cursor: 'nonsense' }, call)).rejects.toMatchObject({
    code: 'invalid',
  });
});

test('the background check reads everything once a round, tells damage at once, pauses, and goes on where it was', async () => {
  const folder = await newFolder();
  const archive = await open(folder, { process: 'web' });
  const id = await save(archive, PIER);
  await save(archive, QUAY);
  const scrub = (input: { paused?: boolean; beginNow?: boolean } = {}) => archive.service.archive.scrub(input, call);
  expect((await scrub({ paused: true })).stage).toBe('paused');
  await change(await objectOf(archive, folder, 'warc'));
  await scrub({ paused: false, beginNow: true });
  let state = await scrub();
  for (let tries = 0; state.lastRound === null && tries < 200; tries++) {
    await sleep(50);
    state = await scrub();
  }
  expect(state.lastRound).toMatchObject({ state: 'damaged', objects: 8 });
  expect(await badges(archive, id)).toContain('changed-on-disk');
  const { records } = await archive.service.archive.log({ order: 'newest', limit: 2, cursor: null }, call);
  expect(records.map(({ type }) => type)).toEqual(['verify.report', 'verify.report']);
  expect((await archive.service.archive.lastReport(undefined, call)).report).toMatchObject({ state: 'damaged', objects: 8 });
  expect(await readdir(join(folder, 'derived', 'check'))).toHaveLength(1);
});
