// `npm run proof -- kill [--rounds N] [--seed S] [--quick]`: N kills of the command line and N of the web host, half and half of N in all.
import { parseArgs } from 'node:util';
import { killLoop } from '../proving/kill-loop.mjs';

const { values } = parseArgs({
  options: { rounds: { type: 'string' }, seed: { type: 'string', default: '7' }, quick: { type: 'boolean', default: false } },
});
let failed = false;
for (const host of ['cli', 'web']) {
  const rounds = Math.ceil(Number(values.rounds ?? (values.quick ? 20 : 200)) / 2);
  const result = await killLoop({
    rounds,
    seed: Number(values.seed),
    host,
    report: ({ round, saved, lost }) => process.stderr.write(`\r${host} ${round + 1}/${rounds}: ${saved} saved, ${lost} lost   `),
  });
  process.stderr.write('\n');
  console.log(
    `${host}: seed ${values.seed}, ${result.rounds} rounds, ${result.killed} cut short, ${result.acknowledged} acknowledged, ${result.lost.length} lost`,
  );
  for (const line of result.lost) console.log(`  ${line}`);
  failed ||= result.lost.length > 0;
}
process.exitCode = failed ? 1 : 0;
