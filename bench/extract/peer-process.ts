import { type ChildProcess, fork } from 'node:child_process';
import type { Page } from './pages.ts';
import type { BatchTook, PageTook } from './peer-child.ts';
import type { PeerName } from './peers.ts';

/** What a reader came to so far. */
export interface Measured {
  readonly name: PeerName;
  readonly pages: PageTook[];
  wallMs: number;
  cpuMs: number;
  peakRssMb: number;
}

/** A reader in a process of its own, which is replaced when a page stalls it. */
export interface PeerProcess {
  readonly measured: Measured;
  take(pages: readonly Page[], withReadings: boolean): Promise<void>;
  /** Reads pages that do not count. */
  warmUp(pages: readonly Page[]): Promise<void>;
  close(): void;
}

/** Longer than any of our limits: only a peer without limits comes here. */
const STALLED_MS = 60_000;

export function peerProcess(name: PeerName): PeerProcess {
  const nothing = () => ({ name, pages: [], wallMs: 0, cpuMs: 0, peakRssMb: 0 });
  let measured: Measured = nothing();
  let child: ChildProcess | null = null;

  async function batch(pages: readonly Page[], withReadings: boolean): Promise<void> {
    child ??= fork(new URL('./peer-child.ts', import.meta.url), [name], {
      execArgv: [],
      serialization: 'advanced',
      // Defuddle writes what it stumbles over; failures are told by the answers.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const took = await answerOf(child, { pages, withReadings });
    if (took === null) {
      child.kill('SIGKILL');
      child = null;
      const [only, ...more] = pages;
      if (only && more.length === 0) {
        measured.pages.push({ id: only.id, ms: STALLED_MS, outcome: 'failed', why: `no answer in ${STALLED_MS / 1000} seconds` });
        measured.wallMs += STALLED_MS;
        measured.cpuMs += STALLED_MS;
        return;
      }
      // One of them is the one that stalls: alone, it costs itself.
      for (const page of pages) await batch([page], withReadings);
      return;
    }
    measured.pages.push(...took.pages);
    measured.wallMs += took.wallMs;
    measured.cpuMs += took.cpuMs;
    measured.peakRssMb = Math.max(measured.peakRssMb, took.peakRssMb);
  }

  return {
    get measured() {
      return measured;
    },
    take: batch,
    async warmUp(pages) {
      await batch(pages, false);
      measured = nothing();
    },
    close: () => child?.disconnect(),
  };
}

function answerOf(child: ChildProcess, order: unknown): Promise<BatchTook | null> {
  return new Promise((resolve) => {
    const end = (answer: BatchTook | null) => {
      clearTimeout(timer);
      child.removeAllListeners('message');
      child.removeAllListeners('exit');
      resolve(answer);
    };
    const timer = setTimeout(() => end(null), STALLED_MS);
    child.once('message', (answer) => end(answer as BatchTook)); // safe: the child sends nothing else
    child.once('exit', () => end(null));
    child.send(order as object);
  });
}
