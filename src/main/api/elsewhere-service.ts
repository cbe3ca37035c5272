import { basename } from 'node:path';
import { ArchiveError } from '../../shared/archive-error.ts';
import type { ArchiveHolder } from '../../shared/contract/opening.ts';
import type { Holder } from '../archive/archive.ts';
import type { ArchiveService, Ports } from '../archive/ports.ts';

interface Elsewhere {
  readonly folder: string;
  readonly archiveId: string;
  readonly ports: Pick<Ports, 'settings' | 'fs'>;
  /** Who has it, as far as it says. */
  readonly holder: () => Holder | null;
  /** `the desktop window (process 12) on HOST since …`. */
  readonly said: () => string;
  readonly open: ArchiveService['archive']['open'];
}

/** The contract while another process has the archive: it can say who, be opened for reading, and keep settings; all else is refused with the reason. */
export function elsewhereService({ folder, archiveId, ports, holder, said, open }: Elsewhere): ArchiveService {
  const notice = () => `The archive at ${folder} is open in ${said()}.`;
  const refuse = async () => {
    throw new ArchiveError('locked', `${notice()} Open it for reading only, or close it there and try again.`);
  };
  const refuseAll = new Proxy({}, { get: () => refuse });
  const present: Pick<ArchiveService, 'settings'> & { readonly archive: Pick<ArchiveService['archive'], 'info' | 'open'> } = {
    settings: {
      get: () => ports.settings.get(),
      async set(patch) {
        await ports.settings.set(patch);
        return { saved: true };
      },
    },
    archive: {
      info: async () => ({
        archiveId,
        name: basename(folder),
        path: folder,
        state: 'elsewhere',
        notice: notice(),
        holder: holderInfo(holder()),
        index: { state: 'ready', done: 0, total: 0 },
        freeBytes: await ports.fs.freeBytes(folder),
        lastVerify: null,
        revision: 0,
      }),
      open,
    },
  };
  const archive = new Proxy(present.archive, {
    get: (verbs, verb) => (Reflect.get(verbs, verb) as unknown) ?? refuse,
  });
  // Safe: every subject and verb that is not present refuses.
  return new Proxy(present, {
    get: (target, subject) => (subject === 'archive' ? archive : ((Reflect.get(target, subject) as unknown) ?? refuseAll)),
  }) as ArchiveService;
}

const KINDS = ['cli', 'web', 'shell'] as const;

/** A holder as the contract tells it. */
export function holderInfo(holder: Holder | null): ArchiveHolder | null {
  if (!holder) return null;
  const { host, pid, since } = holder;
  return { process: KINDS.find((kind) => kind === holder.process) ?? 'other', host, pid, since };
}
