import type { MessagePort } from 'node:worker_threads';
import { isArchiveError } from '../../../shared/archive-error.ts';
import { Engine } from './engine.ts';
import { Intake } from './intake.ts';
import type { Answer, Ask, FromIndex, IndexFacts, Question } from './protocol.ts';
import type { SegmentMaker } from './segment-maker.ts';
import { stopAt } from './stop.ts';

/** After this rest, and at the latest after so many changes, what is only in memory is written. */
const REST_MS = 1500;
const MOST_UNSAVED = 2048;
/** After this rest what was added becomes a segment. */
const SEAL_MS = 50;
/** How long a piece of work may take that nobody asked for: a question waits no longer than this. */
const WORK_MS = 3;
/** With more segments than this, changes come faster than they are merged: then they wait for a longer piece. */
const MANY_SEGMENTS = 48;

/** Answers questions about the index of a folder, one at a time and in their order; changes are written to disk soon after they were made, and merges done in small pieces in between. */
export function serveIndex(port: MessagePort, folder: string, maker: SegmentMaker): void {
  const engine = new Engine(folder);
  const intake = new Intake(engine, maker);
  let safeUpTo = 0;
  /** The last question whose change is in. */
  let last = 0;
  let unsaved = 0;
  let timer: NodeJS.Timeout | null = null;
  let sealing: NodeJS.Timeout | null = null;
  let isWorking = false;
  let isClosing = false;
  let answered: Promise<void> = Promise.resolve();

  port.on('message', (question: Question) => {
    answered = answered.then(() => take(question));
  });
  send({ facts: facts(), flushError: null });
  workSoon();

  async function take({ id, ask }: Question): Promise<void> {
    if (ask.op === 'flush' || ask.op === 'reset' || ask.op === 'close') void settle(id, ask.op);
    else send(await answerTo(id, () => answer(id, ask)));
    workSoon();
  }

  /** Questions whose answer takes the disk's time: others are answered meanwhile. */
  async function settle(id: number, op: 'flush' | 'reset' | 'close'): Promise<void> {
    let error: unknown = null;
    // What nobody asked for is left for the next start: this thread is waited for.
    if (op === 'close') isClosing = true;
    try {
      if (op === 'reset') {
        await intake.settle();
        await engine.reset();
        safeUpTo = id;
      } else await save();
    } catch (thrown) {
      error = thrown;
    }
    if (op === 'close') {
      if (sealing) clearTimeout(sealing);
      if (timer) clearTimeout(timer);
      maker.rest();
      engine.close();
    }
    send(
      await answerTo(id, () => {
        if (error !== null) throw error;
        return null;
      }),
    );
    if (op === 'close') port.close();
  }

  async function answerTo(id: number, make: () => ReturnType<typeof answer> | null): Promise<Answer> {
    try {
      const value = await make();
      return { id, facts: facts(), value };
    } catch (error) {
      const code = isArchiveError(error) ? error.code : 'internal';
      const message = error instanceof Error ? error.message : String(error);
      return { id, facts: facts(), error: { code, message, stack: error instanceof Error ? (error.stack ?? '') : '' } };
    }
  }

  async function answer(id: number, ask: Exclude<Ask, { op: 'flush' | 'reset' | 'close' }>) {
    if (ask.op === 'apply') {
      unsaved += ask.documents.length;
      sealSoon();
      const added = intake.add(ask.documents);
      last = id;
      await added;
      if (engine.segments > MANY_SEGMENTS) engine.work(WORK_MS * 5);
      return null;
    }
    await intake.settle();
    switch (ask.op) {
      case 'known':
        return engine.known();
      case 'remove':
        engine.remove(ask.articleIds);
        last = id;
        unsaved += ask.articleIds.length;
        return null;
      case 'search':
        return engine.search(ask.clauses, stopAt(ask.flag), ask.required);
    }
  }

  function workSoon(): void {
    if (isWorking || isClosing) return;
    isWorking = true;
    setImmediate(work);
  }

  function work(): void {
    isWorking = false;
    if (isClosing) return;
    try {
      if (engine.work(WORK_MS)) workSoon();
    } catch (error) {
      tell(error);
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
        answered = answered
          .then(async () => {
            await intake.settle();
            engine.seal();
            workSoon();
          })
          .catch(tell);
      }, SEAL_MS);
  }

  async function save(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    unsaved = 0;
    const upTo = last;
    await intake.settle();
    await engine.flush();
    safeUpTo = Math.max(safeUpTo, upTo);
  }

  function saveSoon(): void {
    if (unsaved >= MOST_UNSAVED) void saveNow();
    else
      timer ??= setTimeout(() => {
        engine.rest();
        maker.rest();
        void saveNow();
        workSoon();
      }, REST_MS);
  }

  async function saveNow(): Promise<void> {
    try {
      await save();
      send({ facts: facts(), flushError: null });
    } catch (error) {
      tell(error);
    }
  }

  /** Tells of what failed that nobody asked for. */
  function tell(error: unknown): void {
    send({ facts: facts(), flushError: error instanceof Error ? error.message : String(error) });
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
}
