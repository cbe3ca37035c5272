import { isUtf8 } from 'node:buffer';
import { getBOMEncoding, normalizeEncoding, TextDecoder as StandardDecoder } from '@exodus/bytes/encoding.js';
import chardet from 'chardet';
import type { CaptureDraft } from '../seams.ts';
import { latinReading } from './latin-reading.ts';
import { prescanMeta } from './meta-prescan.ts';
import { charsetByShape, decodeUtf32, likelierSibling } from './odd-charsets.ts';
import { decodeOwn } from './own-charsets.ts';
import { decodeShifted } from './shifted-charsets.ts';

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
  return (
    decodeOwn(bytes, charset) ??
    decodeShifted(bytes, charset, decodeAs) ??
    new StandardDecoder(decodable(charset) ?? 'windows-1252').decode(bytes)
  );
}

/** What a person should know of how a text was read: that its charset is a guess, that parts of it could not be read. */
export function charsetWarnings({ name, decidedBy }: Charset, text: string): string[] {
  if (decidedBy === 'fallback')
    return [
      `charset-uncertain: neither the server nor the page says which character set this is in. It was read as ${name}; letters beyond a to z may be wrong.`,
    ];
  const lost = text.match(/\ufffd/g)?.length ?? 0;
  return lost === 0
    ? []
    : [`charset-uncertain: it was read as ${name}, and ${lost} ${lost === 1 ? 'character' : 'characters'} in it could not be.`];
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
  return detect(bytes);
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

/** The likeliest charset: `detected` where the bytes speak for it, `fallback` where it is a guess. */
function detect(bytes: Uint8Array): Charset {
  const latin = latinReading(bytes, decodeAs);
  if (latin !== null) return { name: siblingOf(latin.charset, bytes), decidedBy: latin.isSure ? 'detected' : 'fallback' };
  const found = detectByFrequency(bytes);
  const name = siblingOf(found ?? 'windows-1252', bytes);
  const speaksForItself = found !== null && !LATIN_FAMILY.test(found) && isClean(sampleAs(bytes, name));
  return { name, decidedBy: speaksForItself ? 'detected' : 'fallback' };
}

const LATIN_FAMILY = /^(?:windows-125[02478]|iso-8859-(?:[1-4]|9|1[03-6])|macintosh)$/;

const sampleAs = (bytes: Uint8Array, charset: string): string => decodeAs(bytes.subarray(0, SAMPLE_BYTES), charset);
const siblingOf = (charset: string, bytes: Uint8Array): string =>
  likelierSibling(charset, bytes, (each) => sampleAs(bytes, each));

/** Whether a text holds hardly anything that no text holds; the end of a sample may cut a character in two. */
function isClean(text: string): boolean {
  const lost = text.match(/[\ufffd\u0080-\u009f]|(?<=\p{Ll})\p{Lu}/gu)?.length ?? 0;
  return lost <= 1 + text.length / 500;
}

function detectByFrequency(bytes: Uint8Array): string | null {
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
