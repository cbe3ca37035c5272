/** Every way the archive can refuse or fail, and the HTTP status each answers with. */
export const ARCHIVE_ERROR_STATUS = {
  /** The thing asked for is not in the archive. */
  'not-found': 404,
  /** What was given cannot be understood or breaks a rule. */
  invalid: 400,
  /** It is there already. */
  exists: 409,
  /** No archive lies at that place. */
  'archive-missing': 404,
  /** Another process holds the archive. */
  locked: 423,
  /** The archive is open for reading only. */
  'read-only': 403,
  /** Bytes on disk are not what they were. */
  damaged: 500,
  /** Not enough room to do it safely. */
  'disk-full': 507,
  /** This kind of input cannot be read yet. */
  unsupported: 415,
  /** A safety rule forbids it (address guard, purge without a clean check, held article). */
  refused: 403,
  /** The caller stopped it. */
  cancelled: 499,
  /** A size, time or count limit was hit. */
  'too-large': 413,
  /** The outside world did not answer as it should (network, file system). */
  failed: 502,
  /** A fault of ours; the log has the whole of it. */
  internal: 500,
} as const;

export type ArchiveErrorCode = keyof typeof ARCHIVE_ERROR_STATUS;

/** The one error of the archive: a code for programs, a message for people that says what failed, on what, and what to do. */
export class ArchiveError extends Error {
  readonly code: ArchiveErrorCode;

  constructor(code: ArchiveErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ArchiveError';
    this.code = code;
  }
}

/** Tells whether a value is the archive's own error, also when it crossed a thread and lost its class. */
export function isArchiveError(value: unknown): value is ArchiveError {
  return value instanceof Error && value.name === 'ArchiveError' && 'code' in value;
}
