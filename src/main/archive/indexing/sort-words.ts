import type { Numbers } from './bytes.ts';

/** Puts words in the order of their text: by the two halves of their sort keys, digit by digit, and by text where those are equal. */
export function sortedByKeys(words: Numbers, high: Uint32Array, low: Uint32Array, textOf: (word: number) => string): Uint32Array {
  let from: Uint32Array = words.trimmed();
  let to: Uint32Array = new Uint32Array(from.length);
  for (const [key, shift] of [
    [low, 0],
    [low, 12],
    [high, 0],
    [high, 12],
  ] as const) {
    byDigit(from, to, key, shift);
    [from, to] = [to, from];
  }
  for (let start = 0; start < from.length; ) {
    const word = from[start] ?? 0;
    let end = start + 1;
    while (end < from.length && high[from[end] ?? 0] === high[word] && low[from[end] ?? 0] === low[word]) end++;
    if (end - start > 1) sortByText(from, start, end, textOf);
    start = end;
  }
  return from;
}

const DIGIT = 1 << 13;
const counts = new Uint32Array(DIGIT + 1);

/** A stable counting sort by thirteen bits of a key: the low halves have twelve more each time, the last one what is left. */
function byDigit(from: Uint32Array, to: Uint32Array, key: Uint32Array, shift: number): void {
  const mask = shift === 12 ? DIGIT - 1 : 0xfff;
  counts.fill(0);
  for (let i = 0; i < from.length; i++) {
    const digit = (((key[from[i] ?? 0] ?? 0) >>> shift) & mask) + 1;
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
  for (let digit = 1; digit <= DIGIT; digit++) counts[digit] = (counts[digit] ?? 0) + (counts[digit - 1] ?? 0);
  for (let i = 0; i < from.length; i++) {
    const word = from[i] ?? 0;
    const digit = ((key[word] ?? 0) >>> shift) & mask;
    const place = counts[digit] ?? 0;
    to[place] = word;
    counts[digit] = place + 1;
  }
}

function sortByText(words: Uint32Array, start: number, end: number, textOf: (word: number) => string): void {
  const same = Array.from(words.subarray(start, end), (word) => ({ word, text: textOf(word) }));
  same.sort((a, b) => (a.text < b.text ? -1 : 1));
  for (const [i, { word }] of same.entries()) words[start + i] = word;
}
