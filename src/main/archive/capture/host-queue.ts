import type { Clock } from '../ports.ts';
import { realSleep, type Sleep } from './exchange.ts';

/** Politeness: one page of a host at a time, and a pause between two. */
export interface HostQueue {
  /** Runs the task when the host's turn has come; leaves the queue at once when the signal says stop. */
  run<T>(host: string, signal: AbortSignal | undefined, task: () => Promise<T>): Promise<T>;
}

/** Between the end of one page of a host and the start of its next. */
export const PAUSE_MS = 1_000;

/** A queue for each host. */
export function hostQueue(options: { readonly clock: Clock; readonly sleep?: Sleep }): HostQueue {
  const { clock } = options;
  const sleep = options.sleep ?? realSleep;
  const never = new AbortController().signal;
  /** The last in line of each host: settles with the time its page ended, or null when none has started yet. */
  const tails = new Map<string, Promise<number | null>>();

  return {
    async run(host, signal = never, task) {
      const { promise: tail, resolve: endTurn } = Promise.withResolvers<number | null>();
      const before = tails.get(host);
      tails.set(host, tail);
      let ended: number | null = null;
      try {
        ended = before === undefined ? null : await orStopped(before, signal);
        signal.throwIfAborted();
        const pause = ended === null ? 0 : ended + PAUSE_MS - clock.monotonic();
        if (pause > 0) await sleep(pause, signal);
        try {
          return await task();
        } finally {
          ended = clock.monotonic();
        }
      } finally {
        // Whoever leaves early hands on the turn only when those before it have ended.
        if (before === undefined || ended !== null) endTurn(ended);
        else void before.then(endTurn);
      }
    },
  };
}

async function orStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'));
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
