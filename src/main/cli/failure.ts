import { ARCHIVE_ERROR_STATUS } from '../../shared/archive-error.ts';

/** A command that cannot be understood: exit 2. */
export class UsageError extends Error {
  readonly code = 'usage';
}

/** Ends a command with a code after it said everything itself. */
export const EXIT = { done: 0, failed: 1, usage: 2, partly: 3 } as const;

export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly exit: number;
}

/** Any error as what people and programs are told. */
export function failureOf(error: unknown, signal: AbortSignal): Failure {
  if (error instanceof UsageError) return { code: error.code, message: error.message, exit: EXIT.usage };
  if (signal.aborted)
    return { code: 'cancelled', message: 'Stopped. What was acknowledged stays; the rest was not done.', exit: EXIT.failed };
  if (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    Object.hasOwn(ARCHIVE_ERROR_STATUS, error.code)
  )
    return { code: error.code, message: error.message, exit: EXIT.failed };
  const why = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: `Something went wrong inside Pressmark: ${why}. What was acknowledged stays; try this once more.`,
    exit: EXIT.failed,
  };
}

/** A failure as it stands on stderr. */
export const failureText = ({ code, message }: Pick<Failure, 'code' | 'message'>, json: boolean): string =>
  json ? `${JSON.stringify({ error: { code, message } })}\n` : `pressmark: ${message}\n`;
