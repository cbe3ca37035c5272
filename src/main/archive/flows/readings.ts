import type { Reading } from '../seams.ts';
import type { Session } from './session.ts';

/** The reading copy behind an object, from memory when it was read lately. Its hash is checked whenever it is read from disk. */
export async function readingAt(session: Pick<Session, 'store' | 'readings'>, sha256: string): Promise<Reading> {
  const held = session.readings.get(sha256);
  if (held) return held;
  // Safe: the object's hash proves that these are the bytes `save` wrote, and it writes a Reading.
  const reading = JSON.parse(new TextDecoder('utf-8').decode(await session.store.read(sha256))) as Reading;
  session.readings.set(sha256, reading);
  return reading;
}
