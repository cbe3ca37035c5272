// Chance that is the same on every machine, so that a failing run can be run again.

/** Numbers in [0, 1) from a seed (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number in [from, to). */
export const between = (random, from, to) => from + Math.floor(random() * (to - from));

/** One of a list. */
export const oneOf = (random, list) => list[Math.floor(random() * list.length)];

/** A list in another order. */
export function shuffled(random, list) {
  const order = [...list];
  for (let at = order.length - 1; at > 0; at--) {
    const other = between(random, 0, at + 1);
    [order[at], order[other]] = [order[other], order[at]];
  }
  return order;
}
