import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jsonLines } from './testing/command-runner.ts';

const ENTRY = join(import.meta.dirname, 'main.ts');
const ROOT = join(import.meta.dirname, '..', '..', '..');
const BIN = join(ROOT, 'bin', 'pressmark');
const COUNT = 60;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-process-'));
  await mkdir(join(folder, 'texts'));
  for (let i = 0; i < COUNT; i += 1)
    await writeFile(join(folder, 'texts', `${i}.txt`), `Report ${i}\n\nThe gauge at pier ${i} was read at noon.\n`);
});
afterAll(() => rm(folder, { recursive: true }));

function start(archive: string, args: readonly string[], program: readonly string[] = [ENTRY]): ChildProcess {
  const env = {
    ...process.env,
    PRESSMARK_ARCHIVE: join(folder, archive),
    PRESSMARK_CONFIG: join(folder, 'config.json'),
    NODE_NO_WARNINGS: '1',
  };
  return spawn(process.execPath, [...program, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function ended(child: ChildProcess): Promise<{ exit: number | null; out: string; err: string }> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
  const exit = await new Promise<number | null>((done) => child.once('close', done));
  return { exit, out, err };
}

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((done, fail) => {
    if (!child.stdout) return fail(new Error('no output'));
    createInterface({ input: child.stdout }).once('line', done);
    child.once('exit', (code) => fail(new Error(`ended with ${code}`)));
  });

test('Ctrl-C keeps what was acknowledged and reports the rest as not done', async () => {
  const child = start('stopped', ['add', 'texts', '--json']);
  void firstLine(child).then(() => child.kill('SIGINT'));
  const { exit, out, err } = await ended(child);
  const lines = jsonLines(out) as { status: string; articleId?: string; error?: { code: string } }[]; // safe: the shape of `add`
  expect(err).toBe('');
  expect(lines).toHaveLength(COUNT);
  const saved = lines.filter((line) => line.status === 'saved');
  const rest = lines.filter((line) => line.status !== 'saved');
  expect(exit).toBe(rest.length === 0 ? 0 : 3);
  for (const line of rest) expect(line).toMatchObject({ status: 'failed', error: { code: 'cancelled' } });
  const list = await ended(start('stopped', ['list', '--json', '--limit', '1000']));
  const held = new Set((JSON.parse(list.out) as { articles: { id: string }[] }).articles.map((article) => article.id)); // safe: the shape of `list`
  for (const line of saved) expect(held).toContain(line.articleId);
}, 90_000);

test('a reader that goes away ends the command quietly', async () => {
  const child = start('stopped', ['add', 'texts', '--json']);
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
  await firstLine(child);
  child.stdout?.destroy();
  await new Promise((done) => child.once('exit', done));
  expect(err).toBe('');
}, 90_000);

test('while serve holds the archive, commands go through it with the same output, and a second serve gives a fresh link', async () => {
  await ended(start('served', ['init']));
  const host = start('served', ['serve', '--json']);
  const gone = ended(host);
  const { url, pid } = JSON.parse(await firstLine(host)) as { url: string; pid: number }; // safe: the shape of `serve`
  expect(pid).toBe(host.pid);
  const added = await ended(start('served', ['add', 'texts/0.txt', '--json']));
  expect(added).toMatchObject({ exit: 0, err: '' });
  const found = await ended(start('served', ['search', 'gauge', '--json']));
  expect(JSON.parse(found.out)).toMatchObject({ total: 1, results: [{ title: 'Report 0' }] });
  const missing = await ended(start('served', ['show', 'a-none', '--json']));
  expect(missing).toMatchObject({ exit: 1, out: '' });
  expect(jsonLines(missing.err)).toMatchObject([{ error: { code: 'not-found' } }]);
  const exported = await ended(start('served', ['export', '--all', '--format', 'text', '--out', 'through', '--json']));
  expect(JSON.parse(exported.out)).toMatchObject({ out: join(folder, 'through'), verified: true });
  const second = await ended(start('served', ['serve', '--json']));
  expect(second.exit).toBe(0);
  const fresh = JSON.parse(second.out) as { url: string; pid: number }; // safe: the shape of `serve`
  expect(fresh.pid).toBe(pid);
  expect(fresh.url).not.toBe(url);
  host.kill('SIGTERM');
  expect(await gone).toMatchObject({ exit: 0 });
}, 90_000);

test('a host that is killed under a command is told in words, and the next command does without it', async () => {
  await ended(start('killed', ['init']));
  const host = start('killed', ['serve', '--json']);
  await firstLine(host);
  const child = start('killed', ['add', 'texts', '--json']);
  const adding = ended(child);
  void firstLine(child).then(() => host.kill('SIGKILL'));
  const { exit, out, err } = await adding;
  const lines = jsonLines(out) as { status: string; error?: { code: string; message: string } }[]; // safe: the shape of `add`
  expect([lines.length, err]).toEqual([COUNT, '']);
  const rest = lines.filter((line) => line.status === 'failed');
  expect(exit).toBe(rest.length === 0 ? 0 : 3);
  for (const { error } of rest)
    expect(error).toMatchObject({ code: 'failed', message: expect.stringContaining('had the archive open stopped') as string });
  const again = await ended(start('killed', ['add', 'texts', '--json']));
  expect([again.exit, jsonLines(again.out).length]).toEqual([0, COUNT]);
}, 90_000);

test('commands that start at once all do their work', async () => {
  const all = await Promise.all(
    ['0.txt', '1.txt', '2.txt', '3.txt'].map((name) => ended(start('at-once', ['add', `texts/${name}`, '--json']))),
  );
  expect(all.map(({ exit, err }) => [exit, err])).toEqual(all.map(() => [0, '']));
  const stats = await ended(start('at-once', ['stats', '--json']));
  expect(JSON.parse(stats.out)).toMatchObject({ articles: 4, captures: 4 });
}, 90_000);

describe.skipIf(!existsSync(join(ROOT, 'out', 'main', 'cli.js')))('the door (needs the build)', () => {
  test('runs the built command line from any folder', async () => {
    expect(await ended(start('door', ['--version'], [BIN]))).toMatchObject({
      exit: 0,
      err: '',
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    });
    expect(await ended(start('door', ['frobnicate', '--json'], [BIN]))).toMatchObject({ exit: 2, out: '' });
  });
});
