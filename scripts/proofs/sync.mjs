// `npm run proof -- sync [--edits N] [--seed S] [--quick]`: two machines share an archive through a simulated sync folder, N edits each.
import { parseArgs } from 'node:util';
import { syncedArchive } from '../proving/sync.mjs';

const { values } = parseArgs({
  options: { edits: { type: 'string' }, seed: { type: 'string', default: '7' }, quick: { type: 'boolean', default: false } },
});
const edits = Number(values.edits ?? (values.quick ? 120 : 1000));
const PAIRS = [
  { systems: ['linux', 'linux'] },
  { systems: ['linux', 'mac'] },
  { systems: ['mac', 'windows'] },
  { systems: ['windows', 'linux'] },
];
let failed = false;
for (const [at, pair] of PAIRS.entries()) {
  const seed = Number(values.seed) + at;
  const name = pair.systems.join(' and ');
  let told = 0;
  const total = await syncedArchive({
    ...pair,
    edits,
    seed,
    report({ edits: done, conflicts, wrong }) {
      if (performance.now() - told < 2000) return;
      told = performance.now();
      process.stderr.write(`\r${name}: ${done} of ${edits * 2} edits, ${conflicts} conflicts, ${wrong.length} wrong   `);
    },
  });
  process.stderr.write('\n');
  console.log(
    `${name}: seed ${seed}, ${total.edits} edits, ${total.carried} files carried, ${total.conflicts} conflicts, ${total.evicted} placeholders, ${total.opened} openings; ${total.records} records there, ${total.copies} conflicted copies of journals left, ${total.wrong.length} wrong`,
  );
  for (const line of total.wrong.slice(0, 20)) console.log(`  ${line}`);
  failed ||= total.wrong.length > 0;
}
process.exitCode = failed ? 1 : 0;
