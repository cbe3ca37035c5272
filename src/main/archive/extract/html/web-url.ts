/** An address as an absolute one; null unless it is http or https. */
export function webUrl(value: string | null | undefined, base: string | null): string | null {
  const url = parsed(value, base);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : null;
}

/** Where a link may lead: http, https or mailto; null for anything else. */
export function linkUrl(value: string | null | undefined, base: string | null): string | null {
  const url = parsed(value, base);
  return url !== null && LINKS.has(url.protocol) ? url.href : null;
}

const LINKS = new Set(['http:', 'https:', 'mailto:']);
const MAX_LENGTH = 4096;

function parsed(value: string | null | undefined, base: string | null): URL | null {
  const trimmed = value?.trim() ?? '';
  if (trimmed === '' || trimmed.length > MAX_LENGTH) return null;
  return base === null ? URL.parse(trimmed) : URL.parse(trimmed, base);
}
