/** Opens an index in a fresh process, asks, and prints in JSON how long the first answer took and how much memory search added. `open-child.ts FOLDER TEXTS` */
import { setTimeout as sleep } from 'node:timers/promises';
import { Engine } from '../../src/main/archive/indexing/engine.ts';
import { stopAt } from '../../src/main/archive/indexing/stop.ts';
import { requestOf } from './ours.ts';

const [folder = '', json = '[]'] = process.argv.slice(2);
// Safe: the bench wrote it.
const texts = JSON.parse(json) as string[];
const requests = await Promise.all(texts.map(requestOf));
await settled();
const before = process.memoryUsage();
const start = performance.now();
const engine = new Engine(folder);
const opened = performance.now() - start;
const never = stopAt(null);
const [first] = requests;
if (first) engine.search(first.clauses, never, first.required);
const answered = performance.now() - start;
for (const { clauses, required } of requests) engine.search(clauses, never, required);
await settled();
const after = process.memoryUsage();
engine.close();

/** What is garbage is collected, and given back by a thread of V8's that takes its time. */
async function settled(): Promise<void> {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.();
    await sleep(50);
  }
}

const added = (of: 'rss' | 'heapUsed' | 'arrayBuffers') => Math.round((after[of] - before[of]) / 1e5) / 10;
console.log(
  JSON.stringify({
    openMs: Math.round(opened * 10) / 10,
    firstAnswerMs: Math.round(answered * 10) / 10,
    rssMb: added('rss'),
    heapMb: added('heapUsed'),
    arrayMb: added('arrayBuffers'),
  }),
);
