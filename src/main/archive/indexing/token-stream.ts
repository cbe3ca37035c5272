import { ByteReader } from './bytes.ts';
import type { Segment } from './segment.ts';

/** Stands for the gap between two texts, which no phrase crosses. */
export const BREAK = -1;

/**
 * Reads an article's tokens back, field by field, in the order of its text. `visit` gets the entry of each token, `BREAK` between two texts and after
 * each field; it returns true to end the reading. Returns whether it did.
 */
export function readTokens(
  segment: Segment,
  document: number,
  fields: number,
  visit: (entry: number, extra: boolean) => boolean,
): boolean {
  const reader = new ByteReader(segment.streams.read(segment.streamsAt[document] ?? 0, segment.streamsAt[document + 1] ?? 0));
  while (reader.more) {
    const field = reader.number();
    const end = reader.number() + reader.at;
    if ((fields & (1 << field)) === 0) {
      reader.at = end;
      continue;
    }
    while (reader.at < end) {
      const token = reader.number();
      if (token === 0 ? visit(BREAK, false) : visit((token - 1) >>> 1, ((token - 1) & 1) === 1)) return true;
    }
    if (visit(BREAK, false)) return true;
  }
  return false;
}
