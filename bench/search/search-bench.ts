/**
 * `npm run bench -- search [--docs 100000] [--quick] [--queries 100] [--minisearch 10000] [--lunr 10000] [--words 450] [--seed 1] [--no-reuters]`: our index
 * beside FTS5, stock Lunr and MiniSearch, as SEARCH's protocol has it. `--quick`: 5,000 articles. A million: `--docs 1000000` (60 words each).
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { IndexDocument } from '../../src/main/archive/seams.ts';
import { type Corpus, inventedCorpus, reutersCorpus } from './corpus.ts';
import { engineUnder, indexUnder, typed } from './ours.ts';
import { fts5Peer, lunrPeer, miniSearchPeer, type Peer } from './peers.ts';
import { type QueryClass, queriesFor } from './queries.ts';
import { timed } from './timed.ts';

const { values } = parseArgs({
  options: {
    docs: { type: 'string', default: '100000' },
    quick: { type: 'boolean', default: false },
    queries: { type: 'string', default: '100' },
    minisearch: { type: 'string', default: '10000' },
    lunr: { type: 'string', default: '10000' },
    words: { type: 'string' },
    seed: { type: 'string', default: '1' },
    'no-reuters': { type: 'boolean', default: false },
  },
});
const BATCH = 64;
const CHUNK = 25_600;
const LONG = 500_000;
const SMALL = 10_000;

const docs = values.quick ? 5000 : Number(values.docs);
const seed = Number(values.seed);
const words = Number(values.words ?? (docs >= LONG ? 60 : 450));
const say = (text: string) => console.log(text);
const mb = (bytes: number) => (bytes / 1e6).toFixed(1);

say(
  `${cpus()[0]?.model ?? 'unknown processor'} × ${cpus().length}, Node ${process.version}, ICU ${process.versions.icu}, SQLite ${process.versions.sqlite}`,
);
say(`load before ${loadavg()[0]?.toFixed(2)}; all files in the page cache; seed ${seed}`);
const reuters = values['no-reuters'] || docs >= LONG ? null : reutersCorpus();
const corpora = [
  ...(docs > SMALL && docs < LONG ? [inventedCorpus({ docs: SMALL, seed, words })] : []),
  inventedCorpus({ docs, seed, words }),
  ...(reuters ? [reuters] : []),
];
for (const corpus of corpora) await measure(corpus);
say(`\nload after ${loadavg()[0]?.toFixed(2)}`);

async function measure(corpus: Corpus): Promise<void> {
  say(`\n## ${corpus.name}\n`);
  const queries = queriesFor(corpus, Number(values.queries), seed);
  const ours = await engineUnder(queries);
  const peers: Peer[] = [
    ours,
    fts5Peer(),
    ...(corpus.size <= Number(values.lunr) ? [lunrPeer()] : []),
    ...(corpus.size <= Number(values.minisearch) ? [miniSearchPeer()] : []),
  ];
  say(
    '| engine | build s | of it processor s | articles/s | rate / FTS5 | rss then MB | disk MB | B/article |\n|---|---|---|---|---|---|---|---|',
  );
  const rates = new Map<Peer, Built>();
  for (const peer of peers) rates.set(peer, await build(corpus, peer));
  const fts5 = rates.get(peers[1] ?? ours)?.seconds ?? 1;
  for (const peer of peers) {
    const { seconds, cpu, rss } = rates.get(peer) ?? { seconds: 1, cpu: 1, rss: 0 };
    say(
      `| ${peer.name} | ${seconds.toFixed(1)} | ${cpu.toFixed(1)} | ${Math.round(corpus.size / seconds)} | ${(fts5 / seconds).toFixed(2)} | ${mb(rss)} | ${mb(peer.bytes())} | ${Math.round(peer.bytes() / corpus.size)} |`,
    );
  }
  say(changesOf(ours.folder));
  const settled = await settle(ours);
  const shares = ours.engine.all.reduce(
    (sum, { segment, file }) => ({ positions: sum.positions + segment.positions.length, whole: sum.whole + (file?.bytes ?? 0) }),
    { positions: 0, whole: 0 },
  );
  const peerBytes = peers[1]?.bytes() ?? 1;
  say(
    `\nAt rest the engine makes few segments of many: ${settled.toFixed(1)} s of processor time more, not in the table; ${ours.engine.all.length} segments.`,
  );
  say(
    `disk without positions ${mb(shares.whole - shares.positions)} MB, ${((shares.whole - shares.positions) / peerBytes).toFixed(2)} of FTS5; with ${mb(shares.whole)} MB, ${(shares.whole / peerBytes).toFixed(2)}`,
  );
  say(`opened in a fresh process: ${openedFresh(ours.folder, queries)}`);
  const host = await indexUnder(ours.folder, corpus.size);
  await compare(queries, [ours, host, ...peers.slice(1)]);
  await host.close();
  for (const peer of peers.slice(1)) await peer.close();
  await ours.close();
}

interface Built {
  readonly seconds: number;
  readonly cpu: number;
  /** Resident memory of the whole process when it was done. */
  readonly rss: number;
}

