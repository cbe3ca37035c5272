import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandRunner, jsonLines } from './testing/command-runner.ts';

let folder: string;
let run: ReturnType<typeof commandRunner>;

const TEXT = `Inspectors warned twice about the long pier load limit

16.03.2022 07:40

Two reports asked the council to enforce a limit of 18 tonnes on the bridge at Longpier.

WHAT THE REPORTS SAID

On February 21, Monday, the inspectors wrote that lorries continued to cross the bridge daily. No barrier was installed.
`;
const PAGE = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><title>${title}</title><meta property="article:published_time" content="2022-03-14T09:12:00+00:00"></head><body><article><h1>${title}</h1>${`<p>${body}</p>`.repeat(4)}</article></body></html>`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-journey-'));
  run = commandRunner(join(folder, 'archive'), folder);
  await mkdir(join(folder, 'pages', 'more'), { recursive: true });
  await writeFile(join(folder, 'limit.txt'), TEXT);
  await writeFile(
    join(folder, 'pages', 'ferry.html'),
    PAGE('Ferry link opens', 'The ferry on the Ivel carried its first passengers on Tuesday, the harbour office said.'),
  );
  await writeFile(
    join(folder, 'pages', 'more', 'gauge.html.gz'),
    gzipSync(PAGE('River gauge installed', 'A gauge at the pier measures the water every minute, engineers told the council.')),
  );
  await writeFile(join(folder, 'pages', 'photo.png'), 'not a page');
  await writeFile(join(folder, 'list.txt'), `pages/ferry.html\thttps://valley.example/ferry\nmissing.html\n`);
  await writeFile(
    join(folder, 'texts.jsonl'),
    `${JSON.stringify({ id: 'r1', title: 'Haulage group complains', date: '2022-03', text: 'The haulage group said the signs were easily missed.', lang: 'en', source: 'Coastline Wire' })}\n`,
  );
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs, expects success, and answers the one JSON document. */
async function json(...args: string[]): Promise<Record<string, unknown>> {
  const ended = await run([...args, '--json']);
  expect(ended).toMatchObject({ exit: 0, err: '' });
  const [document, ...more] = jsonLines(ended.out);
  expect(more).toEqual([]);
  return document as Record<string, unknown>; // safe: the assertions look at it
}

const idOf = async (query: string): Promise<string> => {
  const { results } = await json('search', query);
  return (results as { articleId: string }[])[0]?.articleId ?? ''; // safe: the shape is what this file tests
};
const field = (value: unknown, name: string): unknown => Reflect.get(value as object, name); // safe: used on documents only
const keys = (value: unknown): string[] => Object.keys(value as object); // safe: used on documents only

const SUMMARY = [
  'id',
  'title',
  'byline',
  'siteName',
  'url',
  'publishedAt',
  'updatedAt',
  'capturedAt',
  'lang',
  'dir',
  'wordCount',
  'excerpt',
  'tags',
  'collections',
  'captures',
  'unread',
  'starred',
  'needsCare',
];

test('init makes an archive once', async () => {
  const first = await json('init');
  expect(keys(first)).toEqual(['archiveId', 'path']);
  expect(await json('--archive', join(folder, 'archive'), 'init')).toEqual(first);
});

