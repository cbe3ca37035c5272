// `npm run proof -- writers [--kills N] [--seed S] [--quick]`: eight processes write to one archive and are killed; half of the kills with the lock, half without.
import { parseArgs } from 'node:util';
import { writersRace } from '../proving/writers.mjs';

const { values } = parseArgs({
  options: { kills: { type: 'string' }, seed: { type: 'string', default: '7' }, quick: { type: 'boolean', default: false } },
});
const kills = Number(values.kills ?? (values.quick ? 120 : 2000));
let failed = false;
for (const isLocked of [true, false]) {
  const name = isLocked ? 'lock on' : 'lock off, all as one writer';
  let told = 0;
  const total = await writersRace({
    kills: kills / 2,
    seed: Number(values.seed),
    isLocked,
    report({ kills: done, acknowledged, wrong }) {
      if (performance.now() - told < 2000) return;
      told = performance.now();
      process.stderr.write(`\r${name}: ${done} of ${kills / 2} kills, ${acknowledged} acknowledged, ${wrong.length} wrong   `);
    },
  });
  process.stderr.write('\n');
  console.log(
    `${name}: seed ${values.seed}, ${total.kills} kills, ${total.acknowledged} records acknowledged, ${total.records} there, ${total.writers} writers, ${total.reads} reads meanwhile, ${total.wrong.length} wrong`,
  );
  for (const line of total.wrong.slice(0, 30)) console.log(`  ${line}`);
  failed ||= total.wrong.length > 0;
}
process.exitCode = failed ? 1 : 0;
