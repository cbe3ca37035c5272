import { ByteReader } from './bytes.ts';
import type { Segment } from './segment.ts';

/** Stands for the gap between two texts, which no phrase crosses. */
export const BREAK = -1;
/** Marks a further name of the token before it. */
export const EXTRA = 0x4000_0000;

/** Room for the tokens of one article, used again for the next. */
let room = new Int32Array(1 << 14);

/** An article's tokens in the order of its text: entries, `BREAK` after each text, `EXTRA` set on further names. To be read before the next call. */
export function tokensOf(segment: Segment, document: number, fields: number): Int32Array {
  const from = segment.streamsAt[document] ?? 0;
  const to = segment.streamsAt[document + 1] ?? 0;
  // Each token and each field's end takes a byte at least.
  if (room.length < to - from + 16) room = new Int32Array((to - from + 16) * 2);
  const reader = new ByteReader(segment.streams.read(from, to));
  let count = 0;
  while (reader.more) {
    const field = reader.number();
    const end = reader.number() + reader.at;
    if ((fields & (1 << field)) === 0) {
      reader.at = end;
      continue;
    }
    while (reader.at < end) {
      const token = reader.number();
      room[count++] = token === 0 ? BREAK : ((token - 1) >>> 1) | (((token - 1) & 1) === 1 ? EXTRA : 0);
    }
    room[count++] = BREAK;
  }
  return room.subarray(0, count);
}
