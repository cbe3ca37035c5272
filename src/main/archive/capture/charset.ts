import { isUtf8 } from 'node:buffer';
import { getBOMEncoding, normalizeEncoding, TextDecoder as StandardDecoder } from '@exodus/bytes/encoding.js';
import chardet from 'chardet';
import type { CaptureDraft } from '../seams.ts';
import { prescanMeta } from './meta-prescan.ts';
import { charsetByShape, decodeUtf32, likelierSibling } from './odd-charsets.ts';

/** How a text's charset was decided. */
export type Charset = CaptureDraft['charset'];

/** What is known of a text before its bytes are looked at. */
export interface CharsetHints {
  /** The charset an HTTP header named, empty when none. */
  readonly header: string;
  /** HTML may name its charset itself. */
  readonly html: boolean;
}

/** Bytes as text: byte-order mark, HTTP header, `meta`, valid UTF-8, detection, windows-1252, in this order. */
export function decodeText(bytes: Uint8Array, hints: CharsetHints): { readonly text: string; readonly charset: Charset } {
  const charset = decide(bytes, hints);
  return { text: decodeAs(bytes, charset.name), charset };
}

/** Bytes as text in a charset that is known already; a byte-order mark of that charset is left out. */
export function decodeAs(bytes: Uint8Array, charset: string): string {
  if (charset === 'utf-32le' || charset === 'utf-32be') return decodeUtf32(bytes, charset === 'utf-32le');
  return new StandardDecoder(decodable(charset) ?? 'windows-1252').decode(bytes);
}

function decide(bytes: Uint8Array, hints: CharsetHints): Charset {
  const shape = charsetByShape(bytes);
  // UTF-32 begins with the mark of UTF-16.
  if (shape?.startsWith('utf-32') === true) return { name: shape, decidedBy: 'bom' };
  const bom = getBOMEncoding(bytes);
  if (bom !== null) return { name: bom, decidedBy: 'bom' };
  const header = decodable(hints.header);
  if (header !== null) return { name: header, decidedBy: 'header' };
  const meta = hints.html ? prescanMeta(bytes) : null;
  if (meta !== null) return { name: meta, decidedBy: 'meta' };
  if (shape !== null) return { name: shape, decidedBy: 'detected' };
  if (isUtf8(bytes)) return { name: 'utf-8', decidedBy: 'utf-8' };
  const detected = detect(bytes);
  if (detected !== null)
    return {
      name: likelierSibling(detected, bytes, (charset) => decodeAs(bytes.subarray(0, SAMPLE_BYTES), charset)),
      decidedBy: 'detected',
    };
  return { name: 'windows-1252', decidedBy: 'fallback' };
}

/** The decoder's name for a label, null for labels that nothing may be decoded with. */
function decodable(label: string): string | null {
  const name = normalizeEncoding(label.trim());
  return name === null || name === 'replacement' ? null : name;
}

const SAMPLE_BYTES = 256 * 1024;

/** Detection guesses badly on little: below this it is not asked. */
const LEAST_NON_ASCII = 8;
const LEAST_CONFIDENCE = 25;

function detect(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let nonAscii = 0;
  for (const byte of sample) if (byte >= 0x80) nonAscii += 1;
  if (nonAscii < LEAST_NON_ASCII) return null;
  for (const match of chardet.analyse(sample)) {
    if (match.confidence < LEAST_CONFIDENCE) return null;
    const name = decodable(match.name);
    // Without a mark, two-byte Unicode is a misreading of binary far more often than a page.
    if (name !== null && !name.startsWith('utf-16')) return name;
  }
  return null;
}
