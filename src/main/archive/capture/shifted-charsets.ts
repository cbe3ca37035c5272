import { isAscii } from 'node:buffer';

/** Chinese and Korean in seven bits, told by how they shift from ASCII and back: ISO-2022-KR, ISO-2022-CN, HZ; null for all else. */
export function shiftedCharset(bytes: Uint8Array): string | null {
  const sample = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, SAMPLE_BYTES)).toString('latin1');
  for (const [name, { sign, runs }] of SHIFTED)
    if (sign.test(sample) && [...sample.matchAll(runs)].length >= LEAST_RUNS && isAscii(bytes)) return name;
  return null;
}

/** Text in one of them; null for other charsets. `decode` reads the same characters in eight bits. */
export function decodeShifted(
  bytes: Uint8Array,
  charset: string,
  decode: (bytes: Uint8Array, charset: string) => string,
): string | null {
  const shifted = SHIFTED.get(charset);
  if (shifted === undefined) return null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text
    .replace(shifted.runs, (_, run: string) =>
      decode(
        Buffer.from(run, 'latin1').map((byte) => byte | 0x80),
        shifted.eightBit,
      ),
    )
    .replace(shifted.marks, (mark) => (mark === '~~' ? '~' : ''));
}

interface Shifted {
  readonly sign: RegExp;
  /** Text between the shifts. */
  readonly runs: RegExp;
  /** What is left of the shifting afterwards. */
  readonly marks: RegExp;
  readonly eightBit: string;
}

const SAMPLE_BYTES = 64 * 1024;
/** One such run may be anything. */
const LEAST_RUNS = 2;
const [ESCAPE, OUT, IN] = ['\\x1b', '\\x0e', '\\x0f'];
const byEscape = (finals: string, eightBit: string): Shifted => ({
  sign: new RegExp(`${ESCAPE}\\$\\)${finals}`),
  runs: new RegExp(`${OUT}([^${OUT}${IN}${ESCAPE}\\n]*)${IN}?`, 'g'),
  marks: new RegExp(`${ESCAPE}\\$[)*]${finals}`, 'g'),
  eightBit,
});

const SHIFTED: ReadonlyMap<string, Shifted> = new Map([
  ['iso-2022-kr', byEscape('C', 'euc-kr')],
  ['iso-2022-cn', byEscape('[AG]', 'gb18030')],
  ['hz-gb-2312', { sign: /~\{/, runs: /~\{((?:[!-w][!-~])+)~\}/g, marks: /~~|~\n/g, eightBit: 'gb18030' }],
]);
