/** One part of a proof, in a thread of its own: `workerData` names the run and what it needs; progress and the outcome are messages. */
import { parentPort, workerData } from 'node:worker_threads';
import { runCrashes } from './crash-run.ts';
import { runDamage } from './damage-run.ts';
import { runFaults } from './fault-run.ts';
import { runFlips } from './flip-run.ts';
import { runMutants } from './mutant-run.ts';

export type ProofMessage =
  | { readonly type: 'progress'; readonly done: number; readonly text: string }
  | { readonly type: 'done'; readonly outcome: unknown };

const REPORT_EVERY_MS = 1000;

const RUNS: Readonly<Record<string, (options: never, progress: (done: number, text: string) => void) => Promise<unknown>>> = {
  'crash-images': (options: Parameters<typeof runCrashes>[0], progress) =>
    runCrashes({ ...options, report: ({ images, workloads }) => progress(images, `${images} images, ${workloads} workloads`) }),
  mutants: (options: Parameters<typeof runMutants>[0], progress) =>
    runMutants({ ...options, report: (done) => progress(done, `${done} mutants`) }),
  faults: (options: Parameters<typeof runFaults>[0], progress) =>
    runFaults({ ...options, report: (faults) => progress(faults, `${faults} faults`) }),
  'bit-flips': (options: Parameters<typeof runFlips>[0], progress) => runFlips({ ...options, report: progress }),
  damage: (options: Parameters<typeof runDamage>[0], progress) => runDamage({ ...options, report: progress }),
};

// Millions of refusals are expected here, and nobody looks at where they were thrown.
Error.stackTraceLimit = 0;
let last = 0;
const { run, options } = workerData as { run: string; options: never }; // safe: the script that starts the thread wrote it
const outcome = await RUNS[run]?.(options, (done, text) => {
  if (Date.now() - last < REPORT_EVERY_MS) return;
  last = Date.now();
  parentPort?.postMessage({ type: 'progress', done, text } satisfies ProofMessage);
});
parentPort?.postMessage({ type: 'done', outcome } satisfies ProofMessage);
