import { noCounts, proveCrashes } from './crash-proof.ts';
import { diskMutants } from './mutants-disk.ts';
import { storeMutants } from './mutants-store.ts';
import { type Workload, workloads } from './workloads.ts';

export const mutants = [...diskMutants, ...storeMutants];

export interface MutantOutcome {
  readonly mutant: string;
  /** What noticed it, and where; null when nothing did. */
  readonly caughtBy: string | null;
  /** Crash images it took. */
  readonly images: number;
}

/** A sample shows what is left out; only few mutants need more than this. */
const PER_MOMENT = 24;

/** Those with faults first, then the longest: what the short ones notice they notice as well. */
const telling = [...workloads.filter(({ hasFaults }) => hasFaults), ...workloads.filter(({ hasFaults }) => !hasFaults).reverse()];

/** Puts every mutant in the place of the store, and says which check notices it. */
export async function runMutants({
  seed,
  part = 0,
  parts = 1,
  report,
}: {
  readonly seed: number;
  readonly part?: number;
  readonly parts?: number;
  readonly report?: (done: number) => void;
}): Promise<MutantOutcome[]> {
  const outcomes: MutantOutcome[] = [];
  for (const mutant of mutants.filter((_, at) => at % parts === part)) {
    const counts = noCounts();
    let caughtBy: string | null = null;
    for (const workload of telling) {
      caughtBy = await noticed(workload);
      if (caughtBy !== null) break;
    }
    outcomes.push({ mutant: mutant.name, caughtBy, images: counts.images });
    report?.(outcomes.length);

    async function noticed(workload: Workload): Promise<string | null> {
      const [failure] = await proveCrashes(workload, { seed, perMoment: PER_MOMENT }, counts, mutant);
      return failure ? `${failure.fault.replaceAll(/[0-9a-f]{16,}/g, '…')} (${workload.name})` : null;
    }
  }
  return outcomes;
}
