// Which of the mistakes an index could make a proof notices.
import { spawn } from 'node:child_process';
import { BELIEVED_BYTES, LOST_BY_KILLS, WRONG_ANSWERS } from './search-mistakes.mjs';

const PROGRAM = new URL('mistaken-process.mjs', import.meta.url).pathname;

const MISTAKES = { answers: WRONG_ANSWERS, kills: LOST_BY_KILLS, bytes: BELIEVED_BYTES };

/** Tries every mistake that a proof must notice, or every `step`th, in a process of its own. Answers those that were not noticed, each with why. */
export async function mistakesMissed({ proof, seed, step = 1, report = () => {} }) {
  const chosen = MISTAKES[proof].filter((_, at) => at % step === 0);
  const missed = [];
  for (const [at, mistake] of chosen.entries()) {
    const { status, said } = await tried({ mistake, proof, seed });
    if (status !== 0) missed.push(`${mistake.name}: ${said}`);
    report({ tried: at + 1, of: chosen.length, missed, name: mistake.name, said });
  }
  return { tried: chosen.length, missed };
}

function tried(plan) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, JSON.stringify(plan)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, said: said.trim().slice(0, 600) }));
  });
}
