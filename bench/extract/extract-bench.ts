/**
 * How fast pages are read, and what it takes: ours as the app runs it (two threads) and with one thread, beside Readability and Defuddle on linkedom
 * documents, each in a process of its own, in turns of some pages, so that a busy machine slows all of them alike.
 *
 *   npm run bench -- extract [LIST.jsonl] [--limit N] [--only NAME,...] [--out PRED.jsonl] [--slowest N]
 *
 * LIST has lines `{id, file, url?, charset?}` (files may be gzipped); without it the pages beside the repository are read, or invented ones. With `--out`
 * only ours runs, and PRED gets a line a page in the shape of `pressmark extract --json`, for scoring.
 */
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Reading } from '../../src/main/archive/seams.ts';
import { blocksToText } from '../../src/shared/block-text.ts';
import { pagesFor } from './pages.ts';
import { type Measured, peerProcess } from './peer-process.ts';
import { PEERS } from './peers.ts';
import { printFigures, printSlowest } from './printed.ts';

const { values, positionals } = parseArgs({
  options: {
    limit: { type: 'string' },
    out: { type: 'string' },
    only: { type: 'string' },
    slowest: { type: 'string', default: '5' },
  },
  allowPositionals: true,
});
const limit = values.limit === undefined ? undefined : Number(values.limit);
const { from, pages } = pagesFor({ list: positionals[0], limit });
const only = values.only?.split(',') ?? (values.out === undefined ? [...PEERS] : ['pressmark']);
const unknown = only.filter((name) => !PEERS.some((peer) => peer === name));
if (unknown.length > 0) throw new Error(`“${unknown.join()}” is none of ${PEERS.join(', ')}.`);

/** Pages between two turns: enough that the end of a turn, where one of two threads has nothing left to take, is a small part of it. */
const TURN = 120;
/** Pages read before anything is counted: tables are loaded and code is compiled. */
const WARM_UP = 12;
const out = values.out === undefined ? null : createWriteStream(values.out);
const peers = PEERS.filter((name) => only.includes(name)).map((name) => peerProcess(name));

console.log(`${pages.length} pages of ${from}`);
for (const peer of peers) await peer.warmUp(pages.slice(0, WARM_UP));
for (let at = 0; at < pages.length; at += TURN) {
  const turn = pages.slice(at, at + TURN);
  for (const peer of peers) await peer.take(turn, out !== null);
  for (const peer of peers) write(peer.measured, at);
  if (Math.floor((at + TURN) / 240) > Math.floor(at / 240)) console.log(`  ${at + turn.length} pages`);
}
for (const peer of peers) peer.close();
out?.end();
printFigures(peers.map(({ measured }) => measured));
for (const { measured } of peers) printSlowest(measured, Number(values.slowest));

function write({ pages: done }: Measured, at: number): void {
  for (const { id, ms, reading } of out === null ? [] : done.slice(at)) {
    const read = reading as Reading | undefined; // safe: `withReadings` asked for it
    if (!read) continue;
    const { file = '' } = pages.find((page) => page.id === id) ?? {};
    out?.write(`${JSON.stringify({ id, file, ...read, text: blocksToText(read.blocks), tookMs: Math.round(ms) })}\n`);
  }
}
