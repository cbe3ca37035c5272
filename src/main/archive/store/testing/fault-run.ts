import type { VerifyReport } from '../check/verify.ts';
import { crashImages } from './crash-images.ts';
import { promisesOf } from './crash-proof.ts';
import { type FaultKind, faultKinds, refusesAll } from './faults.ts';
import { recover } from './recovery.ts';
import { tagged } from './scratch.ts';
import { chance, seedOf } from './seeded.ts';
import { type Performance, perform } from './stage.ts';
import { type Workload, workloads } from './workloads.ts';
import type { World } from './world.ts';

export interface FaultRun {
  readonly seed: number;
  readonly part: number;
  readonly parts: number;
  /** One fault of so many; 1 for all. */
  readonly every?: number;
  readonly report?: (faults: number) => void;
}

export interface FaultFailure {
  readonly workload: string;
  readonly kind: string;
  /** The call that failed, counted among those that can fail so. */
  readonly nth: number;
  readonly call: string;
  readonly fault: string;
}

export interface FaultTotals {
  workloads: number;
  faults: number;
  /** States of the disk looked at after the power failed as well. */
  images: number;
  promises: number;
  byKind: Record<string, number>;
  failures: FaultFailure[];
}

const MOST_FAILURES = 20;

/** Fails each call of each workload in each way, one at a time, and looks whether everything that was promised is there and the archive can be used. */
export async function runFaults({ seed, part, parts, every = 1, report }: FaultRun): Promise<FaultTotals> {
  const totals: FaultTotals = { workloads: 0, faults: 0, images: 0, promises: 0, byKind: {}, failures: [] };
  const sets = workloads
    .filter(({ hasFaults }) => !hasFaults)
    .flatMap((workload) => faultKinds.map((kind) => ({ workload, kind })));
  totals.workloads = new Set(sets.map(({ workload }) => workload.name)).size;
  // A sample leaves out kinds of faults in a workload, and calls.
  const step = Math.ceil(Math.sqrt(every));
  for (const { workload, kind } of sets.filter((_, at) => at % (parts * step) === part * step)) {
    const skipped = chance(seedOf(seed, workload.name, kind.name)).below(step);
    for (let nth = 1 + skipped; ; nth += step) {
      const call = await failNth(workload, kind, nth, seed, totals);
      if (call === null) break;
      totals.faults += 1;
      totals.byKind[kind.name] = (totals.byKind[kind.name] ?? 0) + 1;
      report?.(totals.faults);
      if (totals.failures.length >= MOST_FAILURES) return totals;
    }
  }
  return totals;
}

/** The call that failed; null when there were not so many. */
async function failNth(
  workload: Workload,
  kind: FaultKind,
  nth: number,
  seed: number,
  totals: FaultTotals,
): Promise<string | null> {
  let made = 0;
  let isWhole = false;
  let failed: string | null = null;
  let unusable: string | null = null;
  const performance = await perform(workload, {
    decide(call) {
      if (isWhole) return null;
      if (kind.isFrozen && failed !== null && refusesAll.calls.includes(call.name)) return refusesAll.failing;
      if (!kind.calls.includes(call.name)) return null;
      made += 1;
      if (made < nth || (made > nth && !kind.isLasting)) return null;
      failed ??= `${call.name} ${call.path}`;
      return kind.failing;
    },
    async afterwards(world) {
      isWhole = true;
      unusable = await goOnAfter(world);
    },
  });
  if (failed === null) return null;
  const fault =
    performance.refusal ?? unusable ?? (await lostOf(performance, workload, seedOf(seed, workload.name, kind.name, nth), totals));
  if (fault) totals.failures.push({ workload: workload.name, kind: kind.name, nth, call: failed, fault });
  return failed;
}

/** Goes on where it was, and once more from the start: a change and a capture must be taken again, without a word about the past. */
async function goOnAfter(world: World): Promise<string | null> {
  for (const store of world.living()) {
    if (store.readOnly) continue;
    const saved = await world.attempt(() => store.append([tagged('after')]));
    if (!saved) return 'unusable: the process that met the fault takes no change after it';
    for (const { position } of saved) world.promise(`record ${position.hash}`);
    await world.save(store, 50);
    await world.close(store);
  }
  await world.init();
  const store = await world.start();
  if (!store) return 'unusable: the archive does not open after the fault';
  if (store.readOnly) return `unusable: ${store.notice ?? 'open for reading only'}`;
  const before: VerifyReport | null = await world.check(store);
  if (!before) return 'unusable: the archive cannot be checked after the fault';
  await world.save(store, 51);
  return null;
}

const IMAGES = 6;

async function lostOf({ disk }: Performance, { hasRot }: Workload, seed: number, totals: FaultTotals): Promise<string | null> {
  const counts = { moments: 0, exhaustive: 0, images: 0 };
  const end = disk.log.length;
  const options = { chance: chance(seed), perMoment: IMAGES, holes: false, moments: (at: number) => at === end };
  for (const image of crashImages(disk, options, counts)) {
    totals.images += 1;
    const recovery = await recover(image.disk, { isUsed: totals.images % 3 === 0, hasRot });
    if (recovery.fault) return recovery.fault;
    for (const what of promisesOf(disk)(end)) {
      totals.promises += 1;
      if (!recovery.holds.has(what)) return `lost: ${what} was promised and is not there`;
    }
  }
  return null;
}
