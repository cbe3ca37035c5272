// `npm run proof -- derived [--rounds N] [--seed S] [--quick]`: catalogue and index are deleted, damaged, or of another version, machine or moment.
import { parseArgs } from 'node:util';
import { derivedHarms } from '../proving/derived.mjs';

const { values } = parseArgs({
  options: { rounds: { type: 'string' }, seed: { type: 'string', default: '7' }, quick: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds ?? (values.quick ? 56 : 560));
const total = await derivedHarms({
  rounds,
  seed: Number(values.seed),
  report: ({ rounds: done, wrong }) => process.stderr.write(`\r${done} of ${rounds} rounds, ${wrong.length} wrong   `),
});
process.stderr.write('\n');
console.log(
  `derived: seed ${values.seed}, ${total.rounds} rounds of ${total.kinds} kinds, ${total.healedOnOpening} the same on opening, ${total.healedByRebuilding} after building again, ${total.wrong.length} wrong`,
);
for (const line of total.wrong.slice(0, 30)) console.log(`  ${line}`);
process.exitCode = total.wrong.length === 0 ? 0 : 1;
