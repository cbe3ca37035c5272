import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandRunner, jsonLines } from './testing/command-runner.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-usage-'));
  await writeFile(join(folder, 'bad.jsonl'), '{"id":"1","text":"x"}\n{"id":2}\n');
  await writeFile(join(folder, 'torn.jsonl'), '{"id":"1"\n');
  await writeFile(join(folder, 'empty.txt'), '\n');
  await commandRunner(join(folder, 'archive'), folder)(['init']);
});
afterAll(() => rm(folder, { recursive: true }));

/** Each kind of line that cannot be understood, and what its error must name. */
const USAGE: readonly (readonly [args: string, says: RegExp])[] = [
  ['', /--help/],
  ['frobnicate', /unknown command 'frobnicate'/],
  ['highlight ls', /unknown command 'highlight'/],
  ['list --frobnicate', /unknown option '--frobnicate'/],
  ['list --limit', /argument missing/],
  ['list --limit many', /--limit.*whole number/],
  ['list --limit -1', /--limit/],
  ['list --sort author', /--sort.*published, captured, title/],
  ['list --order up', /--order.*asc, desc/],
  ['list stray', /too many arguments/],
  ['list --tag a"b', /quotation mark/],
  ['show', /missing required argument 'id'/],
  ['show a b', /too many arguments/],
  ['show a --format pdf', /--format.*json, text, markdown, html/],
  ['search', /query or --batch/],
  ['search river --batch -', /one of the two/],
  ['search river --frobnicate', /unknown option '--frobnicate'/],
  ['search river --sort title', /--sort/],
  ['timeline --unit minute', /--unit.*hour, day/],
  ['timeline --axis born', /--axis.*published/],
  ['timeline --by author', /--by/],
  ['events --query x --article y', /not both/],
  ['add', /what to save/],
  ['add a.txt b.txt --title T', /--title is about one source/],
  ['add --from-list x --url http://a.example', /--url is about one source/],
  ['add - -', /once only/],
  ['add a.txt --tag  ', /A tag is empty/],
  ['add a.txt --as pdf', /--as.*text, html/],
  ['add a.txt --engine browser', /--engine.*auto, fetch/],
  ['add --from-jsonl bad.jsonl', /bad\.jsonl, line 2/],
  ['add --from-jsonl torn.jsonl', /torn\.jsonl, line 1 is not JSON/],
  ['add --from-list empty.txt', /Nothing was found to save/],
  ['extract', /Name files/],
  ['extract a.html b.html --url http://a.example', /one file/],
  ['extract --batch bad.jsonl', /bad\.jsonl, line 1/],
  ['mentions', /--batch/],
  ['mentions --batch bad.jsonl', /bad\.jsonl, line 2/],
  ['mentions --batch torn.jsonl', /torn\.jsonl, line 1 is not JSON/],
  ['collection', /--help|subcommand|command/],
  ['collection frob', /unknown command/],
  ['collection new', /missing required argument/],
  ['collection rename River A/B', /no slash/],
  ['tag add', /missing required argument/],
  ['tag add court', /missing required argument 'id'/],
  ['note add a', /missing required argument/],
  ['export --all --format pdf --out x', /“pdf” is not a format/],
  ['export --all --out x', /--format/],
  ['export --all --format text', /--out/],
  ['export --format text --out x', /one of --all, --query, --collection, --id/],
  ['export --all --query x --format text --out y', /one of --all/],
  ['export --all --format text --out x --include highlights', /“highlights” is nothing that can be included/],
  ['export --all --format text --out x --captures some', /--captures.*latest, all/],
  ['trash', /missing required argument 'id'/],
  ['restore', /missing required argument 'id'/],
  ['purge', /missing required argument 'id'/],
  ['purge a', /--yes/],
  ['versions', /missing required argument 'id'/],
  ['verify --quick --full', /not both/],
  ['reprocess a --query x', /not both/],
  ['reprocess --query', /argument missing/],
  ['serve --port http', /--port.*whole number/],
  ['serve --port 70000', /65535/],
];

describe('a line that cannot be understood exits 2, says why on stderr, and prints nothing', () => {
  test.each(USAGE)('pressmark %s', async (line, says) => {
    const run = commandRunner(join(folder, 'archive'), folder);
    const args = line === '' ? [] : line.split(' ');
    const plain = await run(args);
    expect(plain).toMatchObject({ exit: 2, out: '' });
    expect(plain.err).toMatch(says);
    const json = await run([...args, '--json']);
    expect(json).toMatchObject({ exit: 2, out: '' });
    expect(jsonLines(json.err)).toEqual([{ error: { code: 'usage', message: expect.stringMatching(says) as string } }]);
  });
});

