// `npm run proof -- bit-flips [--articles N] [--seed S] [--quick]`: every bit of every file up to 16 KiB and one a block above, every length of every journal, every file deleted, renamed, swapped and doubled.
import { parseArgs } from 'node:util';
import { inParts, summed, table } from '../parts.mjs';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '200' },
    seed: { type: 'string', default: '7' },
    quick: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const started = Date.now();
const articles = Number(values.articles);
const found = summed(
  await inParts('bit-flips', (part, parts) => ({ seed, articles, part, parts, every: values.quick ? 25 : 1 })),
);
table(`bit-flips: seed ${seed}, ${articles} articles, ${Math.round((Date.now() - started) / 1000)} s`, [
  ['files', found.files],
  ['bytes', found.bytes],
  ['bits flipped', found.flips],
  ['lengths journals were cut to', found.truncations],
  ['files deleted, renamed, swapped, doubled', found.misplaced],
  ['judged by a check of the whole archive as well', found.wholeChecks],
  ['not reported', found.missed.length],
  ['archives that are whole', found.cleanArchives],
  ['false alarms', found.falseAlarms.length],
]);
for (const missed of found.missed) console.log(`  NOT REPORTED ${missed}`);
for (const alarm of found.falseAlarms) console.log(`  FALSE ALARM ${alarm}`);
process.exitCode = found.missed.length + found.falseAlarms.length > 0 ? 1 : 0;
