import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import Papa from 'papaparse';
import { parse } from 'parse5';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { ArchiveError } from '../../../../shared/archive-error.ts';
import { type ExportOptions, type ExportReport, exportFormat } from '../../../../shared/contract/exchange.ts';
import type { Article } from '../../../../shared/contract/shapes/article.ts';
import { planExport } from './plan-export.ts';
import { articleOf, IMAGE_SHA, optionsOf, PNG, THREE } from './testing/articles.ts';
import { diskFs } from './testing/disk-fs.ts';
import { readBibtex, texText } from './testing/read-bibtex.ts';
import { readRis } from './testing/read-ris.ts';
import { type ExportEvent, type ExportRequest, writeExport } from './write-export.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'));
});
afterEach(() => rm(folder, { recursive: true }));

function request(
  articles: readonly Article[],
  options: Partial<ExportOptions>,
  other: Partial<ExportRequest> = {},
): ExportRequest {
  return {
    fs: diskFs(),
    out: join(folder, 'out'),
    options: optionsOf(options),
    articles,
    load: async (id) => {
      const article = articles.find((one) => one.id === id);
      if (article === undefined) throw new ArchiveError('not-found', `no ${id}`);
      return { article, earlier: [] };
    },
    image: async (sha256) => (sha256 === IMAGE_SHA ? { mime: 'image/png', bytes: PNG } : null),
    now: '2026-11-25T01:00:00.000Z',
    ...other,
  };
}

async function written(
  articles: readonly Article[],
  options: Partial<ExportOptions>,
  other: Partial<ExportRequest> = {},
): Promise<ExportReport> {
  let report: ExportReport | null = null;
  for await (const event of writeExport(request(articles, options, other))) if (event.type === 'done') report = event.report;
  if (report === null) throw new Error('no report');
  return report;
}

const out = (path: string): string => join(folder, 'out', path);
const read = (path: string): Promise<string> => readFile(out(path), 'utf8');
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('each format writes exactly what it always wrote', async () => {
  const { files, verified } = await written(THREE, {
    formats: exportFormat.options,
    include: { notes: true, highlights: false, tags: true, images: true },
  });
  expect(verified).toBe(true);
  for (const { path } of files) {
    if (path.endsWith('.png')) expect(await readFile(out(path))).toEqual(PNG);
    else await expect(await read(path)).toMatchFileSnapshot(join('testdata', 'golden', path));
  }
});

