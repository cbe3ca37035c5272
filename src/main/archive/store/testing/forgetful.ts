import type { Fs } from '../../ports.ts';
import { copyOf, type Disk, type DiskOp, diskFs, nodeAt } from './disk.ts';

/** What a disk was told, in order, and what people were told meanwhile. */
export type LogEntry =
  | DiskOp
  /** A sync that failed: the system has forgotten what was written before it, and a later sync says yes all the same. */
  | { readonly kind: 'forget'; readonly node: number }
  /** Somebody may rely on it from here on: `record HASH`, `archive ID`, `bytes SHA`. */
  | { readonly kind: 'promise'; readonly what: string }
  /** Nobody may any more. */
  | { readonly kind: 'withdraw'; readonly what: string };

/** A disk with a memory of everything it was told, so that every state a power cut can leave may be made from it. */
export interface Forgetful {
  /** As processes see it: everything written is there, synced or not. */
  readonly fs: Fs;
  /** What was durable at the beginning. */
  readonly base: Disk;
  readonly log: LogEntry[];
  promise(what: string): void;
  withdraw(what: string): void;
  /** What a failed sync of a file does. */
  forget(path: string): void;
}

export function forgetful(base: Disk): Forgetful {
  const log: LogEntry[] = [];
  const live = copyOf(base);
  return {
    fs: diskFs(live, (op) => log.push(op)),
    base,
    log,
    promise: (what) => log.push({ kind: 'promise', what }),
    withdraw: (what) => log.push({ kind: 'withdraw', what }),
    forget(path) {
      const node = nodeAt(live, path);
      if (node !== null) log.push({ kind: 'forget', node });
    },
  };
}
