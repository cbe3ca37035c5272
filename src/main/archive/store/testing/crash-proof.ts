import { crashImages, type ImageCounts } from './crash-images.ts';
import type { Disk } from './disk.ts';
import type { Forgetful } from './forgetful.ts';
import { recover } from './recovery.ts';
import { chance, seedOf } from './seeded.ts';
import { type Mutant, perform } from './stage.ts';
import type { Workload } from './workloads.ts';

/** A state of the disk after which something promised is not there. */
export interface CrashFailure {
  readonly workload: string;
  readonly seed: number;
  /** Length of the log at the power cut. */
  readonly at: number;
  readonly fault: string;
  readonly image: string;
}

export interface CrashCounts extends ImageCounts {
  /** Images that differ in more than drafts: each was recovered on its own. */
  distinct: number;
  /** Power cuts during recovery itself. */
  again: number;
  promises: number;
  /** Images with a journal damaged by a write that reached the disk in pieces: nothing is lost, and the archive is for reading until it is repaired. */
  damaged: number;
}

export interface CrashOptions {
  readonly seed: number;
  readonly perMoment: number;
  readonly holes?: boolean;
  /** How many to collect before giving up on a workload. */
  readonly failures?: number;
}

export const noCounts = (): CrashCounts => ({
  moments: 0,
  exhaustive: 0,
  images: 0,
  distinct: 0,
  again: 0,
  promises: 0,
  damaged: 0,
});

/** Runs a workload on a disk that remembers, and recovers every state a power cut may leave of it. */
export async function proveCrashes(
  workload: Workload,
  options: CrashOptions,
  counts: CrashCounts,
  mutant?: Mutant,
): Promise<CrashFailure[]> {
  const { disk, refusal } = await perform(workload, { mutant });
  if (refusal) return [{ workload: workload.name, seed: options.seed, at: disk.log.length, fault: refusal, image: '' }];
  return examine(workload, disk, options, counts, mutant);
}

const AGAIN_EVERY = 16;
const USED_EVERY = 4;
const AGAIN_PER_MOMENT = 12;

async function examine(
  { name: workload, hasRot }: Workload,
  disk: Forgetful,
  { seed, perMoment, holes = false, failures = 1 }: CrashOptions,
  counts: CrashCounts,
  mutant?: Mutant,
): Promise<CrashFailure[]> {
  const random = chance(seedOf(seed, workload));
  const found: CrashFailure[] = [];
  const known = new Map<string, ReadonlySet<string>>();
  const promised = promisesOf(disk);
  for (const image of crashImages(disk, { chance: random, perMoment, holes }, counts)) {
    let holds = known.get(image.key);
    const failed = (fault: string) => found.push({ workload, seed, at: image.at, fault, image: image.describe() }) >= failures;
    if (!holds) {
      counts.distinct += 1;
      const recovery = await recover(image.disk, {
        isUsed: counts.distinct % USED_EVERY === 0,
        mayBeDamaged: holes,
        mutant,
        hasRot,
        // Another process reads the journal as somebody else's.
        process: counts.distinct % 2 === 0 ? 'test' : 'shell',
      });
      holds = recovery.holds;
      known.set(image.key, holds);
      if (recovery.isDamaged) counts.damaged += 1;
      if (recovery.fault && failed(recovery.fault)) return found;
      if (!recovery.fault && !mutant && !hasRot && !holes && counts.distinct % AGAIN_EVERY === 0) {
        const fault = await cutAgain(image.disk, holds, random, counts);
        if (fault && failed(fault)) return found;
      }
    }
    for (const what of promised(image.at)) {
      counts.promises += 1;
      if (!holds.has(what) && failed(`lost: ${what} was promised and is not there`)) return found;
    }
  }
  return found;
}

/** What must hold after a power cut at a place of the log. */
export function promisesOf({ log }: Forgetful): (at: number) => ReadonlySet<string> {
  const byPlace: ReadonlySet<string>[] = [new Set()];
  let current = new Set<string>();
  for (const entry of log) {
    if (entry.kind === 'promise') current = new Set([...current, entry.what]);
    if (entry.kind === 'withdraw') current = new Set([...current].filter((what) => what !== entry.what));
    byPlace.push(current);
  }
  return (at) => byPlace[at] ?? new Set();
}

const REOPEN: Workload = {
  name: 'the archive is opened',
  async run(world) {
    await world.start();
  },
};

/** The power fails again while the archive is being opened. What the first look would have shown of promises must be there at the second. */
async function cutAgain(
  found: Disk,
  holds: ReadonlySet<string>,
  random: ReturnType<typeof chance>,
  counts: CrashCounts,
): Promise<string | null> {
  if (![...holds].some((what) => what.startsWith('archive '))) return null;
  const { disk, refusal } = await perform(REOPEN, { base: found });
  if (refusal) return refusal;
  const imageCounts = { moments: 0, exhaustive: 0, images: 0 };
  const promised = promisesOf(disk);
  for (const image of crashImages(disk, { chance: random, perMoment: AGAIN_PER_MOMENT, holes: false }, imageCounts)) {
    counts.again += 1;
    const second = await recover(image.disk, { isUsed: false });
    if (second.fault) return `after a second power cut: ${second.fault}`;
    for (const what of [...holds, ...promised(image.at)])
      if (!second.holds.has(what)) return `lost at a second power cut: ${what}`;
  }
  return null;
}
