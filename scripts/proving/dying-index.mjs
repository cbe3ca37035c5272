// The engine of the index on a disk that takes no more calls after one of them, as when a process is killed: before it, after it, or when half its bytes
// are written. Then the index is opened again, must hold a state it was told to keep, whole, and must answer as one made afresh. `node dying-index.mjs JSON`,
// because the calls of the whole process are numbered for it.
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answersOf, firstDifference, inventedDocument } from './index-questions.mjs';
import { numberCalls } from './numbered-files.mjs';
import { between, seeded } from './seeded.mjs';

/** As they are: what this file does itself has no number. */
const { existsSync, mkdtempSync, renameSync, rmSync } = fs;
const HOWS = ['before', 'after', 'half'];
const ARTICLES = 30;

/** The death that is due, and the folder in which nothing happens any more since one. */
const death = { folder: null, at: null, how: 'before', call: '', isDead: false, die: () => {} };
const never = new Promise(() => {});

function dies(at, how) {
  if (at.path !== death.folder && !at.path.startsWith(`${death.folder}/`)) return undefined;
  if (!death.isDead && at.number > 0 && at.number === death.at && how === death.how) {
    death.isDead = true;
    death.call = `${at.name} ${at.path.split('/').at(-1)}`;
    death.die();
  }
  if (!death.isDead) return undefined;
  // Whoever called hears nothing any more, or is stopped.
  if (at.isPromised) return never;
  throw new Error('killed');
}

const disk = numberCalls({
  before: (at) => dies(at, 'before'),
  after: (at) => dies(at, death.how === 'half' ? 'half' : 'after'),
  // A kill takes nothing back that was written, so nothing need reach the disk itself.
  isFlushing: false,
  isHalf: (at) => death.how === 'half' && !death.isDead && at.number === death.at,
});
// After the numbers, so that the engine sees them.
const { Engine } = await import('../../src/main/archive/indexing/engine.ts');

/** What is done to the index, and what it was told to keep so far. */
async function work(folder, seed, kept) {
  const random = seeded(seed);
  const truth = new Map();
  let version = 0;
  const engine = new Engine(folder);
  kept.engine = engine;
  const add = (count) => {
    const documents = Array.from({ length: count }, () =>
      inventedDocument(random, `a${between(random, 0, ARTICLES)}`, String(++version)),
    );
    engine.apply(documents);
    for (const one of documents) truth.set(one.articleId, one);
  };
  const remove = (count) => {
    const ids = Array.from({ length: count }, () => `a${between(random, 0, ARTICLES)}`);
    engine.remove(ids);
    for (const id of ids) truth.delete(id);
  };
  const flush = async () => {
    engine.seal();
    kept.begun.push(new Map(truth));
    const number = kept.begun.length;
    await engine.flush();
    // What comes after a death is nobody's any more.
    if (death.isDead) await never;
    kept.done = number;
  };
  kept.doing = 'add';
  add(12);
  await flush();
  kept.doing = 'delete';
  remove(2);
  await flush();
  kept.doing = 'add while writing';
  const writing = flush();
  // By then it has begun with what there was.
  await new Promise((resolve) => setImmediate(resolve));
  add(2);
  await writing;
  kept.doing = 'add one by one';
  for (let i = 0; i < 18; i++) {
    add(1);
    engine.seal();
    if (i % 6 === 5) await flush();
  }
  kept.doing = 'half a merge';
  engine.work(0);
  engine.work(0);
  remove(1);
  await flush();
  kept.doing = 'merge';
  while (engine.work(50));
  await flush();
  kept.doing = 'delete many';
  remove(9);
  while (engine.work(50));
  await flush();
  kept.doing = 'merge at rest';
  add(3);
  engine.rest();
  while (engine.work(50));
  await flush();
  engine.close();
}

async function runUntil(folder, seed, at, how) {
  const kept = { begun: [], done: 0, doing: 'open', engine: null };
  const died = new Promise((resolve) => Object.assign(death, { folder, at, how, isDead: false, call: '', die: resolve }));
  disk.taken();
  const ended = work(folder, seed, kept).catch((error) => {
    if (!death.isDead) throw error;
  });
  await Promise.race([ended, died]);
  const { isDead, call } = death;
  const { begun, done, doing } = kept;
  const calls = disk.taken();
  kept.engine?.close();
  await disk.close();
  return { begun: [...begun], done, doing, hasDied: isDead, calls, call };
}

const versionsOf = (documents) => JSON.stringify([...documents].map(([id, { version }]) => [id, version]).sort());

/** What is wrong with an index that died, in words; null when nothing is. */
async function wrongWith(folder, { begun, done }) {
  const again = new Engine(folder);
  const scratch = mkdtempSync(join(tmpdir(), 'pressmark-fresh-'));
  const fresh = new Engine(scratch);
  try {
    const known = JSON.stringify([...again.known()].sort());
    const promised = done === 0 ? [new Map(), ...begun] : begun.slice(done - 1);
    const state = promised.find((documents) => versionsOf(documents) === known);
    if (!state) return `it holds ${known}, which nobody flushed`;
    if (again.damaged) return 'it calls itself damaged';
    const compared = (documents, when) => {
      fresh.remove([...fresh.known().keys()]);
      fresh.apply([...documents.values()]);
      const different = firstDifference(answersOf(again), answersOf(fresh));
      return different && `${when}, ${different}`;
    };
    const atOnce = compared(state, 'opened again');
    if (atOnce) return atOnce;
    // What is missing is brought again, and written.
    const newest = begun.at(-1) ?? new Map();
    again.remove([...state.keys()].filter((id) => !newest.has(id)));
    again.apply([...newest.values()].filter(({ articleId, version }) => state.get(articleId)?.version !== version));
    const mended = compared(newest, 'brought up to date');
    if (mended) return mended;
    await again.flush();
    const last = new Engine(folder);
    try {
      if (JSON.stringify([...last.known()].sort()) !== versionsOf(newest)) return 'what was brought is not kept';
      return last.damaged ? 'mended, it calls itself damaged' : null;
    } finally {
      last.close();
    }
  } finally {
    again.close();
    fresh.close();
    rmSync(scratch, { recursive: true });
  }
}

/** Kills the engine at every `step`th call of a workload in each of three ways. */
export async function deathsOfAnIndex({ seed, step = 1, report = () => {} }) {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-dying-'));
  const total = { calls: 0, deaths: 0, doing: new Map(), wrong: [] };
  try {
    total.calls = (await runUntil(join(folder, 'whole'), seed, null, 'before')).calls;
    for (let at = 1; at <= total.calls; at += step)
      for (const how of HOWS) {
        const place = join(folder, `${how}-${at}`);
        const run = await runUntil(place, seed, at, how);
        if (!run.hasDied) continue;
        total.deaths += 1;
        total.doing.set(run.doing, (total.doing.get(run.doing) ?? 0) + 1);
        // Under another name, so that nothing of the dead one reaches it.
        if (existsSync(place)) renameSync(place, `${place}-found`);
        const wrong = await wrongWith(`${place}-found`, run);
        if (wrong) total.wrong.push(`${how} call ${at} (${run.call}), ${run.doing}, seed ${seed}: ${wrong}`);
        rmSync(`${place}-found`, { recursive: true, force: true });
        report(total);
      }
    return total;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const tell = (told) => process.stdout.write(`${JSON.stringify(told)}\n`);
  const { doing, ...total } = await deathsOfAnIndex({
    ...JSON.parse(process.argv[2]),
    report: ({ deaths, wrong }) => tell({ deaths, wrong }),
  });
  tell({ ...total, doing: [...doing] });
}
