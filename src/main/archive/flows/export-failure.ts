import { ArchiveError } from '../../../shared/archive-error.ts';
import { codeOf, isFull, isUnwritable } from '../store/disk/disk-error.ts';

/** What kept an export from its folder, in words; anything but a failure of the disk as it is. */
export function exportFailure(out: string, error: unknown): unknown {
  const code = codeOf(error);
  if (!(error instanceof Error) || !/^E[A-Z]+$/.test(code)) return error;
  const failed = `The export could not be written to ${out}`;
  if (isFull(error))
    return new ArchiveError('disk-full', `${failed}: the disk is full. Free some room, or choose another.`, { cause: error });
  if (isUnwritable(error))
    return new ArchiveError('refused', `${failed}: nothing can be written there. Choose another folder.`, { cause: error });
  return new ArchiveError('failed', `${failed}: the disk answered ${code}. Choose another folder, or try again.`, {
    cause: error,
  });
}
