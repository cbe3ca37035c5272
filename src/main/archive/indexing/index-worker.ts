import { parentPort, workerData } from 'node:worker_threads';
import { ArchiveError, isArchiveError } from '../../../shared/archive-error.ts';
import { Engine } from './engine.ts';
import type { Answer, Ask, FromIndex, IndexFacts, Question } from './protocol.ts';
import { stopAt } from './stop.ts';

/** Entry of the index's thread: one question at a time, changes written to disk soon after they were made, merges in small pieces in between. */

/** After this rest, and at the latest after so many changes, what is only in memory is written. */
const REST_MS = 1500;
const MOST_UNSAVED = 2048;
/** After this rest what was added becomes a segment. */
const SEAL_MS = 50;
/** How long a piece of work may take that nobody asked for: a question waits no longer than this. */
const WORK_MS = 3;
/** With more segments than this, changes come faster than they are merged: then they wait for a longer piece. */
const MANY_SEGMENTS = 48;

if (!parentPort) throw new ArchiveError('internal', 'The index worker was started outside a worker thread.');
const port = parentPort;
// Safe: `openIndex` alone starts this thread, with this.
const engine = new Engine((workerData as { folder: string }).folder);

let safeUpTo = 0;
let last = 0;
let unsaved = 0;
let timer: NodeJS.Timeout | null = null;
let sealing: NodeJS.Timeout | null = null;
let isWorking = false;

port.on('message', ({ id, ask }: Question) => {
  last = id;
  if (ask.op === 'flush' || ask.op === 'reset' || ask.op === 'close') void settle(id, ask.op);
  else send(answerTo(id, () => answer(ask)));
  workSoon();
});
send({ facts: facts(), flushError: null });
workSoon();

/** Questions whose answer takes the disk's time: others are answered meanwhile. */
async function settle(id: number, op: 'flush' | 'reset' | 'close'): Promise<void> {
  let error: unknown = null;
  try {
    if (op === 'reset') {
      await engine.reset();
      safeUpTo = id;
    } else await save();
  } catch (thrown) {
    error = thrown;
  }
  if (op === 'close') {
    if (sealing) clearTimeout(sealing);
    engine.close();
  }
  send(
    answerTo(id, () => {
      if (error !== null) throw error;
      return null;
    }),
  );
  if (op === 'close') port.close();
}

function answerTo(id: number, make: () => ReturnType<typeof answer>): Answer {
  try {
    const value = make();
    return { id, facts: facts(), value };
  } catch (error) {
    const code = isArchiveError(error) ? error.code : 'internal';
    const message = error instanceof Error ? error.message : String(error);
    return { id, facts: facts(), error: { code, message, stack: error instanceof Error ? (error.stack ?? '') : '' } };
  }
}

function answer(ask: Exclude<Ask, { op: 'flush' | 'reset' | 'close' }>) {
  switch (ask.op) {
    case 'known':
      return engine.known();
    case 'apply':
      engine.apply(ask.documents);
      unsaved += ask.documents.length;
      sealSoon();
      if (engine.segments > MANY_SEGMENTS) engine.work(WORK_MS * 5);
      return null;
    case 'remove':
      engine.remove(ask.articleIds);
      unsaved += ask.articleIds.length;
      return null;
    case 'search':
      return engine.search(ask.clauses, stopAt(ask.flag), ask.required);
  }
}

function workSoon(): void {
  if (isWorking) return;
  isWorking = true;
  setImmediate(work);
}

function work(): void {
  isWorking = false;
  try {
    if (engine.work(WORK_MS)) workSoon();
  } catch (error) {
    send({ facts: facts(), flushError: error instanceof Error ? error.message : String(error) });
  }
  if (engine.lost) send({ facts: facts(), flushError: null });
  if (engine.dirty) saveSoon();
}

/** What was added becomes a segment before anybody asks, but not between two batches of many. */
function sealSoon(): void {
  if (sealing) sealing.refresh();
  else
    sealing = setTimeout(() => {
      sealing = null;
      engine.seal();
      workSoon();
    }, SEAL_MS);
}

async function save(): Promise<void> {
  if (timer) clearTimeout(timer);
  timer = null;
  unsaved = 0;
  const upTo = last;
  await engine.flush();
  safeUpTo = Math.max(safeUpTo, upTo);
}

function saveSoon(): void {
  if (unsaved >= MOST_UNSAVED) void saveNow();
  else
    timer ??= setTimeout(() => {
      engine.rest();
      void saveNow();
      workSoon();
    }, REST_MS);
}

async function saveNow(): Promise<void> {
  let flushError: string | null = null;
  try {
    await save();
  } catch (error) {
    flushError = error instanceof Error ? error.message : String(error);
  }
  send({ facts: facts(), flushError });
}

function facts(): IndexFacts {
  const { lost } = engine;
  engine.lost = false;
  return { damaged: engine.damaged, bytes: engine.bytes, names: engine.takeNewNames(), safeUpTo, lost };
}

function send(message: FromIndex): void {
  const matches = 'value' in message && message.value !== null && 'scores' in message.value ? message.value : null;
  if (matches === null) port.postMessage(message);
  else
    port.postMessage(message, [
      ...new Set([...matches.clauses, matches.scored].map(({ buffer }) => buffer)),
      matches.scores.buffer,
    ]);
}
