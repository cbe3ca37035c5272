import lunr from 'lunr';

/** A state of Lunr's query automata: `*` is an edge for any character. */
interface State {
  readonly final: boolean;
  readonly edges: Readonly<Record<string, State>>;
}

/** What can still be read after a beginning: states Lunr's automaton is in at once, worked out when first reached. */
export interface Reading {
  /** The beginning is a whole word of the automaton. */
  readonly final: boolean;
  /** By UTF-16 code unit; null when nothing that goes on so is taken. */
  after(code: number): Reading | null;
  /** The code units it can go on with, ascending; null when any may do. */
  readonly only: readonly number[] | null;
}

/** Lunr's automaton for a clause: `*` in the term stands for any characters; with a distance, every word within so many edits, swapped neighbours being one. */
export function automatonOf(term: string, distance: number): Reading {
  const clause = distance > 0 ? { term, editDistance: Math.min(distance, 2) } : { term };
  // Safe: `fromClause` is public in Lunr 2.3.9 and missing from its types.
  const root = (lunr.TokenSet as unknown as { fromClause(clause: object): State }).fromClause(clause);
  return readingOf([root], new Numbering());
}

/** Tells whether an automaton takes the whole word. */
export function accepts(automaton: Reading, word: string): boolean {
  let reading: Reading | null = automaton;
  for (let i = 0; i < word.length && reading; i++) reading = reading.after(word.charCodeAt(i));
  return word.length > 0 && reading?.final === true;
}

/** Names sets of states, so that a set reached twice is worked out once. */
class Numbering {
  readonly readings = new Map<string, Reading>();
  private readonly numbers = new Map<State, number>();

  keyOf(states: readonly State[]): string {
    return states
      .map((state) => this.numberOf(state))
      .sort((a, b) => a - b)
      .join(' ');
  }

  private numberOf(state: State): number {
    const number = this.numbers.get(state) ?? this.numbers.size;
    this.numbers.set(state, number);
    return number;
  }
}

function readingOf(states: readonly State[], numbering: Numbering): Reading {
  const key = numbering.keyOf(states);
  const known = numbering.readings.get(key);
  if (known) return known;
  const next = new Map<number, Reading | null>();
  const made: Reading = {
    final: states.some((state) => state.final),
    only: onlyOf(states),
    after(code) {
      let reading = next.get(code);
      if (reading === undefined) {
        const reached = reachedBy(states, String.fromCharCode(code));
        reading = reached.length === 0 ? null : readingOf(reached, numbering);
        next.set(code, reading);
      }
      return reading;
    },
  };
  numbering.readings.set(key, made);
  return made;
}

function onlyOf(states: readonly State[]): readonly number[] | null {
  const codes = new Set<number>();
  for (const { edges } of states)
    for (const label of Object.keys(edges)) {
      if (label === '*') return null;
      codes.add(label.charCodeAt(0));
    }
  return [...codes].sort((a, b) => a - b);
}

function reachedBy(states: readonly State[], char: string): State[] {
  const reached = new Set<State>();
  for (const state of states) {
    // Own edges only: Lunr's are plain objects.
    const exact = Object.hasOwn(state.edges, char) ? state.edges[char] : undefined;
    if (exact) reached.add(exact);
    const any = state.edges['*'];
    if (any) reached.add(any);
  }
  return [...reached];
}
