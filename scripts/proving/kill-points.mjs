// Kills a process that saves, at random moments and at every call to the file system, and checks what it acknowledged.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initArchive } from '../../src/main/archive/store/store.ts';
import { checkedArchive, realNeeds } from './checked-archive.mjs';
import { between, seeded } from './seeded.mjs';

const PROGRAM = new URL('saving-process.mjs', import.meta.url).pathname;
/** Of one archive; then a new one, so that checking stays quick. */
const KILLS_PER_ARCHIVE = 20;

/**
 * Runs a saving process and kills it after `killAfterMs`, counted from its start or from when it was ready. Answers what it said and how long it took.
 * With `pauseAfterMs` it is suspended instead, until `whilePaused` is done.
 */
export function saving(plan, { killAfterMs = null, from = 'start', pauseAfterMs = null, whilePaused, cache } = {}) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [PROGRAM, JSON.stringify(plan)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_COMPILE_CACHE: cache },
    });
    let said = '';
    let complaints = '';
    let readyMs = null;
    let timer = null;
    let paused = Promise.resolve();
    const killIn = (ms) => {
      // A timer is good for whole milliseconds; the rest is waited for.
      const at = performance.now() + ms;
      timer = setTimeout(() => {
        while (performance.now() < at);
        child.kill('SIGKILL');
      }, Math.floor(ms));
    };
    if (killAfterMs !== null && from === 'start') killIn(killAfterMs);
    const pause = async () => {
      child.kill('SIGSTOP');
      try {
        await whilePaused();
      } catch (error) {
        reject(error);
      } finally {
        child.kill('SIGCONT');
      }
    };
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (readyMs !== null || !said.startsWith('ready\n')) return;
      readyMs = performance.now() - started;
      if (killAfterMs !== null && from === 'ready') killIn(killAfterMs);
      if (pauseAfterMs !== null)
        timer = setTimeout(() => {
          paused = pause();
        }, pauseAfterMs);
    });
    child.stderr.on('data', (chunk) => (complaints += chunk));
    child.on('error', reject);
    child.on('close', async (code, signal) => {
      clearTimeout(timer);
      // One that had ended before it could be suspended does not end what is done meanwhile.
      await paused;
      if (signal === null && code !== 0) return reject(new Error(`the saving process failed: ${complaints.slice(0, 800)}`));
      // What follows the last line break told nobody anything.
      const lines = said.slice(0, said.lastIndexOf('\n') + 1).split('\n');
      const saved = lines.filter((line) => line.startsWith('saved ')).map((line) => line.split(' ')[3]);
      const calls = Number(lines.find((line) => line.startsWith('done '))?.slice(5) ?? 0);
      resolve({ saved, isKilled: signal === 'SIGKILL', calls, readyMs, tookMs: performance.now() - started });
    });
  });
}

async function inFolders(work) {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-kill-points-'));
  try {
    return await work(folder, join(folder, 'cache'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Kills at random moments, `lanes` at a time, until so many have met a living process: one in six while the archive opens, the others while it is written. */
export function randomKills({ kills, seed, lanes = 3, isHasty = false, report = () => {} }) {
  return inFolders(async (folder, cache) => {
    const total = { kills: 0, killed: 0, acknowledged: 0, wrong: [] };
    const plan = { captures: 3, edits: 6, isHasty };
    // Twice: the first run fills the cache of compiled programs.
    let pace = await saving({ ...plan, folder: join(folder, 'pace-1'), seed, key: 'pace-1' }, { cache });
    pace = await saving({ ...plan, folder: join(folder, 'pace-2'), seed, key: 'pace-2' }, { cache });
    let next = 0;
    const lane = async (name) => {
      let archive = null;
      let acknowledged = new Set();
      for (let used = 0; total.killed < kills; used++) {
        const number = next++;
        const random = seeded(seed * 1_000_003 + number);
        if (archive === null || used % KILLS_PER_ARCHIVE === 0) {
          if (archive !== null) rmSync(archive, { recursive: true, force: true });
          archive = join(folder, `${name}-${number}`);
          acknowledged = new Set();
        }
        const isOpening = random() < 1 / 6;
        const span = isOpening ? pace.readyMs : pace.tookMs - pace.readyMs;
        const run = await saving(
          { ...plan, folder: archive, seed: between(random, 0, 2 ** 31), key: `k${number}` },
          { killAfterMs: random() * span * 1.1, from: isOpening ? 'start' : 'ready', cache },
        );
        if (!run.isKilled) pace = { readyMs: (pace.readyMs * 3 + run.readyMs) / 4, tookMs: (pace.tookMs * 3 + run.tookMs) / 4 };
        for (const hash of run.saved) acknowledged.add(hash);
        total.kills += 1;
        total.killed += run.isKilled ? 1 : 0;
        total.acknowledged += run.saved.length;
        await checkInto(total.wrong, `kill ${number} (seed ${seed})`, archive, acknowledged);
        report(total);
      }
    };
    await Promise.all(Array.from({ length: lanes }, (_, at) => lane(`lane${at}`)));
    return total;
  });
}

/** Three captures, killed right before and right after each call to the file system, from making the archive to closing it. */
export function killsAtEveryCall({ seed, lanes = 3, step = 1, report = () => {} }) {
  return inFolders(async (folder, cache) => {
    const plan = { seed, captures: 3, edits: 2, key: 'every' };
    const { calls } = await saving({ ...plan, folder: join(folder, 'whole'), dieAt: Number.MAX_SAFE_INTEGER }, { cache });
    const total = { calls, kills: 0, killed: 0, acknowledged: 0, wrong: [] };
    const points = [];
    for (let dieAt = 1; dieAt <= calls; dieAt += step) for (const dieWhen of ['before', 'after']) points.push({ dieAt, dieWhen });
    const lane = async () => {
      for (let point = points.shift(); point; point = points.shift()) {
        const archive = join(folder, `${point.dieWhen}-${point.dieAt}`);
        const run = await saving({ ...plan, ...point, folder: archive }, { cache });
        total.kills += 1;
        total.killed += run.isKilled ? 1 : 0;
        total.acknowledged += run.saved.length;
        await checkInto(total.wrong, `killed ${point.dieWhen} call ${point.dieAt} of ${calls}`, archive, new Set(run.saved));
        rmSync(archive, { recursive: true, force: true });
        report(total);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return total;
  });
}

/** A kill before the archive was made leaves none, and then nothing was acknowledged; whoever comes next makes it. */
async function checkInto(wrong, what, archive, acknowledged) {
  try {
    if (acknowledged.size === 0) await initArchive(archive, realNeeds());
    const checked = await checkedArchive(archive, acknowledged, { key: `after-${acknowledged.size}` });
    wrong.push(...checked.wrong.map((text) => `${what}: ${text}`));
  } catch (error) {
    wrong.push(`${what}: ${error.message}`);
  }
}
