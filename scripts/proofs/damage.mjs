// `npm run proof -- damage [--archives N] [--seed S] [--quick]`: damaged archives, each repaired: none made worse, a second repair changes nothing, and with a backup everything comes back.
import { parseArgs } from 'node:util';
import { inParts, summed, table } from '../parts.mjs';

const { values } = parseArgs({
  options: {
    archives: { type: 'string', default: '4000' },
    seed: { type: 'string', default: '7' },
    quick: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const archives = values.quick ? 400 : Number(values.archives);
const started = Date.now();
const found = summed(await inParts('damage', (part, parts) => ({ seed, archives, part, parts }), { total: archives }));
const share = found.withBackup === 0 ? 0 : found.recovered / found.withBackup;
table(`damage: seed ${seed}, ${Math.round((Date.now() - started) / 1000)} s`, [
  ['archives damaged and repaired twice', found.archives],
  ['damages', found.damages],
  ['made worse, or not the same twice', found.failures.length],
  ['with a backup', found.withBackup],
  ['of them whole again', `${found.recovered.toLocaleString('en')} (${(100 * share).toFixed(2)} %)`],
  ['without a backup', found.withoutBackup],
  ['of them with everything still there', found.wholeWithout],
]);
for (const { archive, damages, fault } of [...found.failures, ...found.notRecovered])
  console.log(
    `  ${found.failures.some((each) => each.archive === archive) ? 'FAILED' : 'NOT WHOLE'} archive ${archive}: ${fault}\n    ${damages.join('; ')}`,
  );
process.exitCode = found.failures.length > 0 || share < 0.99 ? 1 : 0;