test('the report, the manifest and the disk name the same files with the same hashes', async () => {
  const { files } = await written(THREE, { formats: ['html', 'csv'] });
  const onDisk = (await readdir(out(''), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(out(''), join(entry.parentPath, entry.name)));
  expect(files.map((file) => file.path).sort()).toEqual(onDisk.sort());
  for (const { path, bytes, sha256 } of files) {
    const content = await readFile(out(path));
    expect([content.length, sha(content)]).toEqual([bytes, sha256]);
  }
  const manifest = (await read('manifest-sha256.txt')).trimEnd().split('\n');
  expect(manifest.map((line) => line.slice(66))).toEqual(onDisk.filter((path) => path !== 'manifest-sha256.txt').sort());
  for (const line of manifest) expect(line.slice(0, 66)).toBe(`${sha(await readFile(out(line.slice(66))))}  `);
});

test('the plan names the files that are written', async () => {
  const options = optionsOf({ formats: ['markdown', 'ris'], name: 'Longpier/Witness' });
  const plan = planExport({ articles: THREE, options, date: '2026-11-25' });
  const { files } = await written(THREE, options);
  expect(plan.files.map((file) => file.path).sort()).toEqual(files.map((file) => file.path).sort());
  expect(plan).toMatchObject({ folder: 'longpier-witness_2026-11-25', fileCount: files.length, articles: 3 });
  expect(plan.warnings).toEqual(['1 name shortened (over 60 characters)', '1 article without a published date']);
  expect(plan.leftOut).toContain('notes');
});

test('notes, tags and collections go out only when asked', async () => {
  const secrets = /receipt|load limit, |court|Inspections/;
  await written([THREE[0] ?? articleOf({ id: 'x' })], { formats: exportFormat.options });
  for (const entry of await readdir(out(''), { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) expect(await readFile(join(entry.parentPath, entry.name), 'utf8')).not.toMatch(secrets);
  }
});

test('one format lies in the folder itself', async () => {
  await written(THREE, { formats: ['csl-json', 'csl-json'] });
  expect((await readdir(out(''))).sort()).toEqual(['articles.csl.json', 'manifest-sha256.txt']);
});

test('five hundred hostile titles stay inside the folder, under names that no file system confuses', async () => {
  const pieces = [
    '../../x',
    'CON',
    'nul.txt',
    'con.txt.',
    'a\u202egpj.exe',
    'é'.normalize('NFD'),
    'é',
    'x'.repeat(300),
    '🙂🙂',
    '',
    ' ',
    '.',
    '..',
    '/etc/passwd',
    'C:\\x',
    'a\0b',
    '%2e%2e',
    'COM1',
    '~',
    '`rm`',
    '$(x)',
    'ＣＯＮ',
    'ﬁle',
    '\ud800',
    '-rf',
    'a/b\\c:d*e?f"g<h>i|j',
  ];
  const titles = Array.from(
    { length: 500 },
    (_, i) => `${pieces[i % pieces.length]}${i < 260 ? '' : pieces[(i * 7) % pieces.length]}`,
  );
  const articles = titles.map((title, i) =>
    articleOf({
      id: `a-${i}`,
      title,
      siteName: titles[(i * 3) % 500] ?? null,
      publishedAt: { value: '2024', precision: 'year', zone: null, certainty: 'stated', raw: '' },
    }),
  );
  const { files } = await written(articles, { formats: ['text', 'html'] });
  expect(files).toHaveLength(1003);
  const folded = new Set(files.map(({ path }) => path.normalize('NFC').toLowerCase()));
  expect(folded.size).toBe(files.length);
  for (const { path } of files) {
    expect(relative(out(''), out(path))).toBe(path);
    expect(path).toMatch(/^(text\/|html\/|html\/articles\/)?[a-z0-9][a-z0-9_-]*(-sha256)?\.(txt|html)$/);
    expect(path.split('/').every((name) => name.length <= 130)).toBe(true);
  }
});

test('every output is read by a parser of its own, and says what the article says', async () => {
  const hostile = 'a{b}c\\d "quoted", 50% & $1 #2 _x_ ^~ <script>alert(1)</script>\r\nTY  - X\n}@misc{evil,\n---\nevil: true';
  const shown = hostile.replace(/\s+/g, ' ').trim();
  const article = articleOf({
    id: 'a-1',
    title: hostile,
    siteName: hostile,
    byline: [hostile, 'B and C'],
    excerpt: hostile,
    url: 'https://x.example/{}?q="a b"',
    tags: [hostile],
    blocks: [{ type: 'paragraph', text: hostile }],
    noteList: [{ id: 'n', text: hostile, createdAt: '', updatedAt: '' }],
    publishedAt: { value: '2024-12', precision: 'month', zone: null, certainty: 'stated', raw: '' },
  });
  await written([article], {
    formats: exportFormat.options,
    include: { notes: true, highlights: false, tags: true, images: true },
  });

  const [entry, ...none] = readBibtex(await read('bibtex/articles.bib'));
  expect(none).toEqual([]);
  expect(texText(entry?.fields.title ?? '')).toBe(shown);
  expect(entry?.fields).toMatchObject({ date: '2024-12' });
  const [record, ...more] = readRis(await read('ris/articles.ris'));
  expect(more).toEqual([]);
  expect(Object.fromEntries(record ?? [])).toMatchObject({ TY: 'NEWS', TI: shown, PY: '2024', DA: '2024/12//', AB: shown });
  expect(JSON.parse(await read('csl-json/articles.csl.json'))).toMatchObject([
    { type: 'article-newspaper', title: shown, abstract: shown, issued: { 'date-parts': [[2024, 12]] } },
  ]);
  expect(JSON.parse(await read('jsonl/articles.jsonl'))).toMatchObject({
    title: hostile,
    text: hostile,
    tags: [hostile],
    captures: [{ id: 'c-1' }],
  });
  const [head, row] = Papa.parse<string[]>((await read('csv/articles.csv')).trimEnd()).data;
  expect(row?.[head?.indexOf('title') ?? -1]).toBe(hostile);
  const page = (await readdir(out('markdown'))).find((name) => name !== 'index.md') ?? '';
  const [, front = ''] = /^---\n([\s\S]*?)\n---\n\n/.exec(await read(`markdown/${page}`)) ?? [];
  expect(parseYaml(front)).toMatchObject({
    title: hostile,
    outlet: hostile,
    author: [hostile, 'B and C'],
    published: '2024-12',
    tags: [hostile],
  });
  for (const path of ['html/index.html', `html/articles/${page.replace('.md', '.html')}`])
    expect(activeNodes(await read(path))).toEqual([]);
});

test('a page loads nothing from elsewhere and runs nothing', async () => {
  const { files } = await written(THREE, { formats: ['html'] });
  for (const { path } of files.filter((file) => file.path.endsWith('.html'))) {
    const html = await read(path);
    expect(activeNodes(html)).toEqual([]);
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<title>'));
  }
  expect(
    await read('articles/0002_2022-03-16_the-tarn-courier_inspectors-warned-twice-about-long-pier-load-limit-100.html'),
  ).toContain(`src="../images/${IMAGE_SHA}.png"`);
});

/** Elements and attributes that run or load, but for images of the export itself. */
function activeNodes(html: string): string[] {
  const found: string[] = [];
  const walk = (node: object): void => {
    const tag = 'tagName' in node ? String(node.tagName) : '';
    if (['script', 'iframe', 'object', 'embed', 'link', 'base', 'form', 'video', 'audio', 'svg', 'math', 'source'].includes(tag))
      found.push(tag);
    for (const { name, value } of 'attrs' in node ? (node.attrs as { name: string; value: string }[]) : []) {
      // safe: parse5 elements carry these
      const local = /^(\.\.\/)?(images|articles)\/[\w-]+\.\w+$|^(\.\.\/)?(index|[\w-]+)\.html$/.test(value);
      if (name.startsWith('on') || name === 'style' || name === 'srcset' || (name === 'src' && !local))
        found.push(`${name}=${value}`);
      if (name === 'href' && !local && !/^(https?|mailto):/.test(value)) found.push(`${name}=${value}`);
      if (tag === 'meta' && name === 'http-equiv' && value !== 'Content-Security-Policy') found.push(value);
    }
    if ('childNodes' in node) for (const child of node.childNodes as object[]) walk(child); // safe: parse5 parents carry these
  };
  walk(parse(html));
  return found;
}

test('no cell of a CSV can begin a formula, whatever the field', async () => {
  const triggers = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '\0=1',
    '＝1',
    "=cmd|' /C calc'!A0",
    '-2+3',
    '=HYPERLINK("http://x")',
  ];
  const articles = triggers.map((text, i) =>
    articleOf({
      id: `a${i}`,
      title: text,
      byline: [text],
      siteName: text,
      url: text,
      excerpt: text,
      lang: text,
      tags: [text],
      collections: [text],
      publishedAt: { value: text, precision: 'day', zone: text, certainty: 'stated', raw: '' },
    }),
  );
  const plain = articles.map((article) => ({ ...article, publishedAt: null }));
  await written(
    plain,
    { formats: ['csv'], csvBom: true, include: { notes: false, highlights: false, tags: true, images: true } },
    { load: async (id) => ({ article: articles.find((one) => one.id === id) ?? articleOf({ id }), earlier: [] }) },
  );
  const text = await read('articles.csv');
  expect(text.startsWith('\ufeffid,title')).toBe(true);
  const rows = Papa.parse<string[]>(text.slice(1).trimEnd()).data;
  expect(rows).toHaveLength(triggers.length + 1);
  for (const row of rows) {
    expect(row).toHaveLength(rows[0]?.length ?? 0);
    for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/u);
  }
});

