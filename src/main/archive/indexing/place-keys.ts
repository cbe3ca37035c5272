/** Places as keys, ascending: the number of the article among those read, then the place. */
export class PlaceKeys {
  values = new Int32Array(1024);
  length = 0;

  reserve(length: number): void {
    if (length <= this.values.length) return;
    const grown = new Int32Array(Math.max(this.values.length * 2, length));
    grown.set(this.values);
    this.values = grown;
  }

  /** Keeps those that stand among others too. Few are looked up, many are walked along with. */
  keepIn(others: PlaceKeys): void {
    if (this.length * FEWER < others.length) this.lookUpIn(others);
    else this.walkAlong(others);
  }

  private lookUpIn({ values: others, length: othersLength }: PlaceKeys): void {
    const { values, length } = this;
    let kept = 0;
    let from = 0;
    for (let i = 0; i < length; i++) {
      const key = values[i] ?? 0;
      let to = othersLength;
      while (from < to) {
        const middle = (from + to) >>> 1;
        if ((others[middle] ?? 0) < key) from = middle + 1;
        else to = middle;
      }
      if (from < othersLength && others[from] === key) values[kept++] = key;
    }
    this.length = kept;
  }

  private walkAlong({ values: others, length: othersLength }: PlaceKeys): void {
    const { values, length } = this;
    let kept = 0;
    for (let i = 0, j = 0; i < length && j < othersLength; ) {
      const key = values[i] ?? 0;
      const other = others[j] ?? 0;
      values[kept] = key;
      // Which is lower cannot be foreseen, so nothing branches on it: keys are below 2^31.
      kept += ((key ^ other) - 1) >>> 31;
      i += (key - other - 1) >>> 31;
      j += (other - key - 1) >>> 31;
    }
    this.length = kept;
  }
}

const FEWER = 8;

/** How many articles are read together, and how many bits of a key are the place. A key has 31 bits. */
export interface KeyLayout {
  readonly together: number;
  readonly shift: number;
}

const MOST_TOGETHER = 1024;

/** What is tried first, and what any place fits. */
export const LAYOUTS: readonly KeyLayout[] = [
  { together: MOST_TOGETHER, shift: 21 },
  { together: 1, shift: 31 },
];

/** Which keys of articles read together may matter, by their last five bits: those that passed a word before. */
export class Sieve {
  passing = new Int32Array(MOST_TOGETHER);
  /** What passes now, until `turn`. */
  fresh = new Int32Array(MOST_TOGETHER);

  /** Lets all pass. */
  open(): this {
    this.passing.fill(-1);
    return this;
  }

  turn(): void {
    const { passing } = this;
    this.passing = this.fresh;
    this.fresh = passing;
  }
}
