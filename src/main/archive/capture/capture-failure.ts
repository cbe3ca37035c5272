import { ArchiveError, type ArchiveErrorCode } from '../../../shared/archive-error.ts';

/** Why a capture failed, in the words of the status vocabulary. */
export type FailureReason =
  | 'dns'
  | 'tls'
  | 'connect'
  | 'timeout'
  | 'http-status'
  | 'too-large'
  | 'blocked-address'
  | 'unsupported'
  | 'redirects'
  | 'empty'
  | 'protocol';

/** What the journal keeps of a failure: that a page was down at this time is evidence. */
export type FailureFacts = Readonly<Record<string, unknown>> & { readonly reason: FailureReason };

/** A capture's failure: the archive's error, with facts for the journal. */
export type CaptureFailure = ArchiveError & { readonly facts: FailureFacts };

/** Makes a failure. */
export function captureFailure(
  code: ArchiveErrorCode,
  message: string,
  facts: FailureFacts,
  options?: ErrorOptions,
): CaptureFailure {
  return Object.assign(new ArchiveError(code, message, options), { facts });
}

/** The facts of a failure, null when the error carries none. */
export function failureFacts(error: unknown): FailureFacts | null {
  // Safe: only `captureFailure` puts a `facts` property on an ArchiveError.
  return error instanceof ArchiveError && 'facts' in error ? (error as CaptureFailure).facts : null;
}
