import { parentPort, workerData } from 'node:worker_threads';
import { ArchiveError, isArchiveError } from '../../../shared/archive-error.ts';
import { Engine } from './engine.ts';
import type { Answer, Ask, FromIndex, IndexFacts, Question } from './protocol.ts';
import { stopAt } from './stop.ts';

/** Entry of the index's thread: one question at a time, changes written to disk soon after they were made. */

/** After this rest, and at the latest after so many changes, what is only in memory is written. */
const REST_MS = 1500;
const MOST_UNSAVED = 2048;

if (!parentPort) throw new ArchiveError('internal', 'The index worker was started outside a worker thread.');
const port = parentPort;
// Safe: `openIndex` alone starts this thread, with this.
const engine = new Engine((workerData as { folder: string }).folder);

let told = 0;
let safeUpTo = 0;
let last = 0;
let unsaved = 0;
let timer: NodeJS.Timeout | null = null;

port.on('message', ({ id, ask }: Question) => {
  last = id;
  send(answerTo(id, ask));
  if (ask.op === 'close') port.close();
  else if (engine.dirty) saveSoon();
});
send({ facts: facts(), flushError: null });

function answerTo(id: number, ask: Ask): Answer {
  try {
    const value = answer(ask);
    return { id, facts: facts(), value };
  } catch (error) {
    const code = isArchiveError(error) ? error.code : 'internal';
    const message = error instanceof Error ? error.message : String(error);
    return { id, facts: facts(), error: { code, message, stack: error instanceof Error ? (error.stack ?? '') : '' } };
  }
}

function answer(ask: Ask) {
  switch (ask.op) {
    case 'known':
      return engine.known();
    case 'apply':
      engine.apply(ask.documents);
      unsaved += ask.documents.length;
      return null;
    case 'remove':
      engine.remove(ask.articleIds);
      unsaved += ask.articleIds.length;
      return null;
    case 'search':
      return engine.search(ask.clauses, stopAt(ask.flag));
    case 'flush':
      save();
      return null;
    case 'reset':
      engine.reset();
      safeUpTo = last;
      return null;
    case 'close':
      save();
      engine.close();
      return null;
  }
}

function save(): void {
  if (timer) clearTimeout(timer);
  timer = null;
  unsaved = 0;
  engine.flush();
  safeUpTo = last;
}

function saveSoon(): void {
  if (unsaved < MOST_UNSAVED) {
    timer ??= setTimeout(saveNow, REST_MS);
    return;
  }
  saveNow();
}

function saveNow(): void {
  let flushError: string | null = null;
  try {
    save();
  } catch (error) {
    flushError = error instanceof Error ? error.message : String(error);
  }
  send({ facts: facts(), flushError });
}

function facts(): IndexFacts {
  const firstSlot = told;
  const articleIds = engine.articleIds.slice(told);
  told = engine.articleIds.length;
  return { damaged: engine.damaged, bytes: engine.bytes, firstSlot, articleIds, safeUpTo };
}

function send(message: FromIndex): void {
  port.postMessage(message);
}
