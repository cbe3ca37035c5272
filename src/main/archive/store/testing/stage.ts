import { isArchiveError } from '../../../../shared/archive-error.ts';
import type { Fs } from '../../ports.ts';
import { initArchive, type Store } from '../store.ts';
import { type Disk, diskFs, emptyDisk } from './disk.ts';
import { type Failing, faultyFs } from './faulty.ts';
import { type Forgetful, forgetful } from './forgetful.ts';
import type { FsCall } from './interposed.ts';
import type { Workload } from './workloads.ts';
import { ARCHIVE, createWorld, storeNeeds, type World } from './world.ts';

/** A deviation from the product that a proof must notice. */
export interface Mutant {
  readonly name: string;
  /** How its calls reach the disk. */
  readonly fs?: (fs: Fs) => Fs;
  /** How it uses the store. */
  readonly store?: (store: Store) => Store;
}

export interface Performance {
  readonly disk: Forgetful;
  /** A refusal that no fault explains, or one that is not written for people. */
  readonly refusal: string | null;
}

export interface PerformOptions {
  /** What is on the disk at first; nothing, or an empty archive, unless given. */
  readonly base?: Disk;
  readonly mutant?: Mutant | undefined;
  readonly decide?: (call: FsCall) => Failing | null;
  /** What is done when the workload has ended and the disk is whole again. */
  readonly afterwards?: (world: World) => Promise<void>;
}

/** Runs a workload on a disk that forgets, with the faults it asks for; `decide` may add some of its own. */
export async function perform(
  workload: Workload,
  { base, mutant, decide, afterwards }: PerformOptions = {},
): Promise<Performance> {
  const disk = forgetful(base ?? (workload.isBegun ? await madeArchive() : emptyDisk()));
  const waiting: { name: FsCall['name']; path: RegExp; failing: Failing }[] = [];
  let faults = 0;
  let hasForgotten = false;
  let refusal: string | null = null;
  const faulty = faultyFs(disk, (call) => {
    const at = waiting.findIndex(({ name, path }) => name === call.name && path.test(call.path));
    const failing = at === -1 ? (decide?.(call) ?? null) : (waiting.splice(at, 1)[0]?.failing ?? null);
    if (failing) faults += 1;
    hasForgotten ||= failing?.how === 'forget';
    return failing;
  });
  const world = createWorld({
    fs: mutant?.fs?.(faulty) ?? faulty,
    promise: disk.promise,
    withdraw: disk.withdraw,
    hasForgotten: () => hasForgotten,
    failNext: (name, path, failing) => waiting.push({ name, path, failing }),
    refused(error) {
      const text = error instanceof Error ? error.message : String(error);
      if (faults === 0) refusal ??= `refused without a fault: ${text}`;
      else if (!isArchiveError(error)) refusal ??= `an error not written for people: ${text}`;
    },
    ...(mutant?.store ? { bend: mutant.store } : {}),
  });
  await workload.run(world);
  waiting.length = 0;
  await afterwards?.(world);
  return { disk, refusal };
}

/** A disk with an empty archive. */
export async function madeArchive(): Promise<Disk> {
  const disk = emptyDisk();
  await initArchive(ARCHIVE, storeNeeds(diskFs(disk)));
  return disk;
}
