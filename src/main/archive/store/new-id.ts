import { randomBytes } from 'node:crypto';

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new id: prefix, time, chance. Ids made later sort later; none needs quoting in a shell. */
export function newId(prefix: string, nowMs: number): string {
  return `${prefix}-${timePart(nowMs)}${randomPart()}`;
}

/** 48 bits of milliseconds as 10 letters. */
function timePart(nowMs: number): string {
  let rest = Math.max(0, Math.floor(nowMs));
  let text = '';
  for (let digit = 0; digit < 10; digit++) {
    text = `${DIGITS[rest % 32]}${text}`;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** 80 bits of chance as 16 letters. */
function randomPart(): string {
  return [...randomBytes(16)].map((byte) => DIGITS[byte % 32]).join('');
}
