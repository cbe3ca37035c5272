/**
 * `npm run bench -- store [--articles 10000]`: what the store and the catalogue cost: saves, edits, a replay from the start, a cold start with and
 * without the catalogue, and a full check. Made-up records of the size real ones have; two small objects an article are really written.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openCatalogue } from '../../src/main/archive/catalogue/catalogue.ts';
import type { Logger } from '../../src/main/archive/ports.ts';
import type { Change, ObjectEntry } from '../../src/main/archive/seams.ts';
import { nodeFs } from '../../src/main/archive/store/node-fs.ts';
import { initArchive, openStore, type Store } from '../../src/main/archive/store/store.ts';

const { values } = parseArgs({
  options: { articles: { type: 'string', default: '10000' }, saves: { type: 'string', default: '200' } },
});
const articles = Number(values.articles);
const saves = Number(values.saves);
const quiet: Logger = { info: () => undefined, warn: console.warn, error: console.error };
const clock = { now: Date.now, monotonic: () => performance.now() };
const fs = nodeFs();
const scratch = mkdtempSync(join(tmpdir(), 'pressmark-bench-'));
const folder = join(scratch, 'archive');

const open = () => openStore(folder, { fs, clock, logger: quiet, process: 'test' });
const openDerived = ({ archiveId, installation, bootId }: Store) =>
  openCatalogue({ folder, archiveId, installation, bootId, logger: quiet, clock, urlKey: (url) => url });

async function timed<T>(what: string, times: number, work: () => Promise<T> | T): Promise<T> {
  const start = performance.now();
  const result = await work();
  const ms = performance.now() - start;
  console.log(`${what.padEnd(44)} ${ms.toFixed(0).padStart(8)} ms ${((ms * 1000) / times).toFixed(0).padStart(8)} µs each`);
  return result;
}

const named = (number: number, role: ObjectEntry['role'], kind: number): ObjectEntry => ({
  role,
  mime: 'text/html',
  sha256: (number * 10 + kind).toString(16).padStart(64, '0'),
  bytes: 1000,
});

function changesOf(n: number, objects: readonly ObjectEntry[]): Change[] {
  const url = `https://www.paper${n % 300}.example/2026/11/article-number-${n}`;
  const articleId = `a-${n}`;
  const captureId = `c-${n}`;
  return [
    {
      type: 'capture.add',
      articleId,
      manifest: objects[0]?.sha256 ?? '',
      objects,
      title: url,
      url,
      tags: n % 5 === 0 ? ['war'] : [],
      collectionId: null,
      capture: {
        id: captureId,
        capturedAt: new Date(1.7e12 + n * 60_000).toISOString(),
        method: 'fetch',
        status: 'complete',
        requestedUrl: url,
        finalUrl: url,
        redirects: [],
        httpStatus: 200,
        mime: 'text/html',
        bytes: 80_000,
        sha256: (n * 10 + 9).toString(16).padStart(64, '0'),
        warc: objects[1]?.sha256 ?? '',
        rendition: null,
        resourcesSaved: 2,
        resourcesWanted: 2,
        interventions: ['cookies not sent'],
        warnings: [],
      },
    },
    {
      type: 'reading.add',
      articleId,
      captureId,
      objects: [named(n, 'reading', 4), named(n, 'text', 5)],
      extractor: '1',
      entry: {
        title: `Article number ${n} of a middling length`,
        byline: ['A. Writer'],
        siteName: `Paper ${n % 300}`,
        canonicalUrl: url,
        publishedAt: { value: '2026-11-09', precision: 'day', zone: null, certainty: 'stated', raw: '9 November 2026' },
        updatedAt: null,
        lang: 'en',
        dir: 'ltr',
        excerpt: 'The ministers met by the river and spoke of the truce. '.repeat(5),
        wordCount: 500,
        leadImage: null,
        needsCare: [],
        warnings: [],
      },
    },
    { type: 'status.set', articleIds: [articleId], unread: false },
  ];
}

try {
  console.log(
    `${articles} articles, ${saves} of them saved one by one · ${cpus()[0]?.model ?? 'unknown'} × ${cpus().length} · Node ${process.version}\n`,
  );
  await initArchive(folder, { fs, clock });
  let store = await open();
  await timed('save: two objects of 50 KB and a record', saves, async () => {
    for (let n = 0; n < saves; n++) {
      const bytes = (salt: string) => new TextEncoder().encode(`${salt} ${n} `.repeat(5000));
      const objects = await store.put([
        { role: 'manifest', mime: 'application/json', bytes: bytes('manifest') },
        { role: 'warc', mime: 'application/warc', bytes: bytes('warc') },
      ]);
      await store.append(changesOf(n, objects).slice(0, 1));
    }
  });
  await timed('edit: one record', saves, async () => {
    for (let n = 0; n < saves; n++) await store.append([{ type: 'tag.set', articleIds: [`a-${n}`], tag: 'x', on: true }]);
  });
  await timed('check in full', saves * 2, async () => {
    for await (const step of store.verify('full')) if (step.type === 'done') console.log(`  ${step.report.state}`);
  });
  for (let n = saves; n < articles; n += 1000) {
    const batch = Array.from({ length: Math.min(1000, articles - n) }, (_, at) => n + at);
    await store.append(
      batch.flatMap((each) => changesOf(each, [named(each, 'manifest', 0), named(each, 'warc', 1), named(each, 'image', 2)])),
    );
  }
  await store.close();
  store = await timed('open the store', 1, open);
  let records = 0;
  await timed('replay alone', articles * 3, async () => {
    for await (const batch of store.replayBatches(new Map())) records += batch.length;
  });
  let catalogue = openDerived(store);
  await timed(`start without a catalogue: ${records} records`, articles, async () => {
    for await (const batch of store.replayBatches(catalogue.positions())) catalogue.apply(batch);
  });
  catalogue.close();
  catalogue = await timed('start with a catalogue', articles, async () => {
    const opened = openDerived(store);
    if (!(await store.holds(opened.positions()))) throw new Error('the catalogue does not stand on the journal');
    for await (const batch of store.replayBatches(opened.positions())) opened.apply(batch);
    return opened;
  });
  await timed('1,000 rows of a list', 1000, () =>
    catalogue.summaries(Array.from({ length: Math.min(1000, articles) }, (_, at) => at)),
  );
  console.log(`\nresident memory ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
  catalogue.close();
  await store.close();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
