/**
 * `npm run bench -- soak [--minutes 10] [--seed 1] [--steps 150]`: mixed work (saves, edits, trash, deleting for ever, search, checks) on one archive that is
 * opened and closed again and again. Prints memory, open files and timers over time; ends with an error when anything saved is not there, when a check is not
 * clean, or when open files or timers grow.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openArchive } from '../../src/main/archive/archive.ts';
import { seededRandom } from '../generate/random.ts';
import { type Held, held } from './held.ts';
import { mixedWork } from './mixed-work.ts';
import { realPorts } from './real-ports.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '150' },
  },
});
const until = performance.now() + Number(values.minutes) * 60_000;
const steps = Number(values.steps);
const scratch = mkdtempSync(join(tmpdir(), 'pressmark-soak-'));
const work = mixedWork(seededRandom(Number(values.seed)));
const samples: Held[] = [];
const from = performance.now();
console.log(`seed ${values.seed}, ${values.minutes} minutes, ${steps} steps between opening and closing\n`);
console.log('| minute | opened | articles | RSS MB | heap MB | open files | timers |\n|---:|---:|---:|---:|---:|---:|---:|');
try {
  let told = 0;
  for (let round = 1; round === 1 || performance.now() < until; round++) {
    const archive = await openArchive(join(scratch, 'archive'), realPorts(), { create: true });
    await archive.mended;
    for (let step = 0; step < steps; step++) await work.step(archive);
    await work.check(archive);
    await archive.close();
    const sample = await held();
    samples.push(sample);
    const minute = (performance.now() - from) / 60_000;
    if (minute < told) continue;
    told = minute + Math.min(1, Number(values.minutes) / 20);
    const { rssMb, heapMb, files, timers } = sample;
    console.log(
      `| ${minute.toFixed(1)} | ${round} | ${work.articles} | ${rssMb.toFixed(0)} | ${heapMb.toFixed(0)} | ${files} | ${timers} |`,
    );
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const first = samples[0];
const last = samples.at(-1);
console.log(
  `\nopened and closed ${samples.length} times; ${Object.entries(work.counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')}`,
);
console.log(`open files ${first?.files} at first, ${last?.files} at last; timers ${first?.timers}, ${last?.timers}; errors 0`);
if (first && last && (last.files > first.files || last.timers > first.timers)) {
  console.error('open files or timers have grown');
  process.exitCode = 1;
}
