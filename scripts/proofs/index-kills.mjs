// `npm run proof -- index-kills [--kills N] [--seed S] [--quick]`: an index killed while it is written, with bytes flipped, and gone.
import { parseArgs } from 'node:util';
import { flippedBytes, harmedInUse } from '../proving/index-bytes.mjs';
import { deathsOfTheEngine } from '../proving/index-deaths.mjs';
import { killedIndexes } from '../proving/index-kills.mjs';
import { mistakesMissed } from '../proving/mistakes-caught.mjs';

const { values } = parseArgs({
  options: { kills: { type: 'string' }, seed: { type: 'string', default: '7' }, quick: { type: 'boolean', default: false } },
});
const seed = Number(values.seed);
const kills = Number(values.kills ?? (values.quick ? 20 : 1000));
const isQuick = values.quick;
const wrong = [];

let told = 0;
const progress = (text) => {
  if (performance.now() - told < 1000) return;
  told = performance.now();
  process.stderr.write(`\r${text}   `);
};
const result = (title, text, found) => {
  console.log(`\n${title}: ${text}, ${found.length} wrong`);
  for (const line of found.slice(0, 20)) console.log(`  WRONG ${line}`);
  wrong.push(...found);
};
const listed = (counts) => [...counts].map(([name, n]) => `${name} ${n}`).join(' · ');

for (const proof of ['kills', 'bytes']) {
  const { tried, missed } = await mistakesMissed({
    proof,
    seed,
    report: ({ tried }) => progress(`${proof}: ${tried} mistakes tried`),
  });
  result(`mistakes made on purpose, ${proof}`, `${tried - missed.length} of ${tried} caught`, missed);
}

for (let at = 0; at < (isQuick ? 1 : 5); at++) {
  const report = ({ deaths, wrong }) => progress(`every call: ${deaths} deaths, ${wrong.length} wrong`);
  const { calls, deaths, doing, wrong } = await deathsOfTheEngine({ seed: seed + at, step: isQuick ? 4 : 1, report });
  result(
    `the engine stopped before, after and in each call, seed ${seed + at}`,
    `${calls} calls, ${deaths} deaths (${listed(doing)})`,
    wrong,
  );
}

const bytes = await flippedBytes({
  seed,
  step: isQuick ? 20 : 1,
  report: ({ flips, wrong }) => progress(`flipped bytes: ${flips}, ${wrong.length} wrong`),
});
result(
  'flipped bytes of a small index',
  `${bytes.flips} of ${bytes.bytes} bytes of ${bytes.files} files: ${bytes.damaged} called damaged, ${bytes.rebuilt} made anew, ${bytes.unharmed} harmless; all whole again`,
  bytes.wrong,
);

const inUse = await harmedInUse({
  rounds: isQuick ? 16 : 160,
  seed,
  report: ({ rounds, wrong }) => progress(`archives in use: ${rounds}, ${wrong.length} wrong`),
});
result(
  'archives in use whose index was harmed',
  `${inUse.rounds} archives, one of eight without derived/: ${inUse.answers} answers meanwhile, of which ${inUse.incomplete} said that not all is in them`,
  inUse.wrong,
);

const killed = await killedIndexes({
  kills,
  seed,
  report: ({ killed, wrong }) => progress(`kill -9: ${killed} of ${kills}, ${wrong.length} wrong`),
});
result(
  `kill -9 of a process that uses an archive, seed ${seed}`,
  `${killed.kills} processes, ${killed.killed} killed alive, ${killed.acknowledged} articles acknowledged, up to ${killed.articles} in one archive`,
  killed.wrong,
);
console.log(`  it was at: ${listed(killed.doing)}\n  killed at: ${listed(killed.calls)}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
