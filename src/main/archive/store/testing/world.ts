import type { Fs, Ports } from '../../ports.ts';
import type { Change, JournalItem, NewObject } from '../../seams.ts';
import type { VerifyReport } from '../check/verify.ts';
import { initArchive, openStore, type Store, type StoreNeeds } from '../store.ts';
import type { Failing } from './faulty.ts';
import { type Between, type FsCall, interposed } from './interposed.ts';
import { bytesOf, captureAdd, freely, handClock, quiet, verified } from './scratch.ts';

export const ARCHIVE = '/vault/archive';
/** Small, so that short workloads have several segments. */
export const SEGMENT_BYTES = 6000;

/** Where the processes of a workload live: one disk, one clock, and somebody who writes down what they were told. */
export interface World {
  readonly fs: Fs;
  readonly clock: ReturnType<typeof handClock>;
  /** Makes the archive, and relies on it. */
  init(): Promise<void>;
  /** Begins to make it, and is killed at its n-th call to the file system. */
  initKilled(calls: number): Promise<void>;
  /** A process opens the archive; what it shows while nobody else writes is relied on from then on. Null when it could not. */
  start(process?: Ports['process'], needs?: Partial<StoreNeeds>): Promise<Store | null>;
  /** Does something with a process that is killed at its n-th call to the file system from now; what it wrote stays with the system. */
  killed(store: Store | null, calls: number, work: () => Promise<unknown>): Promise<void>;
  close(store: Store | null): Promise<void>;
  /** Stores of processes that live and have not closed theirs. */
  living(): Store[];
  /** Checks everything, and says what it found; null when it was refused. */
  check(store: Store | null): Promise<VerifyReport | null>;
  /** Saves a capture of so many files; relies on it when told that it is saved. */
  save(store: Store | null, number: number, files?: number): Promise<void>;
  /** True when it was taken. */
  append(store: Store | null, changes: readonly Change[]): Promise<boolean>;
  /** Does something that may be refused. */
  /** The next call of this kind about such a path fails. */
  failNext(name: FsCall['name'], path: RegExp, failing: Failing): void;
  attempt<T>(action: () => Promise<T>): Promise<T | null>;
  promise(what: string): void;
  withdraw(what: string): void;
}

export interface WorldNeeds {
  readonly fs: Fs;
  readonly promise: (what: string) => void;
  readonly withdraw: (what: string) => void;
  readonly failNext: World['failNext'];
  /** A sync has failed, so that what processes see may be what the disk has forgotten. */
  readonly hasForgotten: () => boolean;
  /** Told of every refusal; throws when there must be none. */
  readonly refused: (error: unknown) => void;
  /** A deviation from the product in how a store is used, for mutants. */
  readonly bend?: (store: Store, fs: Fs) => Store;
}

export function createWorld({
  fs,
  promise,
  withdraw,
  failNext,
  hasForgotten,
  refused,
  bend = (store) => store,
}: WorldNeeds): World {
  const clock = handClock();
  const lives = new Map<Store, Life>();

  async function attempt<T>(action: () => Promise<T>): Promise<T | null> {
    try {
      return await action();
    } catch (error) {
      refused(error);
      return null;
    }
  }
  const rely = (items: readonly JournalItem[] | null) => {
    for (const { position } of items ?? []) promise(`record ${position.hash}`);
  };

  return {
    fs,
    clock,
    async init() {
      const made = await attempt(() => initArchive(ARCHIVE, storeNeeds(fs, clock)));
      if (made) promise(`archive ${made.archiveId}`);
    },
    async initKilled(calls) {
      const life = createLife();
      await Promise.race([life.endsAfter(calls), initArchive(ARCHIVE, storeNeeds(interposed(fs, life.between), clock))]);
    },
    async start(process = 'test', needs = {}) {
      const isAlone = lives.size === 0;
      const life = createLife();
      const own = interposed(fs, life.between);
      const opened = await attempt(async () => {
        const store = bend(await openStore(ARCHIVE, { ...storeNeeds(own, clock), process, ...needs }), own);
        const items: JournalItem[] = [];
        for await (const item of store.replay(new Map())) items.push(item);
        return { store, items };
      });
      if (!opened) return null;
      if (isAlone && needs.readOnly !== true && !hasForgotten()) rely(opened.items);
      lives.set(opened.store, life);
      return opened.store;
    },
    async killed(store, calls, work) {
      const life = store && lives.get(store);
      if (!life) return;
      await Promise.race([life.endsAfter(calls), work()]);
      life.end();
      lives.delete(store);
    },
    async close(store) {
      if (!store) return;
      await attempt(() => store.close());
      lives.delete(store);
    },
    living: () => [...lives.keys()],
    check: async (store) => (store ? attempt(() => verified(store, 'full')) : null),
    async save(store, number, files = 2) {
      if (!store) return;
      rely(
        await attempt(async () => {
          const objects = await store.put(capture(number, files));
          return store.append([captureAdd(number, objects)]);
        }),
      );
    },
    async append(store, changes) {
      const items = store && (await attempt(() => store.append(changes)));
      rely(items);
      return items !== null;
    },
    failNext,
    attempt,
    promise,
    withdraw,
  };
}

interface Life {
  readonly between: Between;
  /** Resolves when the process is gone. */
  endsAfter(calls: number): Promise<void>;
  end(): void;
}

/** The calls of one process, which get no answer once it is killed. */
function createLife(): Life {
  let left = Infinity;
  let onEnd: () => void = () => undefined;
  return {
    between(_, go) {
      left -= 1;
      if (left >= 0) return go();
      onEnd();
      return new Promise(() => undefined);
    },
    endsAfter(calls) {
      left = calls;
      return new Promise((resolve) => {
        onEnd = resolve;
      });
    },
    end() {
      left = 0;
    },
  };
}

/** How proofs open a store: nothing of this machine, and no locks, because nobody else can reach the disk. */
export function storeNeeds(fs: Fs, clock = handClock()): StoreNeeds {
  return {
    fs,
    clock,
    logger: quiet,
    process: 'test',
    installation: 'here',
    take: freely,
    reserveBytes: 0,
    segmentBytes: SEGMENT_BYTES,
  };
}

/** A page, its images and the manifest that names them. */
export function capture(number: number, files: number): NewObject[] {
  const pages: NewObject[] = Array.from({ length: files - 1 }, (_, at) => ({
    role: at === 0 ? 'warc' : 'image',
    mime: at === 0 ? 'application/warc' : 'image/png',
    bytes: bytesOf(`the pier of Tarn, page ${number}, file ${at} `.repeat(1 + ((number + at) % 3))),
  }));
  const manifest = { archiveId: 'arc-tarn', articleId: `a-${number}`, capture: {}, objects: [] };
  return [...pages, { role: 'manifest', mime: 'application/json', bytes: bytesOf(JSON.stringify(manifest)) }];
}
