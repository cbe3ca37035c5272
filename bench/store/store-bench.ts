/**
 * `npm run bench -- store [--articles 100000] [--quick] [--only open,save,verify,shapes]`: what the store and the catalogue cost. Opening an archive of that many
 * articles and three records each, beside SQLite holding the same records; saving, beside SQLite storing the same bytes; a full check of large and small
 * objects. The archives are invented, made once and kept under the system's temporary folder. `shapes` (by name only): what fewer
 * objects an article would bring. `--quick`: a tenth of the size, one round.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { openRate } from './open-rate.ts';
import { saveRate } from './save-rate.ts';
import { shapeRate } from './shape-rate.ts';
import { printTable } from './table.ts';
import { verifyRate } from './verify-rate.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: 'open,save,verify' },
  },
});
const articles = Number(values.articles) / (values.quick ? 10 : 1);
const rounds = values.quick ? 1 : 5;
const wanted = values.only.split(',');
const load = () => `load ${loadavg()[0]?.toFixed(2)}`;

console.log(
  `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}, SQLite ${process.versions.sqlite}, ${load()}\n`,
);
if (wanted.includes('open')) {
  const title = `Opening ${articles.toLocaleString('en')} articles, to the first fifty rows of the list (median of ${rounds}; each step in a process of its own)`;
  printTable(title, await openRate(articles, rounds));
}
if (wanted.includes('save'))
  printTable(
    `Saving articles of 50 KB in five objects and two records (median of ${rounds})`,
    await saveRate(values.quick ? 128 : 512, rounds),
  );
if (wanted.includes('shapes'))
  printTable(
    `Articles of 50 KB divided otherwise, 64 at once (median of ${rounds})`,
    await shapeRate(values.quick ? 128 : 512, rounds),
  );
if (wanted.includes('verify'))
  printTable(`Checking in full (median of ${rounds})`, await verifyRate(values.quick ? 0.1 : 1, rounds));
console.log(`\n${load()} at the end`);
