/** A title of last resort: the last readable part of an address, `/2024/12/prison-doors.html` → `prison doors`; null when it says nothing. */
export function titleFromUrl(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { hostname, pathname } = new URL(url);
  const segments = pathname.split('/').map((part) =>
    decoded(part)
      .replace(/\.\w{2,5}$/, '')
      .replace(/[-_+]+/g, ' ')
      .trim(),
  );
  return segments.reverse().find((part) => /\p{L}{3}/u.test(part)) ?? (hostname === '' ? null : hostname);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray % is no reason to have no title.
    return part;
  }
}
