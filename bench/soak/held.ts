import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** What this process holds at a moment. `files` is 0 where the system does not tell. */
export interface Held {
  readonly rssMb: number;
  readonly heapMb: number;
  readonly files: number;
  readonly timers: number;
}

/** What is held when everything that ends has ended: garbage is collected where `--expose-gc` allows it. */
export async function held(): Promise<Held> {
  await sleep(50);
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const timers = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout' || kind === 'Immediate').length;
  return { rssMb: rss / 1e6, heapMb: heapUsed / 1e6, files: openFiles(), timers };
}

function openFiles(): number {
  if (process.platform !== 'linux') return 0;
  // One of them is the folder being read.
  return readdirSync('/proc/self/fd').length - 1;
}
