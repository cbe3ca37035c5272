import lunr from 'lunr';

/** A state of Lunr's query automata: `*` is an edge for any character. */
export interface State {
  readonly final: boolean;
  readonly edges: Readonly<Record<string, State>>;
}

/** Lunr's automaton for a clause: `*` in the term stands for any characters; with a distance, every word within so many edits, swapped neighbours being one. */
export function automatonOf(term: string, distance: number): State {
  const clause = distance > 0 ? { term, editDistance: Math.min(distance, 2) } : { term };
  // Safe: `fromClause` is public in Lunr 2.3.9 and missing from its types.
  return (lunr.TokenSet as unknown as { fromClause(clause: object): State }).fromClause(clause);
}

/** The states reached from some states over one character. */
export function step(states: readonly State[], char: string): State[] {
  const reached: State[] = [];
  for (const state of states) {
    const exact = state.edges[char];
    if (exact && !reached.includes(exact)) reached.push(exact);
    const any = state.edges['*'];
    if (any && !reached.includes(any)) reached.push(any);
  }
  return reached;
}

/** Tells whether an automaton takes the whole word. */
export function accepts(automaton: State, word: string): boolean {
  let states: readonly State[] = [automaton];
  for (let i = 0; i < word.length && states.length > 0; i++) states = step(states, word[i] ?? '');
  return word.length > 0 && states.some((state) => state.final);
}
