// `npm run proof -- search-equality [--histories N] [--seed S] [--quick]`: random histories of the index in many languages, against stock Lunr.
import { parseArgs } from 'node:util';
import { provenEqual } from '../../src/main/archive/indexing/testing/equality.ts';
import { inOrder } from '../../src/main/archive/testing/in-order.ts';

const { values } = parseArgs({
  options: { histories: { type: 'string' }, seed: { type: 'string', default: '7' }, quick: { type: 'boolean', default: false } },
});
const seed = Number(values.seed);
const histories = Number(values.histories ?? (values.quick ? 200 : 5000));

let told = 0;
const report = ({ histories: done, queries, scores }) => {
  if (performance.now() - told < 2000) return;
  told = performance.now();
  process.stderr.write(`\r${done} of ${histories} histories, ${queries} queries, ${scores} scores   `);
};

try {
  const { queries, scores, error, segments, steps, kinds } = await provenEqual({ histories, seed, inOrder, report });
  const table = (title, counts, order) =>
    console.log(
      `${title}: ${[...counts]
        .sort(order)
        .map(([name, n]) => `${name} ${n}`)
        .join(' · ')}`,
    );
  console.log(`\nsearch-equality: seed ${seed}, ${histories} histories, ${queries} queries, ${scores} scores compared`);
  console.log(`0 different, largest error of a score ${error.toExponential(1)} (allowed: 1e-9)`);
  table('segments asked at once', segments, ([a], [b]) => a - b);
  table('what happened to the index', steps);
  table('clauses', kinds);
} catch (error) {
  console.log(`\nsearch-equality: seed ${seed}, DIFFERENT\n${error.message}`);
  process.exitCode = 1;
}
