// Runs a proof in parts, one thread a core, with progress on stderr.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { root } from './setup.mjs';

const PART = join(root, 'src', 'main', 'archive', 'store', 'testing', 'proof-part.ts');

/** Starts `run` once a core with `optionsOf(part, parts)`; answers the outcomes. */
export function inParts(run, optionsOf, { total } = {}) {
  const parts = Math.max(1, availableParallelism());
  const lines = Array.from({ length: parts }, () => ({ done: 0, text: 'starting' }));
  const started = Date.now();
  const show = () => {
    const done = lines.reduce((sum, line) => sum + line.done, 0);
    const seconds = Math.round((Date.now() - started) / 1000);
    process.stderr.write(
      `${run} ${seconds} s: ${done}${total ? ` of ${total}` : ''} | ${lines.map(({ text }) => text).join(' | ')}\n`,
    );
  };
  const shown = setInterval(show, 15_000);
  return Promise.all(lines.map((_, part) => partOf(run, optionsOf(part, parts), (line) => (lines[part] = line)))).finally(() =>
    clearInterval(shown),
  );
}

function partOf(run, options, progress) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(PART, { workerData: { run, options } });
    worker.on('message', (message) => (message.type === 'done' ? resolve(message.outcome) : progress(message)));
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`a part of ${run} ended with ${code} before it was done`)));
  });
}

/** Sums up the numbers of several outcomes, and joins their lists. */
export function summed(outcomes) {
  const sum = {};
  for (const outcome of outcomes)
    for (const [key, value] of Object.entries(outcome))
      if (typeof value === 'number') sum[key] = (sum[key] ?? 0) + value;
      else if (Array.isArray(value)) sum[key] = [...(sum[key] ?? []), ...value];
      else if (value && typeof value === 'object') sum[key] = summed([sum[key] ?? {}, value]);
  return sum;
}

/** Prints rows of `[what, number]` as a plain table. */
export function table(title, rows) {
  console.log(title);
  for (const [what, number] of rows)
    console.log(`  ${what.padEnd(52)} ${typeof number === 'number' ? number.toLocaleString('en').padStart(14) : number}`);
}
