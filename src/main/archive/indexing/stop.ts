import { ArchiveError } from '../../../shared/archive-error.ts';

/** How a loop that cannot hear messages learns that its search is no longer wanted: a number in memory both threads see. */
export interface Stop {
  /** Throws `cancelled` when the asker has gone. */
  check(): void;
}

/** Watches a flag that the asker sets to 1. */
export function stopAt(flag: Int32Array | null): Stop {
  return {
    check() {
      if (flag && Atomics.load(flag, 0) === 1)
        throw new ArchiveError('cancelled', 'The search was stopped because it is no longer wanted.');
    },
  };
}
