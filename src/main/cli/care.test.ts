import { hash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandRunner, jsonLines } from './testing/command-runner.ts';

let folder: string;
const archive = () => join(folder, 'archive');
const run = (line: string) => commandRunner(archive(), folder)(line.split(' '));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pressmark-care-'));
  for (const [name, text] of [
    ['pier.txt', 'Harbour board shuts the long pier\n\nDivers reported a split beam under the fourth bay.'],
    [
      'quay.txt',
      'Ferries move to the stone quay\n\nTwo crews moved on Thursday, where the tide allows only four crossings a day.',
    ],
  ] as const)
    await writeFile(join(folder, name), text);
  const added = await run('add pier.txt quay.txt --tag pier --json');
  expect(added.exit).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function objectPaths(): Promise<string[]> {
  const objects = join(archive(), 'objects');
  const paths: string[] = [];
  for (const prefix of await readdir(objects))
    for (const name of await readdir(join(objects, prefix))) paths.push(join(objects, prefix, name));
  return paths.sort();
}

async function flip(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  await chmod(path, 0o644);
  await writeFile(path, bytes);
}

test('verify says what it read, records it, and takes parts, what is new, and heads from outside', async () => {
  const whole = JSON.parse((await run('verify --json')).out) as { objects: number; captures: object };
  expect(whole).toMatchObject({
    state: 'clean',
    mode: 'full',
    recorded: true,
    articles: 2,
    captures: { checked: 2, unchanged: 2, changed: 0, missing: 0 },
    changed: [],
    missing: [],
    journal: { ok: true },
  });
  let parts = 0;
  for (let n = 1; n <= 4; n++)
    parts += (JSON.parse((await run(`verify --subset ${n}/4 --json`)).out) as { objects: number }).objects;
  expect(parts).toBe(whole.objects);
  expect(JSON.parse((await run('verify --since-last-check --json')).out)).toMatchObject({ objects: 0, state: 'clean' });

  const { heads } = JSON.parse((await run('log --heads --json')).out) as {
    heads: { writer: string; seq: number; hash: string }[];
  };
  const [head] = heads;
  const written = `${head?.writer}:${head?.seq}:${head?.hash}`;
  await writeFile(join(folder, 'anchor.txt'), `Written down on a day.\n${written}\n`);
  for (const against of [written, 'anchor.txt'])
    expect(JSON.parse((await run(`verify --quick --against ${against} --json`)).out)).toMatchObject({
      anchors: { behind: [] },
      state: 'clean',
    });
  const wrong = `${head?.writer}:${head?.seq}:${'0'.repeat(64)}`;
  const ended = await run(`verify --quick --against ${wrong}`);
  expect(ended).toMatchObject({ exit: 1, out: expect.stringContaining('no longer in the journal') as string });
});

test('the custody log tells everything in order, and its raw lines prove themselves', async () => {
  const records = jsonLines((await run('log --json')).out) as { hash: string; type: string; seq: number }[];
  expect(
    records
      .map(({ type }) => type)
      .slice(0, 4)
      .sort(),
  ).toEqual(['capture.add', 'capture.add', 'reading.add', 'reading.add']);
  const newest = jsonLines((await run('log --newest --limit 3 --json')).out) as { hash: string }[];
  expect(newest.map((record) => record.hash)).toEqual(
    records
      .slice(-3)
      .reverse()
      .map((record) => record.hash),
  );
  for (const line of (await run('log --raw')).out.trimEnd().split('\n')) {
    expect(hash('sha256', line.slice(65))).toBe(line.slice(0, 64));
  }
  const text = (await run('log')).out;
  expect(text).toContain('Saved “Harbour board shuts the long pier”');
  expect(text).toMatch(/Checked \d+ files \(\d+ bytes, every byte\): unchanged/);
  const [article] = (JSON.parse((await run('list --json')).out) as { articles: { id: string }[] }).articles;
  const own = jsonLines((await run(`log --article ${article?.id} --json`)).out) as { articleId: string }[];
  expect(own.map(({ articleId }) => articleId)).toEqual([article?.id, article?.id]);
});

