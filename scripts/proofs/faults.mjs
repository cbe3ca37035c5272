// `npm run proof -- faults [--seed S] [--quick]`: each call to the disk fails once in each way it can, and the archive must lose nothing, call nothing saved that is not, and go on.
import { parseArgs } from 'node:util';
import { inParts, summed, table } from '../parts.mjs';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '7' }, quick: { type: 'boolean', default: false } } });
const seed = Number(values.seed);
const started = Date.now();
const outcomes = await inParts('faults', (part, parts) => ({ seed, part, parts, every: values.quick ? 10 : 1 }));
const found = summed(outcomes);
table(`faults: seed ${seed}, ${Math.round((Date.now() - started) / 1000)} s`, [
  ['workloads', Math.max(...outcomes.map(({ workloads }) => workloads))],
  ['kinds of faults', Object.keys(found.byKind).length],
  ['faults', found.faults],
  ['states of the disk after a power cut as well', found.images],
  ['promises looked up', found.promises],
  ['lost, falsely called saved, unusable afterwards', found.failures.length],
]);
for (const [kind, count] of Object.entries(found.byKind)) console.log(`    ${kind.padEnd(84)} ${String(count).padStart(6)}`);
for (const { workload, kind, nth, call, fault } of found.failures)
  console.log(`  FAILED ${workload}, seed ${seed}: ${kind} at ${nth} (${call}): ${fault}`);
process.exitCode = found.failures.length > 0 ? 1 : 0;