test('all captures add what older ones said', async () => {
  const [first] = THREE;
  const capture = first?.captureList[0];
  if (first === undefined || capture === undefined) throw new Error('the fixture has a capture');
  const load = async () => ({
    article: first,
    earlier: [
      {
        capture: { ...capture, id: 'c-0', capturedAt: '2022-03-16T06:00:00.000Z' },
        title: 'Earlier title',
        blocks: [{ type: 'paragraph' as const, text: 'What it said before.' }],
      },
    ],
  });
  await written([first], { formats: ['text', 'jsonl', 'html', 'markdown'], captures: 'all' }, { load });
  expect(JSON.parse(await read('jsonl/articles.jsonl'))).toMatchObject({
    versions: [{ capture: { id: 'c-0' }, title: 'Earlier title', text: 'What it said before.' }],
  });
  for (const sub of ['text', 'markdown', 'html/articles']) {
    const page = (await readdir(out(sub))).find((name) => name.startsWith('0001')) ?? '';
    expect(await read(`${sub}/${page}`)).toContain('What it said before.');
  }
});

test('an article that is gone is skipped and said so; the lists stay whole', async () => {
  const { skipped, articles } = await written(
    THREE,
    { formats: ['csl-json', 'text'] },
    {
      load: async (id) => {
        if (id === 'a-arabic') throw new ArchiveError('damaged', 'Its bytes changed on disk.');
        return { article: THREE.find((one) => one.id === id) ?? articleOf({ id }), earlier: [] };
      },
    },
  );
  expect(skipped).toEqual([{ articleId: 'a-arabic', reason: 'Its bytes changed on disk.' }]);
  expect(articles).toBe(2);
  expect(JSON.parse(await read('csl-json/articles.csl.json'))).toHaveLength(2);
  expect(await read('text/index.txt')).not.toContain('انهيار');
});