test('a backup is checked, only gains, and brings back what was changed or lost', async () => {
  const first = JSON.parse((await run('backup copy --json')).out) as { copied: number };
  expect(first).toMatchObject({ verified: true, missing: [], skipped: [], anchors: [expect.anything()] });
  expect(first.copied).toBe((await objectPaths()).length);
  expect(JSON.parse((await run('backup copy --json')).out)).toMatchObject({ copied: 0, verified: true });
  expect(await run('backup copy --verify')).toMatchObject({ exit: 0, out: expect.stringContaining('byte for byte') as string });
  const asArchive = commandRunner(join(folder, 'copy'), folder);
  expect(JSON.parse((await asArchive(['list', '--json'])).out)).toMatchObject({ total: 2 });

  const [changed = '', gone = ''] = await objectPaths();
  await flip(changed);
  await rm(gone, { force: true });
  const damaged = await run('verify --json');
  expect(damaged.exit).toBe(1);
  expect(JSON.parse(damaged.out)).toMatchObject({
    state: 'damaged',
    changed: [{ object: changed.slice(-64), reason: 'changed' }],
    missing: [{ object: gone.slice(-64), reason: 'missing' }],
  });
  const mended = await run('repair --from copy --json');
  expect([mended.exit, JSON.parse(mended.out)]).toMatchObject([0, { restored: 2, rebuilt: 0, lost: [], state: 'whole' }]);
  expect((await run('verify')).exit).toBe(0);

  await rm(join(archive(), 'pressmark.json'));
  expect((await run('list')).exit).toBe(1);
  expect(JSON.parse((await run('repair --json')).out)).toMatchObject({ rebuilt: 1, state: 'whole' });
  expect(JSON.parse((await run('list --json')).out)).toMatchObject({ total: 2 });

  await flip(join(folder, 'copy', 'objects', changed.slice(-64, -62), changed.slice(-64)));
  expect(await run('backup copy --verify')).toMatchObject({
    exit: 1,
    out: expect.stringContaining('make another one') as string,
  });
});

test('when the journal is gone the articles come back from their manifests, and are read again', async () => {
  const own = commandRunner(join(folder, 'second'), folder);
  await own(['add', 'pier.txt', '--json']);
  await rm(join(folder, 'second', 'journal'), { recursive: true });
  await rm(join(folder, 'second', 'derived'), { recursive: true });
  const mended = await own(['repair', '--json']);
  expect([mended.exit, JSON.parse(mended.out)]).toMatchObject([0, { rebuilt: 1, lost: [] }]);
  expect(JSON.parse((await own(['search', 'fourth bay', '--json'])).out)).toMatchObject({
    total: 1,
    results: [{ title: 'Harbour board shuts the long pier' }],
  });
  expect((await own(['log'])).out).toContain('Recorded again from its manifest');
});

describe('usage', () => {
  test.each([
    ['verify --subset 3', /no part/],
    ['verify --subset 5/4', /no part/],
    ['verify --subset 0/4', /no part/],
    ['verify --against nothing-there', /neither a file nor a head/],
    ['verify --against pier.txt', /names no head/],
    ['repair --from nowhere', /nothing is there/],
    ['backup', /missing required argument/],
    ['log --raw --json', /not both/],
    ['log --heads --newest', /stands alone/],
    ['log --limit 0', /at least 1/],
  ])('%s is refused with the reason', async (line, says) => {
    const ended = await run(line);
    expect([line, ended.exit, ended.out]).toEqual([line, 2, '']);
    expect(ended.err).toMatch(says);
  });

  test('a backup goes into no folder that is something else, and nothing is written there', async () => {
    await commandRunner(join(folder, 'third'), folder)(['init']);
    await mkdir(join(folder, 'letters'));
    await writeFile(join(folder, 'letters', 'letter.txt'), 'mine');
    for (const [line, says] of [
      ['backup archive', 'lie in each other'],
      ['backup archive/inside', 'lie in each other'],
      ['backup .', 'lie in each other'],
      ['backup pier.txt', 'is not a folder'],
      ['backup letters', 'holds other files'],
      ['backup third', 'another archive'],
      ['backup no-backup --verify', 'no finished backup'],
    ] as const) {
      const ended = await run(line);
      expect([line, ended.exit, ended.err]).toEqual([line, 1, expect.stringContaining(says)]);
    }
    expect(await readdir(join(folder, 'letters'))).toEqual(['letter.txt']);
  });
});
