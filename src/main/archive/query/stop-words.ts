import lunr from 'lunr';

/** English words so common that they neither narrow nor rank a query that has others: Lunr's own list. */
export function isStopWord(form: string): boolean {
  // Safe: the filter answers a token or nothing, and takes plain strings as Lunr's own search pipeline hands them.
  return (lunr.stopWordFilter as unknown as (token: string) => string | undefined)(form) === undefined;
}
