import type { Content } from '../archive/archive.ts';

/** The one inline style of react-aria-components 1.22; a test compares it with the package's own text. */
export const REACT_ARIA_STYLE = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

/** Headers of every answer with which a host serves the app's page. `content` is the origin (or scheme) of stored images and renditions; `socket` the socket that carries calls, where there is one. */
export function appHeaders(content: string, socket: string | null): Readonly<Record<string, string>> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' ${REACT_ARIA_STYLE}`,
      "font-src 'self'",
      `img-src 'self' data: ${content}`,
      `frame-src ${content}`,
      // A socket is named beside 'self' for browsers whose 'self' leaves it out.
      socket === null ? "connect-src 'none'" : `connect-src 'self' ${socket}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    ...COMMON,
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  };
}

/** Headers of every answer with stored content: nothing runs, nothing is fetched, only the app may frame it. */
export function contentHeaders(app: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      'img-src data:',
      "style-src 'unsafe-inline'",
      'font-src data:',
      'media-src data:',
      "form-action 'none'",
      "base-uri 'none'",
      `frame-ancestors ${app}`,
      'sandbox',
    ].join('; '),
    ...COMMON,
    'cross-origin-resource-policy': 'cross-origin',
  };
}

const COMMON = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
} as const;

/** The type stored content is served as: renditions are always UTF-8 pages, everything else is an image of a type that the manifest names, never guessed. */
export function contentType(content: Content): string {
  return content.kind === 'rendition' ? 'text/html; charset=utf-8' : content.mime;
}
