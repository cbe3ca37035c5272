import { ArchiveError, isArchiveError } from '../../../../shared/archive-error.ts';

/** Node's code of a file system error, or an empty text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** A failure of the disk as the archive's own error; `what` names what could not be done, on what. */
export function diskError(what: string, error: unknown): ArchiveError {
  if (isArchiveError(error)) return error;
  const code = codeOf(error);
  const advice = ADVICE[code] ?? {
    code: 'failed' as const,
    text: `The disk answered ${code || 'with an unknown error'}. Nothing acknowledged before is affected; try again.`,
  };
  return new ArchiveError(advice.code, `${what}. ${advice.text}`, { cause: error });
}

/** Does something with the disk; what the disk refuses comes as the archive's own error. A mistake in the program stays what it is. */
export async function told<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw codeOf(error) === '' ? error : diskError(what, error);
  }
}

/** The same for what comes piece by piece. */
export async function* toldEach<T>(what: string, source: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* source;
  } catch (error) {
    throw codeOf(error) === '' ? error : diskError(what, error);
  }
}

/** Whether a disk says it is full. */
export function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(codeOf(error));
}

/** Whether a disk, or the folder, can only be read. */
export function isUnwritable(error: unknown): boolean {
  return ['EROFS', 'EACCES', 'EPERM'].includes(codeOf(error));
}

const FULL = { code: 'disk-full', text: 'The disk is full. Everything saved before is safe; make room and try again.' } as const;
const ADVICE: Readonly<Record<string, { readonly code: ArchiveError['code']; readonly text: string }>> = {
  ENOSPC: FULL,
  EDQUOT: {
    code: 'disk-full',
    text: 'The quota for this disk is used up. Everything saved before is safe; make room and try again.',
  },
  EROFS: { code: 'read-only', text: 'The disk can only be read. Move the archive to one that can be written.' },
  EACCES: { code: 'refused', text: 'The system does not allow it. Check who owns the archive folder.' },
  EPERM: { code: 'refused', text: 'The system does not allow it. Check who owns the archive folder.' },
  EAWAY: {
    code: 'failed',
    text: 'It is kept online and only its placeholder is on this computer. Nothing is lost: let your sync program download the folder, or go online, and try again.',
  },
  EMFILE: { code: 'failed', text: 'Too many files are open. Close other programs and try again.' },
};
