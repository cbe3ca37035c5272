// What every proof asks of an archive after something went wrong: nothing acknowledged is gone, nothing is damaged, and work goes on.
import { nodeFs } from '../../src/main/archive/store/disk/node-fs.ts';
import { openStore } from '../../src/main/archive/store/store.ts';
import { inventedCapture } from './invented-changes.mjs';

const quiet = { info() {}, warn() {}, error() {} };

export const realNeeds = (more = {}) => ({
  fs: nodeFs(),
  clock: { now: () => Date.now(), monotonic: () => performance.now() },
  logger: quiet,
  process: 'test',
  reserveBytes: 0,
  ...more,
});

/**
 * Opens an archive and compares it with what was acknowledged: `acknowledged` holds the hashes of records. Answers what is wrong, in words, and
 * every record read. With `key` it saves one more capture, which must work.
 */
export async function checkedArchive(folder, acknowledged, { needs = realNeeds(), key = null, mode = 'full' } = {}) {
  const wrong = [];
  const store = await openStore(folder, needs);
  try {
    const items = [];
    for await (const item of store.replay(new Map())) items.push(item);
    const there = new Set(items.map(({ position }) => position.hash));
    for (const hash of acknowledged) if (!there.has(hash)) wrong.push(`lost: record ${hash} was acknowledged and is not there`);
    const numbers = new Set(items.map(({ record }) => `${record.writer} ${record.seq}`));
    if (numbers.size !== items.length) wrong.push(`${items.length - numbers.size} record numbers are used twice`);
    if (store.readOnly) wrong.push(`the archive opens for reading only: ${store.notice}`);
    const report = await reportOf(store, mode);
    for (const name of report.missing) wrong.push(`dangling: object ${name} is named by a record and missing`);
    for (const name of report.changed) wrong.push(`damaged: object ${name}`);
    for (const problem of report.journal.problems) wrong.push(`journal: ${problem}`);
    if (report.state !== 'clean') wrong.push(`verify says ${report.state}`);
    if (key !== null && !store.readOnly) {
      const { objects, change } = inventedCapture(store.archiveId, key, 300);
      const [saved] = await store.append([change(await store.put(objects))]);
      acknowledged.add(saved.position.hash);
    }
    return { wrong, items };
  } finally {
    await store.close();
  }
}

async function reportOf(store, mode) {
  for await (const step of store.verify(mode)) if (step.type === 'done') return step.report;
  throw new Error('a check ended without a report');
}
