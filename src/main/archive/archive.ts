/** Front door, with `ports.ts`: `openArchive(folder, ports)` and what it gives. The whole public API of the archive. */
import { basename } from 'node:path';
import { ArchiveError } from '../../shared/archive-error.ts';
import { createExtractor, type PageExtractor } from './extract/extractor.ts';
import { contentAt } from './flows/content.ts';
import { type FollowedSession, followSession } from './flows/follow-folder.ts';
import { missingService } from './flows/missing-service.ts';
import { originalOf } from './flows/original.ts';
import type { ArchiveService, Logger, Ports } from './ports.ts';
import { archiveAt, initArchive } from './store/store.ts';

export { expandPath } from './capture/expand-paths.ts';
export { isPrivateHost } from './capture/private-host.ts';
export { nodePorts } from './flows/node-ports.ts';
export { readMentions } from './flows/read-mentions.ts';
export { readPage } from './flows/read-page.ts';
export type { ArchiveService } from './ports.ts';
export { readAnchor } from './store/backup/anchor.ts';
export { nodeFs } from './store/disk/node-fs.ts';
export { acquireLock, described, type Holder, holderOf, type Lock, socketPathOf } from './store/lock/lock.ts';
export { mendArchiveFiles } from './store/repair/repair-archive-file.ts';
export { archiveAt, initArchive } from './store/store.ts';

/** Stored bytes a host may show: an image of a reading copy, or a rendition (always `text/html`, always to be served under a sandbox). */
export interface Content {
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly kind: 'image' | 'rendition';
}

/** The main document of a capture, byte for byte as it came (content-encodings of the wire undone), and its type. */
export interface Original {
  readonly mime: string;
  readonly bytes: Uint8Array;
}

export interface Archive {
  readonly service: ArchiveService;
  /** A stored object by its SHA-256, null for anything that is not an image or a rendition of this archive. Never throws on a hostile id. */
  content(sha256: string): Promise<Content | null>;
  /** What a capture stored as it came, null for a capture that is not here. Never for a page: only a sandboxed rendition is shown. Throws `damaged` when it is not what was saved. */
  original(captureId: string): Promise<Original | null>;
  /** Resolves when what a crash left undone is mended: everything saved is searchable. */
  readonly mended: Promise<void>;
  /** Ends work cleanly: what was acknowledged stays. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Make the archive if none is there; without it a missing archive opens as `missing`, and `archive.create` makes it. */
  readonly create?: boolean;
  /** Opens without writing anything, also beside a process that has it open for writing. */
  readonly readOnly?: boolean;
}

/** Opens the archive in a folder. One process at a time should hold its lock; safety does not depend on it. */
export async function openArchive(
  folder: string,
  ports: Ports,
  { create = false, readOnly = false }: OpenOptions = {},
): Promise<Archive> {
  let open: FollowedSession | null = null;
  let service: ArchiveService;

  const begin = async () => {
    open = await followSession(folder, ports, { readOnly });
    ({ service } = open);
    return open;
  };
  const make = async () => {
    const made = await initArchive(folder, { fs: ports.fs, clock: ports.clock });
    if (!open) await begin();
    return made;
  };

  if (create) await make();
  else if (await archiveAt(folder, ports.fs)) await begin();
  else
    service = missingService({
      folder,
      name: basename(folder),
      settings: ports.settings,
      make,
      freeBytes: () => ports.fs.freeBytes(folder),
    });

  return {
    // Looked up at each call: the archive may come into being while the host runs.
    service: new Proxy({} as ArchiveService, { get: (_target, subject) => Reflect.get(service, subject) as unknown }), // safe: every key is answered by the service of the moment
    content: async (sha256) => (open ? contentAt(open.session, sha256) : null),
    original: async (captureId) => (open ? originalOf(open.session, captureId) : null),
    get mended() {
      return open?.session.mended ?? Promise.resolve();
    },
    close: async () => {
      await open?.close();
      open = null;
    },
  };
}

/** The extractor alone, for reading pages without storing them. */
export function openExtractor(ports: { readonly workers: Ports['workers']; readonly logger: Logger }): PageExtractor {
  return createExtractor({ workerPath: ports.workers.extract, logger: ports.logger });
}

/** The error every command but `init`, `add` and `serve` gives without an archive. */
export function archiveMissing(folder: string): ArchiveError {
  return new ArchiveError(
    'archive-missing',
    `There is no archive in ${folder}. Make one with \`pressmark init --archive ${folder}\`, or name another folder with --archive.`,
  );
}
