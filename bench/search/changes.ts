/** `node changes.ts FOLDER`: what changes cost an index that was just built, measured in a process of its own, whose memory is the index's alone. */
import { Engine } from '../../src/main/archive/indexing/engine.ts';
import { stopAt } from '../../src/main/archive/indexing/stop.ts';
import { inventedCorpus } from './corpus.ts';
import { requestOf } from './ours.ts';
import { quantile } from './timed.ts';

const ADDED = 300;
/** As the index's thread does it between two questions. */
const SLICE_MS = 3;

const engine = new Engine(process.argv[2] ?? '');
const never = stopAt(null);
const say = (text: string) => console.log(text);

function slice(slices: number[]): boolean {
  const start = performance.now();
  const more = engine.work(SLICE_MS);
  slices.push(performance.now() - start);
  return more;
}

const told = (slices: readonly number[]): string =>
  `in ${slices.length} slices of ${SLICE_MS} ms, which a query may have to wait for: p50 ${quantile(slices, 0.5).toFixed(1)}, p99 ${quantile(slices, 0.99).toFixed(1)}, max ${Math.max(...slices).toFixed(1)} ms`;

const size = engine.all.reduce((sum, { slots }) => sum + slots.length, 0);
const many = engine.segments;
const resting: number[] = [];
engine.rest();
while (slice(resting));
say(`\n${many} segments of ${size} articles become ${engine.segments} ${told(resting)}`);

const { clauses } = await requestOf('added');
const adds: number[] = [];
const merges: number[] = [];
let number = 0;
for (const article of inventedCorpus({ docs: ADDED, seed: 99, words: 450 }).articles()) {
  const start = performance.now();
  engine.apply([{ ...article, articleId: `added-${number++}`, blocks: [...article.blocks, 'added'] }]);
  engine.search(clauses, never);
  adds.push(performance.now() - start);
  slice(merges);
}
engine.rest();
while (slice(merges));
say(
  `one article added to an index of ${size} until it is found, ${ADDED} times: p50 ${quantile(adds, 0.5).toFixed(2)}, p95 ${quantile(adds, 0.95).toFixed(2)}, max ${Math.max(...adds).toFixed(1)} ms`,
);
say(`merges of these ${told(merges)}; ${engine.segments} segments after`);
engine.close();
