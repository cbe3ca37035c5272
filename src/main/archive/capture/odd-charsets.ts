import { shiftedCharset } from './shifted-charsets.ts';

/**
 * Charsets that bytes give away by their shape: UTF-32 by its mark, UTF-16 without one by where its zeros stand, those of seven bits by their escapes.
 * Null for all others.
 */
export function charsetByShape(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xff, 0xfe, 0, 0])) return 'utf-32le';
  if (startsWith(bytes, [0, 0, 0xfe, 0xff])) return 'utf-32be';
  return utf16ByZeros(bytes) ?? (isEscapedJapanese(bytes) ? 'iso-2022-jp' : shiftedCharset(bytes));
}

/** UTF-32, which no decoder of the web knows, as text; what is no character becomes the replacement character. */
export function decodeUtf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const code = view.getUint32(at, isLittle);
    if (at === 0 && code === 0xfeff) continue;
    parts.push(code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code));
  }
  return parts.join('');
}

/** The charset of the same family that a detected one is taken for, told by what no writer writes; the detected one when nothing speaks against it. */
export function likelierSibling(name: string, bytes: Uint8Array, decode: (charset: string) => string): string {
  if (LATIN.has(name)) return isLatin9(bytes, decode(name)) ? 'iso-8859-15' : name;
  if (!CYRILLIC.includes(name)) return name;
  const [best] = CYRILLIC.map((each) => ({ each, oddities: oddCases(decode(each)) })).sort(
    (a, b) => a.oddities - b.oddities || Number(b.each === name) - Number(a.each === name),
  );
  // A few oddities are brand names; a sibling has to do much better.
  return best !== undefined && oddCases(decode(name)) > MANY && best.oddities * 4 < oddCases(decode(name)) ? best.each : name;
}

const LATIN = new Set(['windows-1252', 'iso-8859-1']);
const CYRILLIC = ['windows-1251', 'x-mac-cyrillic', 'iso-8859-5', 'koi8-r', 'koi8-u', 'ibm866'];
const MANY = 5;

/** Capital letters in the midst of words. */
const oddCases = (text: string): number => text.match(/\p{Ll}\p{Lu}/gu)?.length ?? 0;

/** Without the bytes that only windows-1252 has, a currency sign is a euro and a fraction within a word a letter. */
function isLatin9(bytes: Uint8Array, text: string): boolean {
  return !bytes.some((byte) => byte >= 0x80 && byte < 0xa0) && /¤|[¼½¾¦¨´¸]\p{Ll}|\p{Ll}[½¨¸]/u.test(text);
}

const SAMPLE_BYTES = 64 * 1024;

/** Latin letters, digits and blanks in UTF-16 have a zero beside them, always on the same side; binary data has zeros on both. */
function utf16ByZeros(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, Math.min(bytes.length, SAMPLE_BYTES) & ~1);
  if (!sample.includes(0)) return null;
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = Math.max(even, odd);
  if (bytes.length % 2 !== 0 || most * 20 < sample.length || Math.min(even, odd) * 50 > most) return null;
  return even > odd ? 'utf-16be' : 'utf-16le';
}

/** Seven bits throughout, and an escape into Japanese followed by one out of it. */
function isEscapedJapanese(bytes: Uint8Array): boolean {
  if (!bytes.includes(ESCAPE) || bytes.some((byte) => byte >= 0x80)) return false;
  return JAPANESE.test(Buffer.from(bytes.subarray(0, SAMPLE_BYTES)).toString('latin1'));
}

const ESCAPE = 0x1b;
const JAPANESE = new RegExp(`${String.fromCharCode(ESCAPE)}\\$[@B][!-~]+${String.fromCharCode(ESCAPE)}\\([BJ]`);

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte);
