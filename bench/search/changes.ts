import { stopAt } from '../../src/main/archive/indexing/stop.ts';
import { inventedCorpus } from './corpus.ts';
import { type engineUnder, requestOf } from './ours.ts';
import { quantile } from './timed.ts';

const ADDED = 300;
/** As the index's thread does it between two questions. */
const SLICE_MS = 3;

/** Adds articles one by one to the index as it is, with the merges they bring between them, and prints how long each was on its way and how long anything else waited. */
export async function measureChanges(
  { engine }: Awaited<ReturnType<typeof engineUnder>>,
  say: (text: string) => void,
): Promise<void> {
  const adds: number[] = [];
  const slices: number[] = [];
  const never = stopAt(null);
  const { clauses } = await requestOf('added');
  const work = () => {
    const start = performance.now();
    const more = engine.work(SLICE_MS);
    slices.push(performance.now() - start);
    return more;
  };
  let number = 0;
  const { size: before } = engine.known();
  for (const article of inventedCorpus({ docs: ADDED, seed: 99, words: 450 }).articles()) {
    const start = performance.now();
    engine.apply([{ ...article, articleId: `added-${number++}`, blocks: [...article.blocks, 'added'] }]);
    engine.search(clauses, never);
    adds.push(performance.now() - start);
    work();
  }
  engine.rest();
  while (work());
  say(
    `\none article added to an index of ${before} until it is found, ${ADDED} times: p50 ${quantile(adds, 0.5).toFixed(2)}, p95 ${quantile(adds, 0.95).toFixed(2)}, max ${Math.max(...adds).toFixed(1)} ms`,
  );
  say(
    `merges in ${slices.length} slices of ${SLICE_MS} ms, which a query may have to wait for: p50 ${quantile(slices, 0.5).toFixed(1)}, p99 ${quantile(slices, 0.99).toFixed(1)}, max ${Math.max(...slices).toFixed(1)} ms; ${engine.all.length} segments after`,
  );
}
