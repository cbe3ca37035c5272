import { hash } from 'node:crypto';

/** SHA-256 as 64 lower-case hex digits: the name of an object, the head of a journal line. */
export function sha256(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'hex');
}

/** Whether a text is such a name. Strictly lower case: another spelling would be another name for the same bytes. */
export function isSha256(text: string): boolean {
  if (text.length !== 64) return false;
  // By hand, because a rebuild asks it of a million names.
  for (let at = 0; at < 64; at++) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > LOWER_F || (code > NINE && code < LOWER_A)) return false;
  }
  return true;
}

const [ZERO, NINE, LOWER_A, LOWER_F] = [0x30, 0x39, 0x61, 0x66];