/** Brings a corpus in. Articles are invented beforehand, so many at a time, and what an engine does in other threads is done before the next. */
async function build(corpus: Corpus, peer: Peer): Promise<Built> {
  let seconds = 0;
  let cpu = 0;
  const articles = corpus.articles();
  for (let done = 0; done < corpus.size; ) {
    const chunk: IndexDocument[] = [];
    while (chunk.length < CHUNK) {
      const next = articles.next();
      if (next.done === true) break;
      chunk.push(next.value);
    }
    const start = performance.now();
    const used = process.cpuUsage();
    for (let at = 0; at < chunk.length; at += BATCH) await peer.add(chunk.slice(at, at + BATCH));
    done += chunk.length;
    if (done === corpus.size || 'engine' in peer) await peer.finish();
    const { user, system } = process.cpuUsage(used);
    cpu += (user + system) / 1e6;
    seconds += (performance.now() - start) / 1000;
    process.stderr.write(`${peer.name}: ${done} of ${corpus.size}\n`);
  }
  return { seconds, cpu, rss: process.memoryUsage.rss() };
}

async function settle(ours: Awaited<ReturnType<typeof engineUnder>>): Promise<number> {
  const used = process.cpuUsage();
  ours.engine.rest();
  while (ours.engine.work(1000));
  await ours.engine.flush();
  const { user, system } = process.cpuUsage(used);
  return (user + system) / 1e6;
}

/** On a copy, because it changes what it measures. */
function changesOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'pressmark-changes-'));
  cpSync(folder, copy, { recursive: true });
  const { stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'changes.ts'), copy], { encoding: 'utf8' });
  rmSync(copy, { recursive: true });
  return stdout.trimEnd() || stderr;
}

function openedFresh(folder: string, queries: readonly QueryClass[]): string {
  const texts = queries.flatMap(({ how, queries: all }) => all.slice(0, 20).map((asked) => typed(how, asked)));
  const args = ['--expose-gc', join(import.meta.dirname, 'open-child.ts'), folder, JSON.stringify(texts)];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return stdout.trim() || stderr;
}

/** Interleaves engines query by query in a random order, three passes. */
async function compare(queries: readonly QueryClass[], peers: readonly Peer[]): Promise<void> {
  const [ours, , ...others] = peers;
  say(`\nms, first pass p95, then p50 / p95 of the best of 3; in brackets all articles found (FTS5 stops at 20 a query)\n`);
  say(
    `| class | ${peers.map(({ name }) => name).join(' | ')} | ${others.flatMap(({ name }) => [`in thread / ${name}`, `host / ${name}`]).join(' | ')} |\n|---|${peers.map(() => '---|').join('')}${others.map(() => '---|---|').join('')}`,
  );
  if (!ours) return;
  for (const asked of queries) {
    const times = await timed(asked, peers, seed);
    const cells = times.map((time) =>
      time ? `${time.first.toFixed(2)}, ${time.p50.toFixed(2)} / ${time.p95.toFixed(2)} (${time.found})` : '–',
    );
    const ratios = times
      .slice(2)
      .flatMap((time) => [times[0], times[1]].map((own) => (time && own ? (own.p95 / time.p95).toFixed(3) : '–')));
    say(`| ${asked.name} | ${cells.join(' | ')} | ${ratios.join(' | ')} |`);
  }
}
