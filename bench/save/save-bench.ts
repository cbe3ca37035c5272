/**
 * `npm run bench -- save [--pages 300]`: real pages saved by the command line in one go, by `--from-list` with the URLs they came from.
 * Needs the corpus beside the checkout. Prints pages a second, peak memory, and the archive's size beside what was given.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '..', '..');
const corpus = join(root, '..', 'shared', 'corpus', 'extraction');
const { values } = parseArgs({ options: { pages: { type: 'string', default: '300' } } });

interface Page {
  readonly id: string;
  readonly set: string;
  readonly path: string;
  readonly url?: string | null;
}

interface Line {
  readonly source: string;
  readonly status: string;
  readonly warnings: readonly string[];
  readonly error?: { readonly code: string; readonly message: string };
}

const pathOf = (page: Page) => join(corpus, page.path, 'source.html.gz');

function evenly<T>(all: readonly T[], count: number): T[] {
  const step = Math.max(1, all.length / count);
  return Array.from({ length: Math.min(count, all.length) }, (_, i) => all[Math.floor(i * step)]).filter(
    (each) => each !== undefined,
  );
}

function folderSize(folder: string): { bytes: number; files: number } {
  let bytes = 0;
  let files = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    bytes += statSync(join(entry.parentPath, entry.name)).size;
    files += 1;
  }
  return { bytes, files };
}

// Safe: the corpus' index is one such object a line.
const index = readFileSync(join(corpus, 'index.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Page);
const pages = evenly(index, Number(values.pages));
const work = mkdtempSync(join(tmpdir(), 'pressmark-bench-'));
const list = join(work, 'list.txt');
writeFileSync(list, pages.map((page) => `${pathOf(page)}${page.url?.startsWith('http') ? `\t${page.url}` : ''}`).join('\n'));
const given = pages.reduce((sum, page) => sum + gunzipSync(readFileSync(pathOf(page))).length, 0);

const start = performance.now();
const child = spawn(
  process.execPath,
  [join(root, 'bin', 'pressmark'), '--archive', join(work, 'archive'), 'add', '--json', '--from-list', list],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
let out = '';
let peakKb = 0;
child.stdout.on('data', (chunk: Buffer) => {
  out += chunk.toString('utf8');
});
const watch = setInterval(() => {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    peakKb = Math.max(peakKb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
  } catch {
    // between two samples the process ended
  }
}, 100);
const code = await new Promise<number | null>((done) => child.on('close', done));
clearInterval(watch);
const seconds = (performance.now() - start) / 1000;
const lines = out
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Line);
const counts = new Map<string, number>();
for (const { status } of lines) counts.set(status, (counts.get(status) ?? 0) + 1);
const archive = folderSize(join(work, 'archive'));
const mb = (bytes: number) => (bytes / 1e6).toFixed(1);

console.log(`machine: ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.versions.node}`);
console.log(`pages ${pages.length}, exit ${code}, ${[...counts].map(([status, n]) => `${status} ${n}`).join(', ')}`);
console.log(
  `time ${seconds.toFixed(1)} s, ${(pages.length / seconds).toFixed(1)} pages/s, peak RSS ${(peakKb / 1024).toFixed(0)} MB (all threads of the command)`,
);
console.log(
  `given ${mb(given)} MB of HTML; archive ${mb(archive.bytes)} MB in ${archive.files} files (${((archive.bytes / given) * 100).toFixed(0)} %), of it derived ${mb(folderSize(join(work, 'archive', 'derived')).bytes)} MB`,
);
for (const line of lines)
  if (line.status === 'failed') console.log(`failed: ${line.source}: ${line.error?.code} ${line.error?.message}`);
rmSync(work, { recursive: true, force: true });
