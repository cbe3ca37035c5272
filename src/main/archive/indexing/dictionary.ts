import { type State, step } from '../language/automaton.ts';

/** Many strings as one, with the offset each begins at: no object for each of half a million words. */
export interface Strings {
  readonly text: string;
  /** One more than there are strings. */
  readonly at: Uint32Array;
}

/** Packs strings in the order given. */
export function packStrings(strings: readonly string[]): Strings {
  const at = new Uint32Array(strings.length + 1);
  for (let i = 0; i < strings.length; i++) at[i + 1] = (at[i] ?? 0) + (strings[i] ?? '').length;
  return { text: strings.join(''), at };
}

export function stringAt(strings: Strings, index: number): string {
  return strings.text.slice(strings.at[index], strings.at[index + 1]);
}

export function countOf(strings: Strings): number {
  return strings.at.length - 1;
}

/** Where the first string not below `wanted` stands, in strings sorted by UTF-16 code units. */
export function lowerBound(sorted: Strings, wanted: string): number {
  let low = 0;
  let high = countOf(sorted);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stringAt(sorted, middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The number of a string in sorted strings, -1 when it is not among them. */
export function indexOf(sorted: Strings, wanted: string): number {
  const index = lowerBound(sorted, wanted);
  return index < countOf(sorted) && stringAt(sorted, index) === wanted ? index : -1;
}

/** The strings that begin so, as a range of numbers. */
export function prefixRange(sorted: Strings, prefix: string): [from: number, to: number] {
  const from = lowerBound(sorted, prefix);
  let low = from;
  let high = countOf(sorted);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stringAt(sorted, middle).startsWith(prefix)) low = middle + 1;
    else high = middle;
  }
  return [from, low];
}

/** The sorted strings an automaton takes: one walk in order, which leaves out every stretch whose beginning leads nowhere. */
export function accepted(sorted: Strings, automaton: State): number[] {
  const found: number[] = [];
  // reached[d] are the states after the first d characters of `path`.
  const reached: State[][] = [[automaton]];
  let path = '';
  const count = countOf(sorted);
  for (let index = 0; index < count; ) {
    const word = stringAt(sorted, index);
    let depth = 0;
    while (depth < path.length && depth < word.length && path.charCodeAt(depth) === word.charCodeAt(depth)) depth++;
    let states = reached[depth] ?? [];
    while (depth < word.length && states.length > 0) {
      states = step(states, word[depth] ?? '');
      depth++;
      reached[depth] = states;
    }
    path = word.slice(0, depth);
    if (states.length === 0) index = prefixRange(sorted, path)[1];
    else {
      if (depth === word.length && states.some((state) => state.final)) found.push(index);
      index++;
    }
  }
  return found;
}
