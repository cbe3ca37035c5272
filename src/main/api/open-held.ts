import {
  type Archive,
  acquireLock,
  archiveAt,
  described,
  type Holder,
  initArchive,
  type Lock,
  openArchive,
} from '../archive/archive.ts';
import type { Ports } from '../archive/ports.ts';

export interface HeldOptions {
  /** Make the archive if none is there. */
  readonly create?: boolean;
  /** Told where the holder may serve commands, once the archive is held: at opening, or when it has been made. */
  readonly onHeld: (socketPath: string) => void;
}

/** Opens an archive as its one holder: takes the lock first, gives it back after closing. Throws `locked`, with who holds it, when another process does. A missing archive opens unheld and is held from the moment it is made. */
export async function openHeld(folder: string, ports: Ports, { create = false, onHeld }: HeldOptions): Promise<Archive> {
  let lock: Lock | null = null;
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

  if (create) await make();
  else {
    const there = await archiveAt(folder, ports.fs);
    if (there) await hold(there.archiveId);
  }
  const archive = await openArchive(folder, ports).catch(async (error: unknown) => {
    await lock?.release();
    throw error;
  });

  return {
    service: new Proxy(archive.service, {
      get: (service, subject) => {
        const verbs = service[subject as keyof typeof service]; // safe: the service answers any key
        if (subject !== 'archive') return verbs;
        return { ...verbs, create: createHeld(archive, make), info: infoHeld(archive, () => lock?.elsewhere ?? null) };
      },
    }),
    content: (sha256) => archive.content(sha256),
    original: (captureId) => archive.original(captureId),
    get mended() {
      return archive.mended;
    },
    async close() {
      await archive.close();
      await lock?.release();
      lock = null;
    },
  };
}

/** The lock comes before the archive opens for writing, so that two hosts that both make it do not both hold it. */
function createHeld(archive: Archive, make: () => ReturnType<typeof initArchive>): Archive['service']['archive']['create'] {
  return async (input, call) => {
    const made = await make();
    const opened = await archive.service.archive.create(input, call);
    return { ...opened, created: made.created };
  };
}

/** Two computers may share a folder, where the lock of one does not bind the other. */
function infoHeld(archive: Archive, elsewhere: () => Holder | null): Archive['service']['archive']['info'] {
  return async (input, call) => {
    const info = await archive.service.archive.info(input, call);
    const holder = elsewhere();
    if (!holder) return info;
    const said = `This archive may also be open in ${described(holder)}. What is saved in both places is kept, but shows in the other only after opening it again.`;
    return { ...info, notice: info.notice === null ? said : `${info.notice} ${said}` };
  };
}
