import { hash } from 'node:crypto';

/** SHA-256 as 64 lower-case hex digits: the name of an object, the head of a journal line. */
export function sha256(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'hex');
}

/** Whether a text is such a name. Strictly lower case: another spelling would be another name for the same bytes. */
export function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
