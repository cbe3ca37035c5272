/** `npm run bench -- search [--articles 10000] [--queries 50]`: our index beside stock Lunr and FTS5 on one invented corpus. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openIndex } from '../../src/main/archive/indexing/search-index.ts';
import { askText } from '../../src/main/archive/query/evaluate.ts';
import { parseQuery } from '../../src/main/archive/query/parse-query.ts';
import type { IndexDocument, TextRequest } from '../../src/main/archive/seams.ts';
import { generateArticles } from '../generate/articles.ts';
import { seededRandom } from '../generate/random.ts';
import { fts5Peer, lunrPeer, type Peer } from './peers.ts';
import { queriesFor } from './queries.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    queries: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});
const PASSES = 3;
const BATCH = 64;

const documents = corpus(Number(values.articles), Number(values.seed));
console.log(
  `${cpus().length} cores, Node ${process.version}, ICU ${process.versions.icu}, SQLite ${process.versions.sqlite}, load ${loadavg()[0]?.toFixed(2)}`,
);
console.log(
  `${documents.length} invented articles, ${Math.round(documents.reduce((sum, { blocks }) => sum + blocks.join(' ').split(' ').length, 0) / documents.length)} words each on average`,
);

const peers = [ours(), ...(values.only === 'ours' ? [] : [fts5Peer(), lunrPeer()])];
console.log(`peak RSS before any engine ${Math.round(process.resourceUsage().maxRSS / 1024)} MB (the corpus is held in memory)`);
console.log('\n| engine | build s | articles/s | peak RSS so far MB | size MB |\n|---|---|---|---|---|');
for (const peer of peers) {
  const start = performance.now();
  await peer.build(documents);
  const seconds = (performance.now() - start) / 1000;
  const rss = process.resourceUsage().maxRSS / 1024;
  console.log(
    `| ${peer.name} | ${seconds.toFixed(1)} | ${Math.round(documents.length / seconds)} | ${Math.round(rss)} | ${(peer.bytes() / 1e6).toFixed(1)} |`,
  );
}

const queries = queriesFor(documents, Number(values.queries), Number(values.seed));
console.log(
  `\nms, p50 / p95, best of ${PASSES}, engines interleaved query by query; in brackets the articles found, summed (FTS5 stops at 20)\n`,
);
console.log(`| class | ${peers.map(({ name }) => name).join(' | ')} |\n|---|${peers.map(() => '---|').join('')}`);
const random = seededRandom(Number(values.seed));
for (const [kind, asked] of queries) {
  const best = peers.map(() => asked.map(() => Number.POSITIVE_INFINITY));
  const found = peers.map(() => 0);
  for (let pass = 0; pass < PASSES; pass++) {
    for (const [q, words] of asked.entries()) {
      for (const p of peers.map((_, i) => i).sort(() => random() - 0.5)) {
        const start = performance.now();
        const answer = peers[p]?.ask(kind, words) ?? null;
        if (answer === null) continue;
        const count = await answer;
        const took = performance.now() - start;
        const times = best[p];
        if (times) times[q] = Math.min(times[q] ?? took, took);
        if (pass === 0) found[p] = (found[p] ?? 0) + count;
      }
    }
  }
  const cells = best.map((times, p) =>
    Number.isFinite(times[0]) ? `${quantile(times, 0.5)} / ${quantile(times, 0.95)} (${found[p]})` : '–',
  );
  console.log(`| ${kind} | ${cells.join(' | ')} |`);
}
for (const peer of peers) await peer.close();
console.log(`\nload after ${loadavg()[0]?.toFixed(2)}`);

function corpus(n: number, seed: number): IndexDocument[] {
  return [...generateArticles({ n, seed })].map(({ title, text, lang, source, url, tags }, ordinal) => ({
    ordinal,
    articleId: `article-${ordinal}`,
    version: '1',
    lang,
    dir: 'ltr',
    titles: [title],
    byline: [],
    source: [source],
    tags,
    notes: [],
    url,
    blocks: text.split('\n\n'),
    standfirst: -1,
  }));
}

/** The whole way of a query as a host asks it, from text to ordinals with scores. */
function ours(): Peer {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-bench-'));
  const opened = openIndex({
    folder,
    workerPath: join(import.meta.dirname, '../../src/main/archive/indexing/index-worker.ts'),
    logger: { info: () => undefined, warn: console.warn, error: console.error },
  });
  const id = documents.map(({ articleId }) => articleId);
  const numbering: TextRequest['numbering'] = { id, ordinalOf: new Map(id.map((one, ordinal) => [one, ordinal])) };
  const ask = async (text: string) => {
    const { tree } = parseQuery(text);
    const index = await opened;
    // Safe: text clauses read the numbering and the size of the columns, and nothing else of them.
    const columns = { ...numbering, size: id.length } as Parameters<typeof askText>[1]['columns'];
    const { maskFor } = await askText([tree], { columns, collections: [], index, scope: { kind: 'all' }, filters: [] });
    return tree === null ? 0 : maskFor(tree).reduce((sum, one) => sum + one, 0);
  };
  return {
    name: 'ours',
    async build(all) {
      const index = await opened;
      for (let at = 0; at < all.length; at += BATCH) await index.apply(all.slice(at, at + BATCH));
      await index.flush();
    },
    ask(kind, words) {
      if (kind.startsWith('or')) return ask(words.join(' OR '));
      if (kind.startsWith('phrase')) return ask(`"${words.join(' ')}"`);
      if (kind.startsWith('prefix')) return ask(`${words[0]}*`);
      if (kind === 'fuzzy1') return ask(`${words[0]}~1`);
      if (kind === 'title') return ask(`title:${words[0]}`);
      return ask(words.join(' '));
    },
    bytes: () => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0),
    async close() {
      await (await opened).close();
      rmSync(folder, { recursive: true });
    },
  };
}

function quantile(times: readonly number[], q: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0).toFixed(2);
}
