/** Opens an archive as a command does, takes the first fifty rows of the list, and prints when it had them and what each step took. */

import { urlKey } from '../../src/main/archive/capture/normalise-url.ts';
import { openCatalogue } from '../../src/main/archive/catalogue/catalogue.ts';
import { nodeFs } from '../../src/main/archive/store/disk/node-fs.ts';
import { openStore } from '../../src/main/archive/store/store.ts';
import { newestFirst } from './newest-first.ts';
import { quiet } from './quiet.ts';

const folder = process.argv[2] ?? '';
const clock = { now: Date.now, monotonic: () => performance.now() };
const started = performance.now();
const store = await openStore(folder, { fs: nodeFs(), clock, logger: quiet, process: 'cli', reserveBytes: 0 });
const { archiveId, installation, bootId } = store;
const catalogue = openCatalogue({ folder, archiveId, installation, bootId, logger: quiet, clock, urlKey });
if (!(await store.holds(catalogue.positions()))) catalogue.clear();
let records = 0;
const replayFrom = performance.now();
await catalogue.applyAll(counted());
const { live, captured } = catalogue.columns;
const rows = catalogue.summaries(newestFirst(captured, (ordinal) => live[ordinal] === 1).slice(0, 50));
const at = Date.now();
const replayMs = performance.now() - replayFrom;
console.log(
  JSON.stringify({
    at,
    rows: rows.length,
    articles: catalogue.columns.size,
    records,
    startMs: started,
    replayMs,
    cpuMs: (process.cpuUsage().user + process.cpuUsage().system) / 1000,
    rssMb: process.resourceUsage().maxRSS / 1024,
  }),
);
catalogue.close();
await store.close();

async function* counted() {
  for await (const batch of store.replayBatches(catalogue.positions())) {
    records += batch.length;
    yield batch;
  }
}
