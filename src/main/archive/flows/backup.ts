import { resolve } from 'node:path';
import { ArchiveError } from '../../../shared/archive-error.ts';
import type { BackupReport } from '../../../shared/contract/fixity.ts';
import type { ArchiveService } from '../ports.ts';
import { verifyBackup } from '../store/backup/backup-verify.ts';
import { commit } from './commit.ts';
import type { Session } from './session.ts';

/** Backups: folders that are archives themselves, and gain what this one has. The journal remembers how far each came. */
export function backupFlow(session: Session): ArchiveService['archive']['backup'] {
  return async function* backup({ to, mode }, { signal, trust }) {
    const { store, ports } = session;
    if (trust !== 'local')
      throw new ArchiveError(
        'refused',
        'A page may not name folders of this computer. Run `pressmark backup` there, or use the desktop window.',
      );
    if (to.trim() === '') throw new ArchiveError('invalid', 'Say which folder the backup goes to.');
    const folder = resolve(to);
    const began = ports.clock.monotonic();
    const tookMs = () => Math.round(ports.clock.monotonic() - began);
    if (mode === 'verify') {
      yield* checked(session, folder, signal, tookMs);
      return;
    }
    for await (const step of store.backup(folder, signal)) {
      if (step.type === 'progress') {
        yield step;
        continue;
      }
      const { heads, at, ...counts } = step.report;
      const { objects, bytes, copied, verified } = counts;
      if (!store.readOnly && verified) await commit(session, [{ type: 'backup.made', objects, bytes, copied, heads }]);
      yield { type: 'done', report: { to: folder, ...mutable(counts), anchors: [...heads], at, tookMs: tookMs() } };
    }
  };
}

async function* checked(session: Session, folder: string, signal: AbortSignal | undefined, tookMs: () => number) {
  const { fs, clock, logger, process } = session.ports;
  for await (const step of verifyBackup(folder, session.store.archiveId, { fs, clock, logger, process }, signal)) {
    if (step.type === 'progress') {
      yield step;
      continue;
    }
    const { report, heads, journals } = step;
    const done: BackupReport = {
      to: folder,
      copied: 0,
      bytes: report.bytes,
      objects: report.objects,
      journals,
      verified: report.state === 'clean',
      changed: report.changed,
      missing: report.missing,
      skipped: [...report.journal.problems, ...report.files.map(({ path, problem }) => `${path}: ${problem}`)],
      anchors: [...heads],
      at: new Date(clock.now()).toISOString(),
      tookMs: tookMs(),
    };
    yield { type: 'done' as const, report: done };
  }
}

type Counts = { readonly changed: readonly string[]; readonly missing: readonly string[]; readonly skipped: readonly string[] };

const mutable = <T extends Counts>({ changed, missing, skipped, ...rest }: T) => ({
  ...rest,
  changed: [...changed],
  missing: [...missing],
  skipped: [...skipped],
});
