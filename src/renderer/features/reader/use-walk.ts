import { useCallback, useEffect, useState } from 'react';
import { type PaintName, paint } from './paint.ts';

export interface Walk {
  readonly count: number;
  /** Which place is current; -1 before the first step. */
  readonly current: number;
  /** Goes one place on; false when there is none that way. */
  step(direction: 1 | -1): boolean;
  /** Goes round at the ends. */
  stepRound(direction: 1 | -1): void;
  goTo(nth: number): void;
}

/** Painted places one can walk through: the current one is scrolled to and painted apart. */
export function useWalk(ranges: readonly Range[], names: readonly [PaintName, PaintName], key: string): Walk {
  const [at, setAt] = useState({ key, nth: -1 });
  const current = at.key === key ? Math.min(at.nth, ranges.length - 1) : -1;
  const [plain, marked] = names;
  useEffect(() => {
    paint(plain, ranges);
    return () => paint(plain, []);
  }, [plain, ranges]);
  useEffect(() => {
    const range = ranges[current];
    paint(marked, range ? [range] : []);
    range?.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
    return () => paint(marked, []);
  }, [marked, ranges, current]);
  const goTo = useCallback((nth: number) => setAt({ key, nth }), [key]);
  return {
    count: ranges.length,
    current,
    step: (direction) => {
      const next = current + direction;
      if (next < 0 || next >= ranges.length) return false;
      goTo(next);
      return true;
    },
    stepRound: (direction) => {
      if (ranges.length > 0) goTo((current + direction + ranges.length) % ranges.length);
    },
    goTo,
  };
}