test('add saves files, folders, stdin, lists and ready texts, a line each', async () => {
  const file = await run(['add', 'limit.txt', '--json']);
  expect(file).toMatchObject({ exit: 0, err: '' });
  expect(jsonLines(file.out)).toMatchObject([
    {
      source: 'limit.txt',
      status: 'saved',
      title: 'Inspectors warned twice about the long pier load limit',
      publishedAt: { value: '2022-03-16T07:40', precision: 'minute', zone: null },
      lang: 'en',
      warnings: [],
    },
  ]);
  expect(keys(jsonLines(file.out)[0])).toEqual([
    'source',
    'status',
    'articleId',
    'captureId',
    'title',
    'publishedAt',
    'lang',
    'warnings',
  ]);
  expect(jsonLines((await run(['add', 'limit.txt', '--json'])).out)).toMatchObject([{ status: 'duplicate' }]);

  const both = await run(['--json', 'add', 'pages', '--collection', 'River/Saved', '--tag', 'court', '--tag', 'ferry']);
  expect(
    jsonLines(both.out)
      .map((line) => field(line, 'source'))
      .sort(),
  ).toEqual(['pages/ferry.html', 'pages/more/gauge.html.gz']);

  const list = await run(['add', '--from-list', 'list.txt', '--json']);
  expect(list).toMatchObject({ exit: 3, err: '' });
  expect(jsonLines(list.out)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ source: 'pages/ferry.html', status: 'saved' }),
      {
        source: 'missing.html',
        status: 'failed',
        warnings: [],
        error: { code: 'not-found', message: expect.stringContaining('missing.html') as string },
      },
    ]),
  );
  const piped = await run(['add', '-', '--title', 'From a pipe', '--published', '2021', '--json'], {
    stdin: 'Something about a weir.\n\nAnd more of it.',
  });
  expect(jsonLines(piped.out)).toMatchObject([
    { source: '-', status: 'saved', title: 'From a pipe', publishedAt: { value: '2021', certainty: 'user' } },
  ]);
  const ready = await run(['add', '--from-jsonl', 'texts.jsonl', '--json']);
  expect(jsonLines(ready.out)).toMatchObject([
    { source: 'r1', status: 'saved', title: 'Haulage group complains', publishedAt: { value: '2022-03', precision: 'month' } },
  ]);
}, 90_000);

test('list and show have the shapes that scripts rely on', async () => {
  const { total, articles } = await json('list', '--sort', 'title', '--limit', '2');
  expect(total).toBe(6);
  expect((articles as unknown[]).map(keys)).toEqual([SUMMARY, SUMMARY]);
  expect((await json('list', '--collection', 'River')).total).toBe(2);
  expect((await json('list', '--tag', 'court', '--query', 'gauge')).total).toBe(1);
  const id = await idOf('tonnes');
  const article = await json('show', id);
  expect(keys(article)).toEqual([
    ...SUMMARY,
    'blocks',
    'removed',
    'text',
    'notes',
    'highlights',
    'warnings',
    'originals',
    'leadImage',
  ]);
  expect(article).toMatchObject({ captures: [{ method: 'file', requestedUrl: null }], notes: [], highlights: [] });
  expect((await run(['show', id, '--format', 'markdown'])).out).toContain('## WHAT THE REPORTS SAID\n\nOn February 21');
  expect((await run(['show', id, '--format', 'html'])).out).toContain('<h2>WHAT THE REPORTS SAID</h2>');
  expect((await run(['show', id, '--format', 'text'])).out).toContain('2022-03-16 07:40');
});

test('search answers what was understood, hits with offsets, and batches as lines', async () => {
  const answer = await json('search', '"without a barrier" OR "continued to cross"', '--limit', '5');
  expect(keys(answer)).toEqual(['query', 'understood', 'total', 'complete', 'tookMs', 'results', 'warnings']);
  const [hit] = answer.results as { snippets: { text: string; hits: [number, number][] }[] }[]; // safe: the next line looks
  expect(keys(hit)).toEqual(['articleId', 'title', 'siteName', 'publishedAt', 'lang', 'score', 'snippets']);
  const [start, end] = hit?.snippets[0]?.hits[0] ?? [0, 0];
  expect(hit?.snippets[0]?.text.slice(start, end).toLowerCase()).toMatch(/continued|cross/);
  const batch = await run(['search', '--batch', '-', '--json'], { stdin: 'ferry\n\ngauge -ferry\n(((\n' });
  expect(batch.exit).toBe(0);
  expect(jsonLines(batch.out).map((line) => field(line, 'query'))).toEqual(['ferry', 'gauge -ferry', '(((']);
  expect((await json('search', 'river', '-limit')).query).toBe('river -limit');
});

test('timeline counts add up, on every axis', async () => {
  for (const axis of ['published', 'updated', 'captured', 'mentioned']) {
    const { bins, coarse, undated, total } = await json('timeline', '--axis', axis, '--unit', 'day', '--by', 'tag');
    const count = (list: unknown) => (list as { count: number }[]).reduce((sum, bin) => sum + bin.count, 0); // safe: counts are what is tested
    expect(count(bins) + count(coarse) + Number(undated)).toBe(total);
  }
  const day = await json('timeline', '--query', 'tonnes', '--unit', 'day');
  expect(day.bins).toEqual([{ start: '2022-03-16', end: '2022-03-17', count: 1 }]);
  expect(keys(day)).toEqual(['axis', 'unit', 'zone', 'bins', 'coarse', 'undated', 'total']);
});

