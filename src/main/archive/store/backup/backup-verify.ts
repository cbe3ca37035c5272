import { ArchiveError } from '../../../../shared/archive-error.ts';
import type { JournalHead } from '../../seams.ts';
import { archiveAt } from '../archive-file.ts';
import type { VerifyReport, VerifyStep } from '../check/verify.ts';
import { codeOf } from '../disk/disk-error.ts';
import { layoutOf } from '../layout.ts';
import { openStore, type StoreNeeds } from '../store.ts';
import { readAnchor } from './anchor.ts';

export type BackupCheckStep =
  | Extract<VerifyStep, { type: 'progress' }>
  | { readonly type: 'done'; readonly report: VerifyReport; readonly heads: readonly JournalHead[]; readonly journals: number };

/** Reads a backup again, every byte, and holds its journals against the anchor that was written when it was made. Changes nothing there. */
export async function* verifyBackup(
  to: string,
  archiveId: string,
  needs: StoreNeeds,
  signal: AbortSignal | undefined,
): AsyncGenerator<BackupCheckStep> {
  const there = await archiveAt(to, needs.fs);
  if (!there)
    throw new ArchiveError(
      'not-found',
      `There is no finished backup in ${to}. \`backup\` makes one, and goes on with one that was cut short.`,
    );
  if (there.archiveId !== archiveId)
    throw new ArchiveError('invalid', `${to} holds another archive (${there.archiveId}), not a backup of this one.`);
  const heads = readAnchor(await anchorAt(to, needs));
  const backup = await openStore(to, { ...needs, readOnly: true });
  try {
    for await (const step of backup.verify('full', signal, undefined, { against: heads })) {
      if (step.type === 'progress') yield step;
      else yield { ...step, heads, journals: (await backup.heads()).length };
    }
  } finally {
    await backup.close();
  }
}

async function anchorAt(to: string, { fs }: StoreNeeds): Promise<string> {
  const path = layoutOf(to).anchor;
  try {
    return new TextDecoder('utf-8').decode(await fs.readFile(path));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    throw new ArchiveError(
      'damaged',
      `${path} is missing: this backup was never finished, or the file was removed. Run \`backup\` again.`,
      {
        cause: error,
      },
    );
  }
}
