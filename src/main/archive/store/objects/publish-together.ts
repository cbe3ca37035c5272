import type { Fs, Logger } from '../../ports.ts';
import { makeFolder } from '../disk/folders.ts';
import { inParallel } from '../disk/in-parallel.ts';
import { bytesHere } from '../disk/placeholder.ts';
import { beginDraft, type Draft } from '../disk/publish.ts';
import { setAside } from '../disk/quarantine.ts';
import type { Layout } from '../layout.ts';
import { sha256 } from '../sha256.ts';

/**
 * Puts objects in place for several callers at once. Calls that arrive while others are under way go together: all files are written before the first is
 * flushed, and each folder is flushed once, because a disk flushes many things nearly as quickly as one.
 */
export interface Publisher {
  /** Durable when resolved. What fails fails for the callers whose objects it concerns, and for nobody else. */
  publish(objects: ReadonlyMap<string, Uint8Array>): Promise<void>;
}

export function createPublisher(fs: Fs, layout: Layout, logger: Logger): Publisher {
  /** Fan-out folders whose names this process has made durable: another process may have made one and been killed before it was flushed. */
  const durableFolders = new Set<string>();
  let waiting: Caller[] = [];
  let isRunning = false;

  async function work(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      const callers = waiting;
      waiting = [];
      const failures = await publishTogether(callers);
      for (const caller of callers) {
        if (failures.has(caller)) caller.reject(failures.get(caller));
        else caller.resolve();
      }
    }
    isRunning = false;
  }

  /** Who failed, and why. Never rejects. */
  async function publishTogether(callers: readonly Caller[]): Promise<Map<Caller, unknown>> {
    const failures = new Map<Caller, unknown>();
    const files = filesOf(callers, layout);
    const byFolder = Map.groupBy(files, ({ folder }) => folder);
    const ownersOf = (folder: string) => (byFolder.get(folder) ?? []).flatMap(({ owners }) => owners);
    const isWanted = ({ owners }: File) => owners.some((owner) => !failures.has(owner));
    /** Runs a step of the work for some callers; true when it succeeded. */
    async function step(owners: readonly Caller[], task: () => Promise<void>): Promise<boolean> {
      try {
        await task();
        return true;
      } catch (error) {
        for (const owner of owners) if (!failures.has(owner)) failures.set(owner, error);
        return false;
      }
    }

    const fresh = [...byFolder.keys()].filter((folder) => !durableFolders.has(folder));
    if (fresh.length > 0) {
      for (const folder of fresh) {
        await step(ownersOf(folder), async () => {
          await makeFolder(fs, folder);
        });
      }
      const isFlushed = await step(fresh.flatMap(ownersOf), () => fs.syncFolder(layout.objects));
      for (const folder of fresh)
        if (isFlushed && ownersOf(folder).every((owner) => !failures.has(owner))) durableFolders.add(folder);
    }
    for (let at = 0; at < files.length; at += OPEN_AT_ONCE) {
      const drafts = new Map<File, Draft>();
      await inParallel(files.slice(at, at + OPEN_AT_ONCE).filter(isWanted), AT_ONCE, async (file) => {
        await step(file.owners, async () => {
          if (!(await isThere(file))) drafts.set(file, await beginDraft(fs, layout.tmp, file.name, file.bytes));
        });
      });
      await inParallel(drafts, AT_ONCE, async ([file, draft]) => {
        const isSettled = await step(file.owners, () => draft.settle());
        if (!isSettled) return;
        await step(file.owners, async () => {
          await makeReadOnly(draft.path);
          await fs.rename(draft.path, file.path);
        });
      });
    }
    await inParallel(byFolder, AT_ONCE, async ([folder, within]) => {
      if (within.some(isWanted)) await step(ownersOf(folder), () => fs.syncFolder(folder));
    });
    return failures;
  }

  /** Whether the right bytes are in place. Wrong ones are moved aside, because the right ones are at hand. */
  async function isThere({ name, path }: File): Promise<boolean> {
    if (!(await fs.stat(path))) return false;
    const held = await bytesHere(fs, path);
    // Kept online: the bytes that are at hand take its place.
    if (held === null) return false;
    if (sha256(held) === name) return true;
    logger.error('a stored object was damaged and is replaced by the same bytes, given again', { object: name });
    await setAside(fs, layout, path);
    return false;
  }

  /** A courtesy against accidents; some volumes know no modes. */
  async function makeReadOnly(path: string): Promise<void> {
    try {
      await fs.chmod(path, 0o444);
    } catch (error) {
      logger.info('an object could not be made read-only', { path, error });
    }
  }

  return {
    publish(objects) {
      return new Promise((resolve, reject) => {
        waiting.push({ objects, resolve, reject });
        if (!isRunning) void work();
      });
    },
  };
}

const AT_ONCE = 8;
/** Files that are open at the same time, written and not flushed yet. */
const OPEN_AT_ONCE = 64;

interface Caller {
  readonly objects: ReadonlyMap<string, Uint8Array>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface File {
  readonly name: string;
  readonly path: string;
  readonly folder: string;
  readonly bytes: Uint8Array;
  readonly owners: Caller[];
}

/** Every object once, with everybody who gave it. */
function filesOf(callers: readonly Caller[], layout: Layout): File[] {
  const files = new Map<string, File>();
  for (const owner of callers) {
    for (const [name, bytes] of owner.objects) {
      const file = files.get(name);
      if (file) file.owners.push(owner);
      else files.set(name, { name, path: layout.object(name), folder: layout.objectFolder(name), bytes, owners: [owner] });
    }
  }
  return [...files.values()];
}
