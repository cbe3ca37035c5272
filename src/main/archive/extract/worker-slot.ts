import { Worker } from 'node:worker_threads';
import type { Logger } from '../ports.ts';
import type { JobName, Jobs, Order, Report } from './jobs.ts';
import type { ExtractLimits } from './limits.ts';

/** A place for one thread: runs one order at a time, and replaces its thread when an order broke it. */
export interface Slot {
  readonly busy: boolean;
  /** Rejects with the reason in words when the order fails, stalls or ends its thread. */
  run(order: Order): Promise<Jobs[JobName]['answer']>;
  close(): Promise<void>;
}

/** A thread is started by the first order and by the first one after it was lost. */
export function openSlot(workerPath: string, limits: ExtractLimits, logger: Logger): Slot {
  let thread: Thread | null = null;
  let busy = false;
  let idle: NodeJS.Timeout | undefined;

  const drop = async (lost: Thread): Promise<void> => {
    if (thread === lost) thread = null;
    await lost.worker.terminate();
  };

  /** A thread that has nothing to do ends by itself when told to: ending it from outside is for one that does not listen. */
  const letGo = async (resting: Thread): Promise<void> => {
    if (thread === resting) thread = null;
    if (resting.worker.threadId === ENDED) return;
    const ended = new Promise<void>((resolve) => resting.worker.once('exit', () => resolve()));
    resting.worker.postMessage(null);
    await within(ended, ENDS_WITHIN_MS, 'it did not end').catch(() => resting.worker.terminate());
  };

  async function answerTo(order: Order): Promise<Jobs[JobName]['answer']> {
    thread ??= startThread(workerPath, limits);
    const current = thread;
    try {
      await within(current.ready, limits.startMs, 'the extractor did not start in time');
      current.worker.postMessage(order);
      const report = await within(current.next(), limits.timeoutMs, `it took longer than ${limits.timeoutMs / 1000} seconds`);
      if (report.type === 'done' && report.id === order.id) return report.answer;
      // A page that threw may have left the thread in any state, but not unsafe: it holds nothing between orders.
      throw new PageFailure(report.type === 'failed' ? report.reason : 'the extractor answered out of turn');
    } catch (error) {
      if (!(error instanceof PageFailure)) {
        await drop(current);
        logger.warn('an extractor thread was replaced', { reason: error instanceof Error ? error.message : String(error) });
      }
      throw error;
    }
  }

  return {
    get busy() {
      return busy;
    },
    async run(order) {
      busy = true;
      clearTimeout(idle);
      thread?.worker.ref();
      try {
        return await answerTo(order);
      } finally {
        busy = false;
        const resting = thread;
        // A thread without work does not keep the process alive, nor its tables in memory.
        resting?.worker.unref();
        if (resting !== null) {
          idle = setTimeout(() => {
            letGo(resting).catch((error: unknown) => logger.warn('an idle extractor thread did not end', { error }));
          }, limits.idleMs).unref();
        }
      }
    },
    async close() {
      clearTimeout(idle);
      if (thread !== null) await (busy ? drop(thread) : letGo(thread));
    },
  };
}

const ENDS_WITHIN_MS = 5000;
/** What Node calls a thread that is no more. */
const ENDED = -1;

/** A failure the page caused and the thread survived. */
class PageFailure extends Error {}

interface Thread {
  readonly worker: Worker;
  readonly ready: Promise<void>;
  /** The next report; rejects when the thread ends first. */
  next(): Promise<Report>;
}

function startThread(workerPath: string, limits: ExtractLimits): Thread {
  const worker = new Worker(workerPath, {
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: limits.youngMb, stackSizeMb: 4 },
  });
  let ended: Error | null = null;
  let waiter: { resolve: (report: Report) => void; reject: (error: Error) => void } | null = null;
  const end = (error: Error) => {
    ended ??= error;
    waiter?.reject(ended);
    waiter = null;
  };
  worker.on('message', (report: Report) => {
    waiter?.resolve(report);
    waiter = null;
  });
  worker.on('error', (error: Error & { code?: string }) =>
    end(
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? new Error(`it needed more than ${limits.heapMb} MB of memory`, { cause: error })
        : error,
    ),
  );
  worker.on('exit', () => end(new Error('the extractor ended before it was done')));
  const next = (): Promise<Report> =>
    ended === null
      ? new Promise((resolve, reject) => {
          waiter = { resolve, reject };
        })
      : Promise.reject(ended);
  return { worker, next, ready: next().then(() => undefined) };
}

async function within<T>(work: Promise<T>, ms: number, otherwise: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
