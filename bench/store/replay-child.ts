/** Reads an archive's journal from its start, every hash and the chain checked, and prints the rate. */
import { nodeFs } from '../../src/main/archive/store/disk/node-fs.ts';
import { openStore } from '../../src/main/archive/store/store.ts';
import { quiet } from './quiet.ts';

const clock = { now: Date.now, monotonic: () => performance.now() };
const store = await openStore(process.argv[2] ?? '', { fs: nodeFs(), clock, logger: quiet, process: 'cli', reserveBytes: 0 });
const from = performance.now();
let records = 0;
for await (const batch of store.replayBatches(new Map())) records += batch.length;
console.log(
  JSON.stringify({
    at: Date.now(),
    records,
    replayMs: performance.now() - from,
    cpuMs: (process.cpuUsage().user + process.cpuUsage().system) / 1000,
    rssMb: process.resourceUsage().maxRSS / 1024,
  }),
);
await store.close();
