/** Tells whether a call failed because the thing asked for is not in the archive. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'not-found';
}

/** What a failed call says to people: the archive's own sentence, or that the host is away. */
export function failureText(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : String(error);
}
