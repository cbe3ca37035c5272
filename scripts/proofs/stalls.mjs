// `npm run proof -- stalls [--part N] [--only WORDS]`: pages made to stall their reader, read and saved while the event loops of the host are watched. `--part` 0..1: how large they are.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { startArchive } from '../../src/main/api/start-archive.ts';
import { createExtractor } from '../../src/main/archive/extract/extractor.ts';
import { hostilePages } from '../../src/main/archive/extract/testing/hostile-pages.ts';
import { root } from '../setup.mjs';

const MOST_MS = 50;
const { values } = parseArgs({ options: { part: { type: 'string', default: '1' }, only: { type: 'string', default: '' } } });
const pages = hostilePages(Number(values.part)).filter(({ name }) => name.includes(values.only));
const source = (path) => join(root, 'src/main', path);
const logger = { info() {}, warn() {}, error: (message, facts) => console.error(message, facts) };
const work = mkdtempSync(join(tmpdir(), 'pressmark-stalls-'));

/** A thread that does nothing but wait: what delays it is the machine. */
const idle = new Worker(
  `const { parentPort } = require('node:worker_threads');
   const { monitorEventLoopDelay } = require('node:perf_hooks');
   const delay = monitorEventLoopDelay({ resolution: 5 });
   delay.enable();
   parentPort.on('message', () => { parentPort.postMessage(delay.max / 1e6); delay.reset(); });`,
  { eval: true },
);
const idleMost = () =>
  new Promise((resolve) => {
    idle.once('message', resolve);
    idle.postMessage('how long');
  });

/** The longest stretch of work of this thread between two turns of its event loop, in CPU time: what a busy machine adds is not in it. */
function watchWork() {
  const cpuMs = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let before = cpuMs();
  let most = 0;
  const timer = setInterval(() => {
    const now = cpuMs();
    most = Math.max(most, now - before);
    before = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return Math.max(most, cpuMs() - before);
  };
}

setFlagsFromString('--expose-gc');
globalThis.gc ??= runInNewContext('gc');

const TRIES = 3;

/** `prepare` is this proof's own work and not watched. Measured again when it was held too long: a page that stalls does so each time, and what else the machine does, it does not. The least counts. */
async function leastOf(work, prepare = () => {}) {
  const tried = () => {
    prepare();
    return watched(work);
  };
  let least = await tried();
  for (let tries = 1; tries < TRIES && least.heldMs > MOST_MS; tries++) {
    const again = await tried();
    if (again.heldMs < least.heldMs) least = again;
  }
  return least;
}

/** Does something; gives how long this thread's event loop was held meanwhile at most, how much of that was work, and how long an idle one was. */
async function watched(work) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  // What making a page of 100 MB left behind is this proof's to clear away, and not the app's.
  globalThis.gc();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await idleMost();
  delay.enable();
  const mostWork = watchWork();
  const start = performance.now();
  const came = await work();
  const tookMs = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.disable();
  const workMs = mostWork();
  // The loop waits 5 ms by itself.
  return { came, tookMs, workMs, heldMs: Math.max(0, delay.max / 1e6 - 5), idleMs: Math.max(0, (await idleMost()) - 5) };
}

const rows = [];
const note = (where, name, { came, tookMs, workMs, heldMs, idleMs }) => {
  rows.push({ where, name, workMs, heldMs, idleMs });
  console.log(
    `${where.padEnd(9)} ${name.padEnd(46)} ${tookMs.toFixed(0).padStart(7)} ms, loop held ${heldMs.toFixed(1).padStart(6)} ms, working ${workMs.toFixed(1).padStart(5)} ms (an idle thread ${idleMs.toFixed(1)}): ${came}`,
  );
};

const extractor = createExtractor({ workerPath: source('archive/extract/extract-worker.ts'), logger });
await extractor.extract({ kind: 'html', text: '<p>The pier is shut.</p>', url: null, capturedAt: '2026-11-25T12:00:00Z' });
for (const { name, make } of pages) {
  // In one piece, as text that was decoded is: putting the pieces together is this proof's work.
  const text = Buffer.from(make()).toString();
  const request = { kind: 'html', text, url: 'https://tarn.example/pier', capturedAt: '2026-11-25T12:00:00Z' };
  note(
    'extractor',
    name,
    await leastOf(async () => {
      const { warnings, blocks } = await extractor.extract(request);
      return warnings.find((warning) => warning.startsWith('extraction-failed')) ?? `read, ${blocks.length} blocks`;
    }),
  );
}
await extractor.close();

const archive = await startArchive({
  entry: source('api/archive-worker.ts'),
  options: {
    folder: join(work, 'archive'),
    process: 'test',
    workers: { extract: source('archive/extract/extract-worker.ts'), index: source('archive/indexing/index-worker.ts') },
    downloads: null,
    appVersion: '0',
    ownPorts: [],
  },
  logger,
  settings: { get: async () => ({ settings: {}, uiState: {} }), set: async () => {} },
});
await archive.client.archive.create();
for (const { name, make } of pages) {
  const path = join(work, 'page.html');
  const page = make();
  const options = { tags: [], engine: 'auto', images: true, allowPrivate: false };
  note(
    'app',
    name,
    await leastOf(
      async () => {
        let said = 'no answer';
        const answers = await archive.client.captures.save({ sources: [{ kind: 'path', path }], options });
        for await (const event of answers) if (event.type === 'result') said = event.result.error?.message ?? event.result.status;
        return said;
      },
      // The same bytes are not read twice: each try is a page of its own.
      () => writeFileSync(path, `${page}<!-- ${performance.now()} -->`),
    ),
  );
}
await archive.close();
await idle.terminate();
rmSync(work, { recursive: true });

const most = (where) => rows.filter((row) => row.where === where).toSorted((a, b) => b.heldMs - a.heldMs)[0];
for (const where of ['extractor', 'app']) {
  const worst = most(where);
  if (worst)
    console.log(
      `${where}: at most ${worst.heldMs.toFixed(1)} ms, by ${worst.name}: ${worst.workMs.toFixed(1)} ms of work (an idle thread then: ${worst.idleMs.toFixed(1)} ms)`,
    );
}
// On a busy machine an idle thread is held as well; work of this thread is no matter of the machine.
const bad = rows.filter(({ workMs, heldMs, idleMs }) => workMs > MOST_MS || (heldMs > MOST_MS && idleMs <= MOST_MS / 2));
console.log(
  bad.length === 0
    ? `No page held a loop for more than ${MOST_MS} ms.`
    : `${bad.length} held a loop for more than ${MOST_MS} ms.`,
);
process.exitCode = bad.length === 0 ? 0 : 1;