test('events point into the text of the article', async () => {
  const id = await idOf('tonnes');
  const { mentions } = await json('events', '--article', id);
  const { text } = await json('show', id);
  for (const mention of mentions as { text: string; start: number; end: number }[])
    expect(String(text).slice(mention.start, mention.end)).toBe(mention.text);
  expect(mentions).toEqual(expect.arrayContaining([expect.objectContaining({ articleId: id, value: '2022-02-21' })]));
});

test('collections, tags and notes are changed by name and answered as they are now', async () => {
  const id = await idOf('tonnes');
  expect(await json('collection', 'new', 'River/Witness')).toMatchObject({ path: 'River/Witness', count: 0 });
  expect(await json('collection', 'add', 'River/Witness', id)).toMatchObject({
    path: 'River/Witness',
    count: 1,
    articleIds: [id],
  });
  expect(await json('collection', 'rename', 'River/Witness', 'Witnesses')).toMatchObject({ path: 'River/Witnesses', count: 1 });
  expect(await json('collection', 'move', 'River/Witnesses', '/')).toMatchObject({ path: 'Witnesses' });
  expect(await json('collection', 'remove', 'Witnesses', id)).toMatchObject({ count: 0, articleIds: [id] });
  expect(await json('collection', 'rm', 'Witnesses')).toMatchObject({ collections: [{ path: 'Witnesses' }] });
  expect(((await json('collection', 'ls')).collections as unknown[]).map(keys)).toContainEqual(['id', 'path', 'count']);
  expect(await json('tag', 'add', 'load limit', id)).toEqual({ tag: 'load limit', count: 1, articleIds: [id] });
  expect(await json('tag', 'merge', 'load limit', 'court')).toMatchObject({ tag: 'court', count: 3 });
  expect(await json('tag', 'remove', 'court', id)).toMatchObject({ tag: 'court', count: 2 });
  expect((await json('tag', 'ls')).tags).toEqual(expect.arrayContaining([{ tag: 'court', count: 2 }]));
  const note = await json('note', 'add', id, 'Ask for the receipt.');
  expect((await json('note', 'ls', id)).notes).toMatchObject([{ id: note.id, articleId: id, text: 'Ask for the receipt.' }]);
  expect(await json('show', id)).toMatchObject({ notes: [{ text: 'Ask for the receipt.' }] });
  expect(await json('note', 'rm', String(note.id))).toEqual({ id: note.id });
});

test('export writes what it reports', async () => {
  expect(keys(await json('export', '--all', '--format', 'text', '--dry-run'))).toContain('files');
  const report = await json('export', '--query', 'tonnes', '--format', 'jsonl', '--format', 'markdown', '--out', 'exported');
  expect(keys(report)).toEqual(['out', 'files', 'articles', 'skipped', 'verified']);
  expect(report).toMatchObject({ out: join(folder, 'exported'), articles: 1, skipped: [], verified: true });
  expect((await readdir(join(folder, 'exported'))).sort()).toEqual(['jsonl', 'manifest-sha256.txt', 'markdown']);
  const [line] = jsonLines(await readFile(join(folder, 'exported', 'jsonl', 'articles.jsonl'), 'utf8'));
  expect(line).toMatchObject({ title: 'Inspectors warned twice about the long pier load limit', captures: [{ method: 'file' }] });
  const again = await run(['export', '--all', '--format', 'text', '--out', 'exported', '--json']);
  expect(again).toMatchObject({ exit: 1, out: '' });
});

test('trash hides, restore brings back, and an unknown id beside a known one is partly done', async () => {
  const id = await idOf('tonnes');
  expect(await json('trash', id)).toEqual({ articleIds: [id] });
  expect((await json('search', 'tonnes')).total).toBe(0);
  const some = await run(['restore', id, 'a-none', '--json']);
  expect(some).toMatchObject({ exit: 3, out: `${JSON.stringify({ articleIds: [id] })}\n` });
  expect(some.err).toContain('a-none');
  expect((await json('search', 'tonnes')).total).toBe(1);
});

