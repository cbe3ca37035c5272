import { isArchiveError } from '../../shared/archive-error.ts';
import {
  type Archive,
  acquireLock,
  archiveAt,
  described,
  type Holder,
  holderOf,
  initArchive,
  type Lock,
  openArchive,
} from '../archive/archive.ts';
import type { ArchiveService, Ports } from '../archive/ports.ts';
import { elsewhereService, holderInfo } from './elsewhere-service.ts';

export interface HeldOptions {
  /** Make the archive if none is there. */
  readonly create?: boolean;
  /** What to do when another process has it: refuse with `locked`, or open nothing yet, say who has it, and let the person choose. */
  readonly whenLocked?: 'refuse' | 'ask';
  /** Told where the holder may serve commands, once the archive is held: at opening, or when it has been made or let go by another. */
  readonly onHeld: (socketPath: string) => void;
}

/** Opens an archive as its one holder: takes the lock first, gives it back after closing. A missing archive opens unheld and is held from the moment it is made. */
export async function openHeld(
  folder: string,
  ports: Ports,
  { create = false, whenLocked = 'refuse', onHeld }: HeldOptions,
): Promise<Archive> {
  let lock: Lock | null = null;
  /** Null while it is open elsewhere and nobody has chosen yet. */
  let archive: Archive | null = null;
  /** Another process has it. */
  let beside: { readonly archiveId: string; readonly holder: Holder | null } | null = null;
  let changing: Promise<unknown> = Promise.resolve();

  const hold = async (archiveId: string) => {
    if (lock) return;
    const taken = await acquireLock(folder, archiveId, { process: ports.process, fs: ports.fs, clock: ports.clock });
    lock = taken;
    onHeld(taken.socketPath);
  };
  const make = async () => {
    const made = await initArchive(folder, { fs: ports.fs, clock: ports.clock });
    await hold(made.archiveId);
    return made;
  };
  /** False when another process has it. */
  const tryHold = async (archiveId: string): Promise<boolean> => {
    try {
      await hold(archiveId);
      beside = null;
      return true;
    } catch (error) {
      if (!isArchiveError(error) || error.code !== 'locked') throw error;
      beside = { archiveId, holder: await holderOf(folder, ports.fs) };
      return false;
    }
  };
  const openWhole = async () => {
    try {
      archive = await openArchive(folder, ports);
    } catch (error) {
      await lock?.release();
      lock = null;
      throw error;
    }
  };
  const change = async (readOnly: boolean) => {
    if (!beside) return;
    if (readOnly) archive ??= await openArchive(folder, ports, { readOnly: true });
    else if (await tryHold(beside.archiveId)) {
      await archive?.close();
      await openWhole();
    }
  };
  /** An archive that came into its folder since, with a drive say, is opened as if this had begun now. */
  const appear = async () => {
    const there = lock || beside ? null : await archiveAt(folder, ports.fs);
    if (!there) return;
    if (await tryHold(there.archiveId)) await archive?.service.archive.create(undefined, { trust: 'local' });
    else {
      await archive?.close();
      archive = null;
    }
  };
  const open: ArchiveService['archive']['open'] = async ({ readOnly }, call) => {
    const changed = changing.then(() => change(readOnly));
    changing = changed.catch(() => undefined); // the caller is told; the next choice starts afresh
    await changed;
    return { state: (await info(undefined, call)).state };
  };
  const info: ArchiveService['archive']['info'] = async (input, call) => {
    if (!archive) return elsewhere.archive.info(input, call);
    const { notice, ...known } = await archive.service.archive.info(input, call);
    if (known.state === 'missing' && !lock && (await archiveAt(folder, ports.fs))) {
      const found = changing.then(appear);
      changing = found.catch(() => undefined); // whoever asked is told
      await found;
      return info(input, call);
    }
    const more = beside ? readingBeside(beside.holder) : sharedWith(lock?.elsewhere ?? null);
    const sentences = [notice, more].filter((sentence) => sentence !== null);
    return {
      ...known,
      notice: sentences.length > 0 ? sentences.join(' ') : null,
      ...(beside ? { holder: holderInfo(beside.holder) } : {}),
    };
  };
  /** The lock comes before the archive opens for writing, so that two hosts that both make it do not both hold it. */
  const createHeld: ArchiveService['archive']['create'] = async (input, call) => {
    if (!archive) return elsewhere.archive.create(input, call);
    const made = await make();
    const opened = await archive.service.archive.create(input, call);
    return { ...opened, created: made.created };
  };
  const elsewhere = elsewhereService({
    folder,
    get archiveId() {
      return beside?.archiveId ?? '';
    },
    ports,
    holder: () => beside?.holder ?? null,
    said: () => described(beside?.holder ?? null),
    open,
  });

  if (create) await make();
  else {
    const there = await archiveAt(folder, ports.fs);
    if (there && whenLocked === 'refuse') await hold(there.archiveId);
    else if (there) await tryHold(there.archiveId);
  }
  if (!beside) await openWhole();

  return {
    // Safe: the service of the moment answers any key.
    service: new Proxy({} as ArchiveService, {
      get: (_target, subject) => {
        const service = archive?.service ?? elsewhere;
        const verbs = Reflect.get(service, subject) as object;
        return subject === 'archive' && archive ? { ...verbs, create: createHeld, info, open } : verbs;
      },
    }),
    content: async (sha256) => archive?.content(sha256) ?? null,
    original: async (captureId) => archive?.original(captureId) ?? null,
    get mended() {
      return archive?.mended ?? Promise.resolve();
    },
    async close() {
      await changing;
      await archive?.close();
      await lock?.release();
      lock = null;
    },
  };
}

/** Two computers may share a folder, where the lock of one does not bind the other. */
function sharedWith(holder: Holder | null): string | null {
  if (!holder) return null;
  return `This archive may also be open in ${described(holder)}. What is saved in both places is kept, but shows in the other only after opening it again.`;
}

function readingBeside(holder: Holder | null): string {
  return `It is open in ${described(holder)}, so it is open for reading only here. What is saved there shows here after opening it again.`;
}
