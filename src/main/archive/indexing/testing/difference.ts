/** Scores as near as this are equal: the same sum in another order. */
export const NEAR = 1e-9;

/** Puts the articles found in the order people see them in. */
export type InOrder = (found: ReadonlyMap<string, number>) => readonly string[];

/** What is different between what we found and what stock Lunr did, in words; null when nothing is. `worst` learns the largest error of a score. */
export function difference(
  ours: ReadonlyMap<string, number>,
  stock: ReadonlyMap<string, number>,
  inOrder: InOrder,
  worst: { error: number } = { error: 0 },
): string | null {
  for (const [id, score] of stock) {
    const found = ours.get(id);
    if (found === undefined) return `${id} is not found, and stock Lunr gives it ${score}`;
    const error = Math.abs(found - score);
    if (!(error <= NEAR)) return `${id} has ${found}, and stock Lunr gives it ${score}`;
    worst.error = Math.max(worst.error, error);
  }
  for (const [id, score] of ours) if (!stock.has(id)) return `${id} is found with ${score}, and stock Lunr does not find it`;
  const order = inOrder(ours);
  if (order.length !== ours.size) return `${order.length} of ${ours.size} articles are listed`;
  for (let i = 1; i < order.length; i++) {
    const [before, after] = [order[i - 1] ?? '', order[i] ?? ''];
    if (!((stock.get(before) ?? Number.NaN) >= (stock.get(after) ?? Number.NaN) - NEAR))
      return `${before} stands before ${after}, and stock Lunr has them the other way round`;
    const isTie = ours.get(before) === ours.get(after);
    if (isTie && !comesFirst(before, after))
      return `${before} stands before ${after} with the same score, against the rule for ties`;
  }
  return null;
}

/** When an invented article was captured; many at the same time, so that ids decide as well. */
export const capturedAt = (articleId: string): number => Number(/\d+$/.exec(articleId)?.[0] ?? 0) % 3;

/** Of equals the one captured last comes first, then the one whose id does. */
function comesFirst(a: string, b: string): boolean {
  return capturedAt(a) === capturedAt(b) ? a < b : capturedAt(a) > capturedAt(b);
}
