import type { Clock } from '../../ports.ts';
import type { RecordHead } from '../../seams.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Clocks are corrected by a little all the time. */
const TOLERANCE_MS = 2000;

/** Reads the wall clock, and says when it went back or leapt more than a day ahead of what really passed. `lastAt` is what an earlier run wrote last. */
export function watchedClock(clock: Clock, lastAt: string | null = null): () => Pick<RecordHead, 'at' | 'clock'> {
  let last: { readonly wall: number; readonly steady: number } | null = null;
  const before = lastAt === null ? Number.NaN : Date.parse(lastAt);
  return () => {
    const wall = clock.now();
    const steady = clock.monotonic();
    // Between two runs any time may pass, and only going back can be told.
    const leapt = last === null ? Math.min(0, wall - before || 0) : wall - last.wall - (steady - last.steady);
    last = { wall, steady };
    const at = new Date(wall).toISOString();
    if (leapt < -TOLERANCE_MS) return { at, clock: 'back' };
    return leapt > DAY_MS ? { at, clock: 'ahead' } : { at };
  };
}
