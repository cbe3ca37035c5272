/** What a failed call says to people: the archive's own sentence, or that the host is away. */
export function failureText(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : String(error);
}
