/** A set of articles: one byte an ordinal, 1 for those in it. */
export type Mask = Uint8Array;

/** What is in every one of the masks, as a new one. */
export function both(a: Mask, b: Mask): Mask {
  const mask = new Uint8Array(a.length);
  for (let i = 0; i < a.length; i++) mask[i] = (a[i] ?? 0) & (b[i] ?? 0);
  return mask;
}

export function either(a: Mask, b: Mask): Mask {
  const mask = new Uint8Array(a.length);
  for (let i = 0; i < a.length; i++) mask[i] = (a[i] ?? 0) | (b[i] ?? 0);
  return mask;
}

export function neither(a: Mask): Mask {
  const mask = new Uint8Array(a.length);
  for (let i = 0; i < a.length; i++) mask[i] = a[i] === 1 ? 0 : 1;
  return mask;
}

export function countIn(mask: Mask): number {
  let count = 0;
  for (let i = 0; i < mask.length; i++) count += mask[i] ?? 0;
  return count;
}

/** Ascending. */
export function ordinalsIn(mask: Mask): Uint32Array {
  const ordinals = new Uint32Array(countIn(mask));
  let next = 0;
  for (let i = 0; i < mask.length; i++) if (mask[i] === 1) ordinals[next++] = i;
  return ordinals;
}
