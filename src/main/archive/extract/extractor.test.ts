import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Logger } from '../ports.ts';
import type { ExtractRequest } from '../seams.ts';
import { createExtractor } from './extractor.ts';
import { hostilePages } from './testing/hostile-pages.ts';

const logger: Logger = { info() {}, warn() {}, error() {} };
const page = (text: string, url: string | null = null): ExtractRequest => ({
  kind: 'html',
  text,
  url,
  capturedAt: '2026-11-25T00:00:00.000Z',
});
const isFailed = ({ warnings }: { readonly warnings: readonly string[] }): boolean =>
  warnings.length === 1 && warnings[0]?.startsWith('extraction-failed: ') === true;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pressmark-extractor-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A thread that does as the page says. */
async function obedientWorker(): Promise<string> {
  const path = join(folder, 'obedient-worker.mjs');
  await writeFile(
    path,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ id, request }) => {
       const text = request.text;
       if (text.includes('STALL')) for (;;);
       if (text.includes('EXIT')) process.exit(3);
       if (text.includes('EAT')) { const all = []; for (;;) all.push(new Array(1e5).fill(text)); }
       if (text.includes('THROW')) { parentPort.postMessage({ type: 'failed', id, reason: 'a stack overflow' }); return; }
       parentPort.postMessage({ type: 'done', id, answer: { title: text, warnings: [] } });
     });
     parentPort.postMessage({ type: 'ready' });`,
  );
  return path;
}

describe('a page that breaks the extractor', () => {
  test.each(['STALL', 'EXIT', 'EAT', 'THROW'])(
    '%s: comes back with its text and a warning, and the next page is read',
    async (how) => {
      const extractor = createExtractor({
        workerPath: await obedientWorker(),
        logger,
        limits: { workers: 1, timeoutMs: 1500, heapMb: 64 },
      });
      try {
        const broken = await extractor.extract(
          page(`<p>${how} first</p><script>hidden()</script><p>second</p>`, 'https://a.example/2024/the-prison-doors.html'),
        );
        expect(broken.title).toBe('the prison doors');
        expect(broken.blocks).toEqual([{ type: 'paragraph', text: `${how} first\nsecond` }]);
        expect(isFailed(broken)).toBe(true);
        expect((await extractor.extract(page('fine'))).title).toBe('fine');
      } finally {
        await extractor.close();
      }
    },
  );

  test('what is too large is not even tried', async () => {
    const extractor = createExtractor({ workerPath: '/nowhere.mjs', logger, limits: { inputLength: 100 } });
    expect(isFailed(await extractor.extract(page('x'.repeat(101))))).toBe(true);
    expect(await extractor.render({ html: 'x'.repeat(101), baseUrl: null, resources: [] })).toBeNull();
    await extractor.close();
  });

  test('a thread that cannot start fails its page and no other promise', async () => {
    const extractor = createExtractor({ workerPath: join(folder, 'missing.mjs'), logger });
    expect(isFailed(await extractor.extract(page('<p>text</p>')))).toBe(true);
    await extractor.close();
  });
});

describe('stopping', () => {
  test('an aborted call rejects at once; the others go on', async () => {
    const extractor = createExtractor({ workerPath: await obedientWorker(), logger, limits: { workers: 1, timeoutMs: 1500 } });
    const stop = new AbortController();
    const stalled = extractor.extract(page('STALL'), stop.signal);
    const waiting = extractor.extract(page('STALL too'), stop.signal);
    const other = extractor.extract(page('other'));
    stop.abort();
    await expect(stalled).rejects.toMatchObject({ code: 'cancelled' });
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    expect((await other).title).toBe('other');
    await extractor.close();
  });

  test('closing rejects what waits and what comes after', async () => {
    const extractor = createExtractor({ workerPath: await obedientWorker(), logger, limits: { workers: 1 } });
    const calls = [extractor.extract(page('STALL')), extractor.extract(page('waits'))];
    const settled = Promise.allSettled(calls);
    await extractor.close();
    expect((await settled).map((each) => each.status)).toEqual(['rejected', 'rejected']);
    await expect(extractor.extract(page('late'))).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('the real thread, from its source', () => {
  /** A part of what `npm run proof -- stalls` reads whole. */
  const hostile = [...hostilePages(0.002), { name: 'nothing', make: () => '' }];
  test('reads pages and texts, survives hostile ones, and makes renditions', async () => {
    const extractor = createExtractor({ workerPath: join(import.meta.dirname, 'extract-worker.ts'), logger });
    try {
      const reading = await extractor.extract({
        ...page('Title\n\n09.12.2024 14:00\n\nThe only paragraph of this text.'),
        kind: 'text',
      });
      expect(reading).toMatchObject({ title: 'Title', publishedAt: { value: '2024-12-09T14:00' } });
      for (const { name, make } of hostile) {
        const answer = await extractor.extract(page(make()));
        expect(answer.title, name).not.toBe('');
        expect(answer.extractor, name).toMatch(/^pressmark-extract\//);
      }
      const rendered = await extractor.render({
        html: '<p onclick="x()">Hello <script>x()</script></p>',
        baseUrl: null,
        resources: [],
      });
      expect(rendered?.html).toContain('Hello');
      expect(rendered?.html).not.toMatch(/script|onclick/);
    } finally {
      await extractor.close();
    }
  });
});
