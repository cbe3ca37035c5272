import type { PlaceKeys } from './place-keys.ts';

/**
 * Visits each of some articles, by its number among them, in which all words stand with at most `distance` other tokens between the first and the last. By
 * word: its places, as keys. A token that is two of the words counts as both.
 */
export function areNear(
  words: readonly PlaceKeys[],
  articles: number,
  shift: number,
  distance: number,
  visit: (article: number) => void,
): void {
  const next = words.map(() => 0);
  for (let article = 0; article < articles; article++) {
    // Of the last article no key is beyond it.
    const end = article === articles - 1 ? Number.POSITIVE_INFINITY : (article + 1) * 2 ** shift;
    const keyAt = (word: number): number => {
      const key = words[word]?.values[next[word] ?? 0] ?? 0;
      return (next[word] ?? 0) < (words[word]?.length ?? 0) && key < end ? key : Number.POSITIVE_INFINITY;
    };
    const step = (word: number): void => {
      next[word] = (next[word] ?? 0) + 1;
    };
    if (isNear(next, keyAt, step, distance)) visit(article);
    // What was not walked over in this article is passed over.
    for (let word = 0; word < words.length; word++) while (keyAt(word) < Number.POSITIVE_INFINITY) step(word);
  }
}

/** Walks over the places of all words in their order. */
function isNear(
  words: readonly number[],
  keyAt: (word: number) => number,
  step: (word: number) => void,
  distance: number,
): boolean {
  /** Where each word was last seen, as a number among the places of words. */
  const last = words.map(() => -1);
  const met: number[] = [];
  for (;;) {
    let place = Number.POSITIVE_INFINITY;
    for (let w = 0; w < words.length; w++) place = Math.min(place, keyAt(w));
    if (place === Number.POSITIVE_INFINITY) return false;
    met.push(place);
    for (let w = 0; w < words.length; w++)
      while (keyAt(w) === place) {
        last[w] = met.length - 1;
        step(w);
      }
    const first = Math.min(...last);
    if (first >= 0 && place - (met[first] ?? 0) - (met.length - 1 - first) <= distance) return true;
  }
}
