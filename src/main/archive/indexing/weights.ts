import type { Lengths } from './segment.ts';

/** Lunr's constants of BM25. */
const K1 = 1.2;
const B = 0.75;

/** How much the length of an article, beside the average, tempers what it is given for a term. */
const normOf = (length: number, average: number): number => K1 * (1 - B + B * (length / average));

/** What a term weighs in an article, by Lunr's formula, operation for operation. */
const weightOf = (idf: number, tf: number, norm: number, boost: number): number =>
  Math.round(((idf * ((K1 + 1) * tf)) / (norm + tf)) * boost * 1000) / 1000;

/**
 * Weights of terms in one field. For a long list the part of the formula without the term is kept, by frequency and length. A product of it is off by some
 * 1e-12 of what the formula gives before it is rounded to thousandths: where that could matter, the formula itself decides.
 */
export class FieldWeights {
  private average = Number.NaN;
  private readonly norms = new Float64Array(LONGEST_KNOWN);
  /** Made when a long list comes. */
  private shares: Float64Array | null = null;
  private isMade = false;

  /** The average length of the articles in the field: what was kept for another is forgotten. */
  begin(average: number): void {
    if (this.average === average) return;
    this.average = average;
    this.isMade = false;
    for (let length = 0; length < LONGEST_KNOWN; length++) this.norms[length] = normOf(length, average);
  }

  /** Adds what a term weighs, times `part`, to a sum for each article of a list. `sumAt`: where it stands. */
  add(
    { documents, frequencies, count }: { documents: Uint32Array; frequencies: Uint32Array; count: number },
    lengths: Lengths,
    { idf, boost, part }: { idf: number; boost: number; part: number },
    sums: Float64Array,
    sumAt: Uint32Array,
  ): void {
    const { average, norms } = this;
    const shares = count < LONG && !this.isMade ? NO_SHARES : this.sharesMade();
    const factor = idf * boost * 1000;
    const known = shares.length;
    for (let i = 0; i < count; i++) {
      const tf = frequencies[i] ?? 0;
      const length = lengths[documents[i] ?? 0] ?? 0;
      const at = sumAt[i] ?? 0;
      const entry = length < LONGEST_KNOWN ? (tf - 1) * LONGEST_KNOWN + length : known;
      if (entry < known) {
        const thousandths = factor * (shares[entry] ?? 0) + 0.5;
        const rounded = Math.floor(thousandths);
        const rest = thousandths - rounded;
        if (rest > TOO_NEAR && rest < 1 - TOO_NEAR) {
          sums[at] = (sums[at] ?? 0) + (rounded / 1000) * part;
          continue;
        }
      }
      const norm = length < LONGEST_KNOWN ? (norms[length] ?? 0) : normOf(length, average);
      sums[at] = (sums[at] ?? 0) + weightOf(idf, tf, norm, boost) * part;
    }
  }

  private sharesMade(): Float64Array {
    this.shares ??= new Float64Array(COMMON_TF * LONGEST_KNOWN);
    const { shares, norms } = this;
    if (this.isMade) return shares;
    for (let tf = 1; tf <= COMMON_TF; tf++)
      for (let length = 0; length < LONGEST_KNOWN; length++)
        shares[(tf - 1) * LONGEST_KNOWN + length] = ((K1 + 1) * tf) / ((norms[length] ?? 0) + tf);
    this.isMade = true;
    return shares;
  }
}

const LONGEST_KNOWN = 4096;
/** Frequencies up to this are common. */
const COMMON_TF = 4;
/** Lists from here on are worth the making. */
const LONG = 512;
const NO_SHARES = new Float64Array(0);
/** So near the middle between two thousandths it is not known how the formula rounds. */
const TOO_NEAR = 1e-6;
