import { basename } from 'node:path';
import type { ArchiveInfo } from '../../../shared/contract/care.ts';
import type { ArchiveService, Ports } from '../ports.ts';
import { archiveAt } from '../store/store.ts';
import { type OpenSession, openSession } from './open.ts';
import { openService } from './service.ts';
import type { Session } from './session.ts';

/** An open archive that follows its folder: gone with a drive, it says so, and is opened anew when the drive is back. */
export interface FollowedSession {
  /** The session of the moment. */
  readonly session: Session;
  readonly service: ArchiveService;
  close(): Promise<void>;
}

/** Opens an archive and keeps it true to its folder. What is asked of an archive whose folder is gone fails; `archive.info` looks for it each time. */
export async function followSession(
  folder: string,
  ports: Ports,
  options: { readonly readOnly: boolean },
): Promise<FollowedSession> {
  let open = await openSession(folder, ports, options);
  let service = openService(open.session);
  const { archiveId } = open.session.store;
  let isGone = false;
  let looking: Promise<Gone | null> = Promise.resolve(null);

  const closeOld = (old: OpenSession) =>
    // Its files may have gone with the drive: there is nothing left to do for them.
    old
      .close()
      .catch((error: unknown) => ports.logger.warn('the archive that was gone did not close cleanly', { folder, error }));

  const look = async (): Promise<Gone | null> => {
    const gone = await goneAt(folder, archiveId, ports);
    if (gone) isGone = true;
    if (gone || !isGone) return gone;
    // Files opened before the drive went away may lead nowhere, so nothing of the old session is kept.
    await closeOld(open);
    open = await openSession(folder, ports, options);
    service = openService(open.session);
    isGone = false;
    return null;
  };
  const info: ArchiveService['archive']['info'] = async (input, call) => {
    looking = looking.then(look, look);
    const gone = await looking;
    return gone ? goneInfo(folder, archiveId, gone) : service.archive.info(input, call);
  };

  return {
    get session() {
      return open.session;
    },
    // Safe: every key is answered by the service of the moment.
    service: new Proxy({} as ArchiveService, {
      get: (_target, subject) =>
        subject === 'archive' ? { ...service.archive, info } : (Reflect.get(service, subject) as unknown),
    }),
    async close() {
      await looking.catch(() => null); // whoever asked has been told
      const gone = isGone || (await goneAt(folder, archiveId, ports)) !== null;
      await (gone ? closeOld(open) : open.close());
    },
  };
}

/** `other`: a different archive lies there now. */
type Gone = 'gone' | 'other';

async function goneAt(folder: string, archiveId: string, { fs, logger }: Ports): Promise<Gone | null> {
  try {
    const there = await archiveAt(folder, fs);
    return there === null ? 'gone' : there.archiveId === archiveId ? null : 'other';
  } catch (error) {
    logger.warn('the archive’s folder cannot be read', { folder, error });
    return 'gone';
  }
}

function goneInfo(folder: string, archiveId: string, gone: Gone): ArchiveInfo {
  return {
    archiveId,
    name: basename(folder),
    path: folder,
    state: 'missing',
    notice:
      gone === 'gone'
        ? `The archive at ${folder} can’t be found. Nothing was changed.`
        : `Another archive lies at ${folder} now. Nothing was changed.`,
    holder: null,
    index: { state: 'ready', done: 0, total: 0, paused: false },
    freeBytes: null,
    lastVerify: null,
    lastBackup: null,
    revision: 0,
  };
}
