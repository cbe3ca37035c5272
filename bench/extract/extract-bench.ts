/**
 * How fast, and how well, pages are read: runs a list of saved pages through the extractor's threads.
 *
 *   node bench/extract/extract-bench.ts LIST.jsonl [--limit N] [--out PRED.jsonl]
 *
 * LIST has lines `{id, file, url?, charset?}` (files may be gzipped). Prints pages a second, failures, percentiles and peak memory;
 * PRED gets a line a page in the shape of `pressmark extract --json`, for scoring.
 */
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { decodeText } from '../../src/main/archive/capture/charset.ts';
import { createExtractor } from '../../src/main/archive/extract/extractor.ts';
import type { Reading } from '../../src/main/archive/seams.ts';
import { blocksToText } from '../../src/shared/block-text.ts';

interface Page {
  readonly id: string;
  readonly file: string;
  readonly url?: string;
  readonly charset?: string;
}

const { values, positionals } = parseArgs({
  options: { limit: { type: 'string' }, out: { type: 'string' } },
  allowPositionals: true,
});
const [list] = positionals;
if (list === undefined) throw new Error('usage: extract-bench.ts LIST.jsonl [--limit N] [--out PRED.jsonl]');
// Safe: the list is written for this script, in the shape above.
const all = (await readFile(list, 'utf8'))
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Page);
const step = values.limit === undefined ? 1 : Math.max(1, all.length / Number(values.limit));
const pages =
  values.limit === undefined
    ? all
    : Array.from({ length: Math.min(all.length, Number(values.limit)) }, (_, index) => all[Math.floor(index * step)]).filter(
        (page) => page !== undefined,
      );

const logger = { info() {}, warn: (message: string, facts?: unknown) => console.error(message, facts), error: console.error };
const extractor = createExtractor({
  workerPath: new URL('../../src/main/archive/extract/extract-worker.ts', import.meta.url).pathname,
  logger,
});
const out = values.out === undefined ? null : createWriteStream(values.out);
const took: number[] = [];
const failed: string[] = [];
let peakRss = 0;

async function read(page: Page): Promise<void> {
  const stored = await readFile(page.file);
  const bytes = page.file.endsWith('.gz') ? gunzipSync(stored) : stored;
  const { text } = decodeText(bytes, { header: page.charset ?? '', html: true });
  const start = performance.now();
  const reading = await extractor.extract({ kind: 'html', text, url: page.url ?? null, capturedAt: new Date().toISOString() });
  const tookMs = performance.now() - start;
  took.push(tookMs);
  peakRss = Math.max(peakRss, process.memoryUsage.rss());
  if (reading.warnings.some((warning) => warning.startsWith('extraction-failed'))) failed.push(page.id);
  out?.write(`${JSON.stringify(answerOf(page, reading, tookMs))}\n`);
}

const answerOf = (page: Page, reading: Reading, tookMs: number) => ({
  id: page.id,
  file: page.file,
  ...reading,
  text: blocksToText(reading.blocks),
  tookMs: Math.round(tookMs),
});

const started = performance.now();
const queue = [...pages];
await Promise.all(
  [1, 2].map(async () => {
    for (let page = queue.shift(); page !== undefined; page = queue.shift()) await read(page);
  }),
);
const seconds = (performance.now() - started) / 1000;
await extractor.close();
out?.end();
took.sort((a, b) => a - b);
const percentile = (share: number) => Math.round(took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0);
console.log(
  `${pages.length} pages in ${seconds.toFixed(1)} s: ${(pages.length / seconds).toFixed(1)} pages/s; ms a page: p50 ${percentile(0.5)}, p90 ${percentile(0.9)}, p99 ${percentile(0.99)}, max ${percentile(1)}`,
);
console.log(
  `failed: ${failed.length}${failed.length > 0 ? ` (${failed.slice(0, 10).join(', ')})` : ''}; peak memory ${Math.round(peakRss / 1e6)} MB`,
);
