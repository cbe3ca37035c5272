// Kills a process that uses an archive at the calls by which its index is written, and at any moment; then opens the archive, and compares its index with one
// made afresh of the same articles.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentOf } from '../../src/main/archive/flows/documents.ts';
import { openSession } from '../../src/main/archive/flows/open.ts';
import { Engine } from '../../src/main/archive/indexing/engine.ts';
import { testPorts } from '../../src/main/archive/testing/ports.ts';
import { answersIn, answersOf, firstDifference } from './index-questions.mjs';
import { between, oneOf, seeded } from './seeded.mjs';

const PROGRAM = new URL('indexing-process.mjs', import.meta.url).pathname;
/** Of one archive, so that its index has a past; then a new one, so that checking stays quick. */
const KILLS_PER_ARCHIVE = 20;
/** About so many calls an index makes between opening and closing, so often each process opens its archive, and about so long it lives. */
const CALLS = 45;
const SESSIONS = 2;
const LIFE_MS = 2500;

const quiet = { info() {}, warn() {}, error() {} };

/** Kills until so many have met a living process, `lanes` at a time: two of three at a call of the index, the others at any moment. */
export async function killedIndexes({ kills, seed, lanes = 2, report = () => {} }) {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-index-kills-'));
  const total = { kills: 0, killed: 0, acknowledged: 0, articles: 0, doing: new Map(), calls: new Map(), wrong: [] };
  let next = 0;
  const lane = async (name) => {
    let archive = null;
    for (let used = 0; total.killed < kills; used++) {
      const number = next++;
      const random = seeded(seed * 1_000_003 + number);
      if (archive === null || used % KILLS_PER_ARCHIVE === 0) {
        if (archive !== null) rmSync(archive, { recursive: true, force: true });
        archive = join(folder, `${name}-${number}`);
      }
      const death =
        random() < 2 / 3
          ? {
              session: between(random, 0, SESSIONS),
              at: between(random, 1, CALLS),
              how: oneOf(random, ['before', 'after', 'half']),
            }
          : null;
      const plan = { folder: archive, seed: between(random, 0, 2 ** 31), sessions: SESSIONS, death };
      const run = await inUse(plan, death ? null : random() * LIFE_MS, join(folder, 'cache'));
      total.kills += 1;
      total.acknowledged += run.acknowledged;
      if (run.isKilled) {
        total.killed += 1;
        count(total.doing, run.doing);
        count(total.calls, run.call);
      }
      // One killed before it made the archive leaves none.
      if (existsSync(join(archive, 'pressmark.json'))) {
        const wrong = await compareInto(total, archive).catch((error) => [`it fails with ${error.message}`]);
        total.wrong.push(...wrong.map((text) => `kill ${number} (seed ${seed}), ${run.doing}, ${run.call}: ${text}`));
      }
      report(total);
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, (_, at) => lane(`lane${at}`)));
    return total;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const count = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);

/** Runs the process until it kills itself, is killed or ends. Answers what it was at. */
function inUse(plan, killAfterMs, cache) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, JSON.stringify(plan)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_COMPILE_CACHE: cache },
    });
    let said = '';
    let complaints = '';
    let timer = null;
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (killAfterMs !== null && said.includes('ready\n')) timer ??= setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    });
    child.stderr.on('data', (chunk) => (complaints += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal === null && code !== 0) return reject(new Error(`the process failed: ${complaints.slice(0, 1200)}`));
      const lines = said.split('\n');
      const last = (word) => lines.findLast((line) => line.startsWith(`${word} `))?.slice(word.length + 1);
      const call = last('died')
        ?.replace(/s-\d+-\d+\.seg$/, 'of a segment')
        .replace(/ [0-9a-f-]+$/, ' of the folder');
      resolve({
        isKilled: signal === 'SIGKILL',
        doing: last('doing') ?? 'start',
        call: call ?? 'any moment',
        acknowledged: lines.filter((line) => line.startsWith('added ')).length,
      });
    });
  });
}

/** Opens the archive and compares what its index holds and answers with an index made afresh; says in words what is not the same. */
async function compareInto(total, archive) {
  const { session, close } = await openSession(archive, testPorts({ logger: quiet }));
  const scratch = mkdtempSync(join(tmpdir(), 'pressmark-fresh-'));
  const fresh = new Engine(scratch);
  try {
    await session.mended;
    const { catalogue, index, keeper } = session;
    const versions = catalogue.textVersions();
    const documents = [];
    for (const [ordinal, id] of catalogue.columns.id.entries())
      if (versions[ordinal]) documents.push(await documentOf(session, id));
    fresh.apply(documents.filter((one) => one !== null));
    const wrong = [];
    const known = (versions) => JSON.stringify([...versions].sort());
    if (known(await index.known()) !== known(fresh.known()))
      wrong.push('it does not hold the articles of the archive as they are');
    const different = firstDifference(await answersIn(session), answersOf(fresh));
    if (different) wrong.push(different);
    if (index.state().state !== 'ready' || keeper.waiting > 0)
      wrong.push(`it says it is ${index.state().state}, ${keeper.waiting} waiting`);
    total.articles = Math.max(total.articles, documents.length);
    return wrong;
  } finally {
    fresh.close();
    rmSync(scratch, { recursive: true });
    await close();
  }
}
