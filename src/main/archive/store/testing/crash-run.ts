import { type CrashFailure, type CrashOptions, noCounts, proveCrashes } from './crash-proof.ts';
import { chance, seedOf } from './seeded.ts';
import { killedInit, seededWorkload, type Workload, workloads } from './workloads.ts';

/** Calls of making an archive, and some more: past the end nothing is killed. */
const INIT_CALLS = 44;
/** All states of a moment are looked at up to this many. */
const PER_MOMENT = 4096;

export interface CrashRun {
  readonly seed: number;
  /** Goes on with workloads by chance until this many images were recovered. */
  readonly images: number;
  /** This part of so many, which run beside each other. */
  readonly part: number;
  readonly parts: number;
  readonly perMoment?: number;
  readonly report?: (counts: CrashTotals) => void;
}

export interface CrashTotals extends ReturnType<typeof noCounts> {
  workloads: number;
  /** Images in which the later half of a write is there and the earlier one is not. */
  pieces: number;
  piecesDamaged: number;
  failures: CrashFailure[];
}

/** The short workloads whole, then others by chance, until there are enough images or something fails. */
export async function runCrashes({ seed, images, part, parts, perMoment = PER_MOMENT, report }: CrashRun): Promise<CrashTotals> {
  const totals: CrashTotals = { ...noCounts(), workloads: 0, pieces: 0, piecesDamaged: 0, failures: [] };
  const options: CrashOptions = { seed, perMoment };
  const short = [...workloads, ...Array.from({ length: INIT_CALLS }, (_, at) => killedInit(at + 1))];
  for (let at = part; at < short.length || totals.images < images; at += parts) {
    const workload = short[at] ?? longWorkload(seed, at);
    totals.failures.push(...(await proveCrashes(workload, options, totals)));
    totals.workloads += 1;
    report?.(totals);
    if (totals.failures.length > 0) return totals;
  }
  for (const workload of workloads.filter((_, at) => at % parts === part)) {
    const counts = noCounts();
    totals.failures.push(...(await proveCrashes(workload, { ...options, holes: true }, counts)));
    totals.pieces += counts.images;
    totals.piecesDamaged += counts.damaged;
  }
  return totals;
}

function longWorkload(seed: number, number: number): Workload {
  return seededWorkload(chance(seedOf(seed, 'workload', number)), `workload ${number} of seed ${seed}`);
}
