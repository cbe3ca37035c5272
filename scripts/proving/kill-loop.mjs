// Kills Pressmark while it saves, at random moments, and checks that everything it called saved is there: listed, found, and whole.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../setup.mjs';
import { seeded } from './seeded.mjs';

const bin = join(root, 'bin', 'pressmark');

/** A word no other article has, so that a search for it must find exactly one. */
const markOf = (round, n) => `zq${round.toString(36)}x${n.toString(36)}q`;

function texts(round, count) {
  const lines = [];
  for (let n = 0; n < count; n++) {
    const mark = markOf(round, n);
    lines.push(
      JSON.stringify({
        id: mark,
        title: `Ferry timetable changed again (${mark})`,
        date: '2022-03-14',
        text: `The ferry office changed its timetable for the ${n}th time. Mark ${mark}.\n\nCrews were told in the evening.`,
        lang: 'en',
      }),
    );
  }
  return lines.join('\n');
}

/** Runs `pressmark`; answers exit code, stdout and stderr. */
export function pressmark(args, { archive, input } = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [bin, '--archive', archive, ...args], {
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.stdin?.end(input);
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
}

/**
 * Starts saving and kills `victim` at `moment` of the way: below 0 before the first article is called saved, then from the first (0) to the last (1).
 * `pace` says how long the way took when nobody killed; without it nothing is killed. Answers the lines that said saved, and this round's own pace.
 */
async function saveAndKill(archive, file, { moment, pace, victim }) {
  const child = spawn(process.execPath, [bin, '--archive', archive, 'add', '--json', '--from-jsonl', file], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const started = Date.now();
  const saved = [];
  let firstMs = 0;
  let timer = null;
  const kill = () => {
    if (child.exitCode === null) process.kill(victim ?? child.pid, 'SIGKILL');
  };
  if (pace && moment < 0) timer = setTimeout(kill, pace.firstMs * -5 * moment);
  createInterface({ input: child.stdout }).on('line', (line) => {
    try {
      const result = JSON.parse(line);
      if (result.status !== 'saved') return;
      saved.push(result);
      firstMs ||= Date.now() - started;
      if (pace && moment >= 0) timer ??= setTimeout(kill, pace.restMs * moment);
    } catch {
      // the kill cut this line: it told nobody anything
    }
  });
  await new Promise((done) => child.on('close', done));
  clearTimeout(timer);
  return { saved, pace: { firstMs, restMs: Date.now() - started - firstMs } };
}

async function serve(archive) {
  const child = spawn(process.execPath, [bin, '--archive', archive, 'serve', '--json', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const first = await new Promise((done, fail) => {
    createInterface({ input: child.stdout }).once('line', done);
    child.once('exit', (code) => fail(new Error(`serve ended with ${code} before it was ready`)));
  });
  return { child, pid: JSON.parse(first).pid };
}

/** Rounds of saving and killing over one growing archive. Answers how many articles were acknowledged and every one that is not there afterwards. */
export async function killLoop({ rounds, seed, host, perRound = 60, report = () => {} }) {
  const random = seeded(seed);
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-kill-'));
  const archive = join(folder, 'archive');
  const lost = [];
  const acknowledged = [];
  let killed = 0;
  try {
    await pressmark(['init'], { archive });
    // How long a round takes here and now: kills are spread over that, one in five before the first article is saved.
    let pace = null;
    for (let round = 0; round < rounds; round++) {
      const file = join(folder, 'texts.jsonl');
      writeFileSync(file, texts(round, perRound));
      const server = host === 'web' ? await serve(archive) : null;
      const exited = server ? new Promise((done) => server.child.on('exit', done)) : null;
      const measured = round % 20 === 0;
      const moment = random() * 1.2 - 0.2;
      const run = await saveAndKill(archive, file, { moment, pace: measured ? null : pace, victim: server?.pid ?? null });
      const { saved } = run;
      if (measured) pace = run.pace;
      if (server) {
        server.child.kill('SIGKILL');
        await exited;
      }
      if (saved.length < perRound) killed += 1;
      acknowledged.push(...saved);
      const found = await pressmark(['search', '--json', '--batch', '-', '--limit', '3'], {
        archive,
        input: saved.map(({ source }) => source).join('\n'),
      });
      const answers = found.stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
      saved.forEach(({ source, articleId }, i) => {
        if (answers[i]?.results?.[0]?.articleId !== articleId)
          lost.push(`round ${round}: ${source} was called saved and is not found`);
      });
      report({ round, saved: saved.length, killed, lost: lost.length });
    }
    const listed = JSON.parse((await pressmark(['list', '--json', '--limit', '100000'], { archive })).stdout);
    const ids = new Set(listed.articles.map(({ id }) => id));
    for (const { articleId, source } of acknowledged)
      if (!ids.has(articleId)) lost.push(`${source} was called saved and is not listed`);
    const verified = await pressmark(['verify', '--full', '--json'], { archive });
    if (verified.code !== 0) lost.push(`verify: ${verified.stdout.slice(0, 400)} ${verified.stderr.slice(0, 400)}`);
    return { rounds, killed, acknowledged: acknowledged.length, lost };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
