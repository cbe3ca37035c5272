/** Ordinals of what is shown, the newest capture first. */
export function newestFirst(captured: ArrayLike<number>, isShown: (ordinal: number) => boolean): number[] {
  const ordinals: number[] = [];
  for (let ordinal = 0; ordinal < captured.length; ordinal++) if (isShown(ordinal)) ordinals.push(ordinal);
  return ordinals.sort((a, b) => (captured[b] ?? 0) - (captured[a] ?? 0));
}
