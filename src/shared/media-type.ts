/** The type of an image or a font by its first bytes, whatever a server called it; null for anything else. */
export function mediaTypeOf(bytes: Uint8Array): string | null {
  const head = latin1(bytes.subarray(0, 512));
  for (const [start, type] of SIGNATURES) if (head.startsWith(start)) return type;
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp';
  if (head.slice(4, 8) === 'ftyp' && /avi[fs]/.test(head.slice(8, 40))) return 'image/avif';
  return SVG.test(head) ? 'image/svg+xml' : null;
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['BM', 'image/bmp'],
  ['\0\0\x01\0', 'image/x-icon'],
  ['wOF2', 'font/woff2'],
  ['wOFF', 'font/woff'],
  ['OTTO', 'font/otf'],
  ['true', 'font/ttf'],
  ['\0\x01\0\0', 'font/ttf'],
];

/** A mark, an XML declaration, comments and a doctype may stand before the root. */
const SVG =
  /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE\s+svg[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg[\s>]/i;
