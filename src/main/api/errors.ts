import { ORPCError, ValidationError } from '@orpc/server';
import { ARCHIVE_ERROR_STATUS, type ArchiveErrorCode, isArchiveError } from '../../shared/archive-error.ts';
import type { Logger } from '../archive/ports.ts';

/** Any failure as the contract error that may leave this process: code and message for people, never a cause, a stack, or a path of ours. What nobody foresaw is logged whole. */
export function toContractError(error: unknown, logger: Logger, signal?: AbortSignal): ORPCError<string, unknown> {
  if (error instanceof ORPCError && isCode(error.code) && error.defined) return contractError(error.code, error.message);
  if (isArchiveError(error) && isCode(error.code)) {
    if (error.code === 'internal') logger.error(error.message, { error });
    return contractError(error.code, error.message);
  }
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    return contractError('invalid', `This request does not fit the contract: ${issuesInWords(error.cause)}.`);
  }
  if (signal?.aborted) return contractError('cancelled', 'Stopped before it was done, because the caller asked for it.');
  logger.error('A call failed for a reason nobody foresaw', { error });
  return contractError('internal', 'Something went wrong inside Pressmark. What was saved is safe; the log says more.');
}

function contractError(code: ArchiveErrorCode, message: string) {
  return new ORPCError(code, { defined: true, status: ARCHIVE_ERROR_STATUS[code], message });
}

function isCode(code: unknown): code is ArchiveErrorCode {
  return typeof code === 'string' && Object.hasOwn(ARCHIVE_ERROR_STATUS, code);
}

/** The first three faults, each as `where: what`, without the values that were sent. */
function issuesInWords(error: ValidationError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => {
      const where = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
      return where === '' ? issue.message : `${where}: ${issue.message}`;
    })
    .join('; ');
}
