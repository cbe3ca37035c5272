/** Numbers that look random and are the same for the same seed (mulberry32). */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** A whole number below `end`. */
  below(end: number): number;
  /** One of several; they must not be none. */
  pick<T>(from: readonly T[]): T;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    next,
    below,
    pick: (from) => {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
  };
}

/** A seed of its own for each part of a run, so that one part can be run alone. */
export function seedOf(seed: number, ...parts: readonly (string | number)[]): number {
  let mixed = seed >>> 0;
  for (const part of parts)
    for (const code of `${part};`) mixed = Math.imul(mixed ^ (code.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return mixed;
}