test('a folder that holds something, or a file in its place, is refused; an empty one is used', async () => {
  await mkdir(out(''));
  await written(THREE, { formats: ['text'] });
  await expect(written(THREE, { formats: ['text'] })).rejects.toMatchObject({ code: 'exists' });
  await writeFile(join(folder, 'file'), '');
  await expect(written(THREE, { formats: ['text'] }, { out: join(folder, 'file') })).rejects.toMatchObject({ code: 'exists' });
  await expect(written(THREE, { formats: ['text'] }, { out: join(folder, 'file', 'x') })).rejects.toMatchObject({
    code: 'invalid',
  });
});

test('missing folders above are made, and removed again when nothing came of it', async () => {
  await written(THREE, { formats: ['text'] }, { out: join(folder, 'a', 'b', 'c') });
  expect(await readdir(join(folder, 'a', 'b'))).toEqual(['c']);
  const broken = async () => {
    throw new Error('a fault');
  };
  await expect(written(THREE, { formats: exportFormat.options }, { out: join(folder, 'd', 'e'), load: broken })).rejects.toThrow(
    'a fault',
  );
  expect(await readdir(folder)).toEqual(['a']);
});

test('stopping by signal, or by leaving the stream, leaves nothing', async () => {
  const stop = new AbortController();
  const run = async (each: (event: ExportEvent, count: number) => boolean): Promise<void> => {
    let count = 0;
    for await (const event of writeExport(request(THREE, { formats: exportFormat.options }, { signal: stop.signal }))) {
      count += 1;
      if (each(event, count)) return;
    }
  };
  await run((_event, count) => count === 2);
  expect(await readdir(folder)).toEqual([]);
  await expect(
    run(() => {
      stop.abort();
      return false;
    }),
  ).rejects.toMatchObject({ code: 'cancelled' });
  expect(await readdir(folder)).toEqual([]);
});

test('a file that reads back differently is never called verified, and the folder keeps its partial name', async () => {
  const damage = (path: string, bytes: Uint8Array): Uint8Array => (path.endsWith('index.txt') ? bytes.subarray(1) : bytes);
  const report = await written(THREE, { formats: ['text'] }, { fs: diskFs(damage) });
  expect(report).toMatchObject({ verified: false, out: join(folder, 'out.partial') });
  expect(await readdir(folder)).toEqual(['out.partial']);
});

test('what a killed export left behind is not touched', async () => {
  await mkdir(join(folder, 'out.partial'));
  await writeFile(join(folder, 'out.partial', 'x'), 'left');
  await written(THREE, { formats: ['text'] });
  expect((await readdir(folder)).sort()).toEqual(['out', 'out.partial']);
});

test('a disk without room is refused before anything is written', async () => {
  await expect(written(THREE, { formats: ['html'] }, { fs: { ...diskFs(), freeBytes: async () => 1000 } })).rejects.toMatchObject(
    { code: 'disk-full' },
  );
  expect(await readdir(folder)).toEqual([]);
});