test('without an archive every command but init, add and serve says so and how to make one', async () => {
  const run = commandRunner(join(folder, 'nowhere'), folder);
  for (const line of [
    'list',
    'show a',
    'search x',
    'timeline',
    'events',
    'collection ls',
    'tag ls',
    'note ls',
    'trash a',
    'restore a',
    'purge a --yes',
    'versions a',
    'verify',
    'repair',
    'backup there',
    'log',
    'reindex',
    'reprocess',
    'stats',
    'export --all --format text --out x',
  ]) {
    const ended = await run([...line.split(' '), '--json']);
    expect(ended).toMatchObject({ exit: 1, out: '' });
    expect(jsonLines(ended.err)).toEqual([
      { error: { code: 'archive-missing', message: expect.stringContaining('pressmark init') as string } },
    ]);
  }
});

test('what is asked for and is not there is named, and exits 1', async () => {
  const run = commandRunner(join(folder, 'archive'), folder);
  await run(['init']);
  for (const [line, code, names] of [
    ['show a-none', 'not-found', 'a-none'],
    ['versions a-none', 'not-found', 'a-none'],
    ['events --article a-none', 'not-found', 'a-none'],
    ['collection add River a', 'not-found', 'River'],
    ['collection rm River', 'not-found', 'River'],
    ['list --collection River', 'not-found', 'River'],
    ['export --collection River --format text --out x', 'not-found', 'River'],
    ['note add a-none text', 'not-found', 'a-none'],
    ['note rm n-none', 'not-found', 'n-none'],
    ['reprocess a-none', 'not-found', 'a-none'],
    ['timeline --zone Mars/Olympus', 'invalid', 'Mars/Olympus'],
    ['search --batch none.txt', 'not-found', 'none.txt'],
    ['add --from-list none.txt', 'not-found', 'none.txt'],
    ['extract --batch none.jsonl', 'not-found', 'none.jsonl'],
    ['export --all --format text --out bad.jsonl', 'exists', 'bad.jsonl'],
  ] as const) {
    const ended = await run([...line.split(' '), '--json']);
    expect([line, ended.exit, ended.out]).toEqual([line, 1, '']);
    expect(jsonLines(ended.err)).toEqual([{ error: { code, message: expect.stringContaining(names) as string } }]);
  }
});

test('an archive that is a file is refused by every command, and made into nothing', async () => {
  for (const archive of ['empty.txt', 'empty.txt/inside']) {
    const run = commandRunner(join(folder, archive), folder);
    for (const line of ['init', 'add bad.jsonl', 'list', 'serve']) {
      const ended = await run([...line.split(' '), '--json']);
      expect([line, ended.exit, ended.out]).toEqual([line, 1, '']);
      expect(jsonLines(ended.err)).toEqual([
        { error: { code: 'refused', message: expect.stringContaining('is not a folder') as string } },
      ]);
    }
  }
});

test('bytes that are no text are not saved under a name of text', async () => {
  await writeFile(join(folder, 'noise.txt'), Buffer.from(Array.from({ length: 2000 }, (_, i) => (i * 7919) % 256)));
  const run = commandRunner(join(folder, 'archive'), folder);
  const ended = await run(['add', 'noise.txt', '--json']);
  expect(ended.exit).toBe(1);
  expect(jsonLines(ended.out)).toMatchObject([{ status: 'failed', error: { code: 'unsupported' } }]);
});

test('a date that cannot be read is refused before anything is stored', async () => {
  const run = commandRunner(join(folder, 'undone'), folder);
  const ended = await run(['add', 'bad.jsonl', '--as', 'text', '--published', '31-31-2020', '--json']);
  expect(ended.exit).toBe(1);
  expect(jsonLines(ended.out)).toMatchObject([{ status: 'failed', error: { code: 'invalid' } }]);
  expect(JSON.parse((await run(['stats', '--json'])).out)).toMatchObject({ articles: 0, objects: 0 });
});

test('help goes to stdout, exits 0 and lists what is built and nothing else', async () => {
  const run = commandRunner(join(folder, 'archive'), folder);
  const help = await run(['--help']);
  expect(help).toMatchObject({ exit: 0, err: '' });
  const listed = [...help.out.matchAll(/^ {2}([a-z]+)/gm)].map((match) => match[1]);
  expect(listed).toEqual([
    'init',
    'add',
    'extract',
    'mentions',
    'list',
    'show',
    'search',
    'timeline',
    'events',
    'collection',
    'tag',
    'note',
    'export',
    'trash',
    'restore',
    'purge',
    'versions',
    'verify',
    'repair',
    'backup',
    'log',
    'reindex',
    'reprocess',
    'stats',
    'serve',
  ]);
  expect((await run(['export', '--help'])).exit).toBe(0);
  expect(await run(['--version'])).toMatchObject({ exit: 0, err: '', out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
});
