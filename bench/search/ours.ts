import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Engine } from '../../src/main/archive/indexing/engine.ts';
import { Intake } from '../../src/main/archive/indexing/intake.ts';
import { openIndex, type SearchIndex } from '../../src/main/archive/indexing/search-index.ts';
import { SegmentMaker } from '../../src/main/archive/indexing/segment-maker.ts';
import { stopAt } from '../../src/main/archive/indexing/stop.ts';
import { askText, evaluate } from '../../src/main/archive/query/evaluate.ts';
import { parseQuery } from '../../src/main/archive/query/parse-query.ts';
import { sortMatches } from '../../src/main/archive/query/sort.ts';
import type { Columns, TextRequest } from '../../src/main/archive/seams.ts';
import type { Peer } from './peers.ts';
import type { QueryClass } from './queries.ts';

const WORKER = join(import.meta.dirname, '../../src/main/archive/indexing/index-worker.ts');

/** How a class is typed into Pressmark. */
export function typed(how: QueryClass['how'], words: readonly string[]): string {
  switch (how) {
    case 'or':
      return words.join(' OR ');
    case 'phrase':
      return `"${words.join(' ')}"`;
    case 'prefix':
      return `${words[0]}*`;
    case 'fuzzy':
      return `${words[0]}~1`;
    case 'title':
      return `title:${words[0]}`;
    case 'and':
      return words.join(' ');
  }
}

/** What the index is asked for a text: found out with an index that only listens, so that parsing is not measured with it. */
export async function requestOf(text: string): Promise<Pick<TextRequest, 'clauses' | 'required'>> {
  let request: Pick<TextRequest, 'clauses' | 'required'> = { clauses: [] };
  const listener = {
    async search(asked: TextRequest) {
      request = asked;
      return { clauses: [], scored: new Uint32Array(0), scores: new Float64Array(0) };
    },
  };
  const columns = { size: 0 } as Columns; // safe: a text without filters reads nothing else
  await askText([parseQuery(text).tree], { columns, collections: [], index: listener }, { isJoint: true });
  return request;
}

/** Our engine in the thread that holds the index, with the one that makes segments beside it: every article found and its score, and of those the best twenty. */
export async function engineUnder(
  queries: readonly QueryClass[],
): Promise<Peer & { readonly folder: string; readonly engine: Engine }> {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-search-'));
  const engine = new Engine(folder);
  const maker = new SegmentMaker(
    () => new Worker(WORKER, { workerData: { folder: null }, resourceLimits: { maxOldGenerationSizeMb: 1024 } }),
  );
  const intake = new Intake(engine, maker);
  const requests = new Map<string, Pick<TextRequest, 'clauses' | 'required'>>();
  for (const { how, queries: all } of queries)
    for (const words of all) requests.set(typed(how, words), await requestOf(typed(how, words)));
  const never = stopAt(null);
  return {
    name: 'ours, in its thread',
    folder,
    engine,
    async add(documents) {
      await intake.add(documents);
      while (engine.work(1000));
    },
    async finish() {
      await intake.settle();
      while (engine.work(1000));
      await engine.flush();
    },
    ask(how, words) {
      const request = requests.get(typed(how, words));
      if (!request) return null;
      const { scored, scores } = engine.search(request.clauses, never, request.required);
      bestTwenty(scored, scores);
      return scored.length;
    },
    bytes: () => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0),
    close() {
      maker.rest();
      engine.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The whole way of a query as a host asks it: text, thread and back, catalogue numbers, every article found in the order of its score. */
export async function indexUnder(folder: string, size: number): Promise<Peer & { readonly index: SearchIndex }> {
  const index = await openIndex({
    folder,
    workerPath: WORKER,
    logger: { info: () => undefined, warn: console.warn, error: console.error },
  });
  const ids = [...(await index.known()).keys()].sort();
  const columns = {
    size: ids.length,
    id: ids,
    ordinalOf: new Map(ids.map((id, ordinal) => [id, ordinal])),
    live: new Uint8Array(ids.length).fill(1),
    captured: Float64Array.from(ids, (_, ordinal) => ordinal),
  } as unknown as Columns; // safe: a text without filters, sorted by score, reads nothing else
  if (ids.length !== size) throw new Error(`${ids.length} articles are in the index instead of ${size}.`);
  const needs = { columns, collections: [], index, scope: { kind: 'all' as const }, filters: [] };
  return {
    name: 'ours, as a host asks',
    index,
    add: () => undefined,
    finish: () => undefined,
    async ask(how, words) {
      const matches = await evaluate(parseQuery(typed(how, words)), needs);
      return sortMatches(columns, matches, 'relevance', 'desc').length;
    },
    bytes: () => index.state().bytes,
    close: () => index.close(),
  };
}

/** The slots with the best scores: what a first page needs. */
function bestTwenty(slots: Uint32Array, scores: Float64Array): Uint32Array {
  const best = new Float64Array(20).fill(-1);
  const held = new Uint32Array(20);
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? 0;
    if (score <= (best[19] ?? 0)) continue;
    let at = 19;
    while (at > 0 && (best[at - 1] ?? 0) < score) {
      best[at] = best[at - 1] ?? 0;
      held[at] = held[at - 1] ?? 0;
      at--;
    }
    best[at] = score;
    held[at] = slots[i] ?? 0;
  }
  return held;
}
