// `npm run proof -- kill-points [--kills N] [--seed S] [--quick]`: kills at random moments, and at every call to the file system of a three-capture workload.
import { parseArgs } from 'node:util';
import { killsAtEveryCall, randomKills } from '../proving/kill-points.mjs';

const { values } = parseArgs({
  options: { kills: { type: 'string' }, seed: { type: 'string', default: '7' }, quick: { type: 'boolean', default: false } },
});
const seed = Number(values.seed);
const kills = Number(values.kills ?? (values.quick ? 500 : 10_000));

const progress = (name, of) => {
  let told = 0;
  return ({ kills: done, acknowledged, wrong }) => {
    if (performance.now() - told < 2000) return;
    told = performance.now();
    process.stderr.write(`\r${name}: ${done} of ${of} kills, ${acknowledged} acknowledged, ${wrong.length} wrong   `);
  };
};
const summary = ({ kills: done, killed, acknowledged, wrong }) =>
  `${done} kills (${killed} met a living process), ${acknowledged} records acknowledged, ${wrong.length} lost or damaged`;

const every = await killsAtEveryCall({ seed, report: progress('every call', 'about 400') });
process.stderr.write('\n');
const random = await randomKills({ kills, seed, report: progress('random', kills) });
process.stderr.write('\n');
console.log(`every call, before and after (${every.calls} calls): ${summary(every)}`);
console.log(`random moments, seed ${seed}: ${summary(random)}`);
const wrong = [...every.wrong, ...random.wrong];
for (const line of wrong.slice(0, 50)) console.log(`  ${line}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