test('purge asks, and deletes only what is in the trash', async () => {
  const id = await idOf('weir');
  await json('trash', id);
  const no = await run(['purge', id, '--json'], { world: { confirm: async () => false } });
  expect(no).toMatchObject({ exit: 0, out: '{"articleIds":[]}\n' });
  await json('verify');
  expect(await json('purge', id, '--yes')).toEqual({ articleIds: [id] });
  expect((await run(['show', id])).exit).toBe(1);
});

test('verify, reindex, stats and versions say how the archive is', async () => {
  const id = await idOf('tonnes');
  expect(keys(await json('verify'))).toEqual(
    expect.arrayContaining(['objects', 'bytes', 'ok', 'changed', 'missing', 'orphans', 'journal', 'state']),
  );
  expect(await json('verify', '--quick')).toMatchObject({ state: 'clean', journal: { ok: true } });
  expect(await json('reindex')).toMatchObject({ articles: 5 });
  const anew = await json('reprocess');
  expect(keys(anew)).toEqual(['articles', 'captures', 'changed', 'unchanged', 'current', 'failed', 'extractor', 'tookMs']);
  expect(anew).toMatchObject({ articles: 5, changed: 0, failed: [] });
  expect(await json('reprocess', id, '--again')).toMatchObject({ articles: 1, captures: 1, unchanged: 1, current: 0 });
  expect(await json('reprocess', '--query', 'tonnes')).toMatchObject({ articles: 1, current: 1 });
  const told = await run(['reprocess']);
  expect(told).toMatchObject({
    exit: 0,
    out: expect.stringMatching(/read differently now.*\nEarlier reading copies are kept\./) as string,
  });
  expect(keys(await json('stats'))).toEqual([
    'articles',
    'captures',
    'objects',
    'bytes',
    'indexBytes',
    'languages',
    'sources',
    'first',
    'last',
  ]);
  expect(await json('versions', id)).toMatchObject({ captures: [{ method: 'file', status: 'complete' }] });
});

test('extract reads pages, stores nothing, and reports a file it cannot read', async () => {
  const elsewhere = commandRunner(join(folder, 'none'), folder);
  const ended = await elsewhere(['extract', 'pages/ferry.html', 'limit.txt', 'none.html', '--json']);
  expect(ended).toMatchObject({ exit: 3, err: '' });
  const lines = jsonLines(ended.out).sort((a, b) => String(field(a, 'file')).localeCompare(String(field(b, 'file'))));
  expect(lines).toMatchObject([
    { file: 'limit.txt', lang: 'en' },
    { file: 'none.html', error: { code: 'not-found' } },
    { file: 'pages/ferry.html', title: 'Ferry link opens' },
  ]);
  expect(keys(lines[2])).toEqual([
    'file',
    'title',
    'byline',
    'siteName',
    'publishedAt',
    'modifiedAt',
    'lang',
    'dir',
    'excerpt',
    'text',
    'html',
    'blocks',
    'removed',
    'warnings',
    'tookMs',
  ]);
  expect(await readdir(folder)).not.toContain('none');
});

test('a stop before anything is done reports every source as not done', async () => {
  const stop = new AbortController();
  stop.abort();
  const ended = await run(['add', 'limit.txt', 'pages', '--json'], { signal: stop.signal });
  expect(ended.exit).toBe(1);
  expect(jsonLines(ended.out)).toHaveLength(3);
  for (const line of jsonLines(ended.out)) expect(line).toMatchObject({ status: 'failed', error: { code: 'cancelled' } });
});

test('text for people holds no character that could steer a terminal', async () => {
  const nasty = 'Bridge \u001b[31mred\u0007 \u202eevil';
  await run(['add', '-', '--title', nasty, '--json'], { stdin: `${nasty}\n\nThe viaduct \u001b]0;owned\u0007 opened.` });
  const outputs = await Promise.all([run(['list']), run(['search', 'viaduct'])]);
  for (const { out } of outputs) expect(out).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}/u);
});
