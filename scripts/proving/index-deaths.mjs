// Stops the engine of the index at its calls to the file system, in a process of its own.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const PROGRAM = new URL('dying-index.mjs', import.meta.url).pathname;

/** Stops it at every `step`th call of a workload, before it, after it and when half its bytes are written. Answers how often, doing what, and what was wrong. */
export async function deathsOfTheEngine({ seed, step = 1, report = () => {} }) {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify({ seed, step })], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (chunk) => (complaints += chunk));
  const ended = new Promise((resolve) => child.on('close', resolve));
  let told = null;
  for await (const line of createInterface({ input: child.stdout })) {
    told = JSON.parse(line);
    report(told);
  }
  if ((await ended) !== 0) throw new Error(`the process failed: ${complaints.slice(0, 1200)}`);
  return { ...told, doing: new Map(told.doing) };
}
