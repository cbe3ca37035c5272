import { Numbers } from './bytes.ts';
import type { Term } from './expand.ts';
import { FIELDS } from './fields.ts';
import { reaches, type Wanted } from './lists.ts';
import { liveCount, type Shard } from './shard.ts';

const K1 = 1.2;
const B = 0.75;

/** A term of a query: in which fields it ranks, with what boost of its clauses in each, and which clauses every article with it matches. */
export interface QueriedTerm {
  readonly term: Term;
  /** The fields it ranks in; none when it only finds. */
  fields: number;
  readonly boosts: Float64Array;
  readonly marks: { readonly clause: number; readonly fields: number }[];
}

/** What Lunr's formula needs to know of the whole archive, and what one query's scores are divided by. */
export interface Statistics {
  readonly articles: number;
  /** By field. */
  readonly averages: readonly number[];
  readonly magnitudes: readonly number[];
}

/** Statistics summed over all shards: so how the index is cut changes no score. */
export function statisticsOf(shards: readonly Shard[], terms: readonly QueriedTerm[]): Statistics {
  const articles = shards.reduce((sum, shard) => sum + liveCount(shard), 0);
  return {
    articles,
    averages: FIELDS.map((_, field) => shards.reduce((sum, { lengthSums }) => sum + (lengthSums[field] ?? 0), 0) / articles),
    // The length of Lunr's query vector for each field.
    magnitudes: FIELDS.map((_, field) => Math.sqrt(terms.reduce((sum, { boosts }) => sum + (boosts[field] ?? 0) ** 2, 0))),
  };
}

/** The articles of one list with how often each has the term: a cursor, or what was kept of one. */
export interface Postings {
  readonly field: number;
  readonly count: number;
  readonly documents: Uint32Array;
  readonly frequencies: Uint32Array;
}

/** Articles of one shard with their scores so far; clean between two shards. */
export class Accumulators {
  private sums = new Float64Array(0);
  private touched = new Uint8Array(0);
  private readonly found = new Numbers();
  private which = new Uint32Array(0);
  private wantedCount = 0;
  /** What a term adds to a score, by frequency and length, of the list at hand. */
  private readonly known = new Float64Array(COMMON_TF * LONGEST_KNOWN);
  private readonly norms = FIELDS.map(() => ({ average: Number.NaN, table: new Float64Array(0) }));

  /** Makes room for a shard's articles. */
  reserve(articles: number): void {
    if (this.touched.length >= articles) return;
    this.touched = new Uint8Array(articles);
    this.sums = new Float64Array(articles);
  }

  /** Adds what a term weighs in each article of a list. `only`: those that matter, which are touched already; null means all. */
  add(shard: Shard, queried: QueriedTerm, postings: Postings, statistics: Statistics, only: Wanted | null): void {
    const { documents, frequencies, count, field } = postings;
    const { articles, averages, magnitudes } = statistics;
    const { df } = queried.term;
    const idf = Math.log(1 + Math.abs((articles - df + 0.5) / (df + 0.5)));
    const boost = FIELDS[field]?.boost ?? 1;
    const part = (queried.boosts[field] ?? 0) / (magnitudes[field] ?? 1);
    const average = averages[field] ?? 1;
    const norms = this.normsOf(field, average);
    const lengths = shard.segment.lengths[field];
    if (!lengths) return;
    const { sums } = this;
    const which = only === null ? null : this.wantedOf(documents, count, only);
    const scored = which === null ? count : this.wantedCount;
    const isLong = scored > LONG;
    const { known } = this;
    if (isLong) known.fill(Number.NaN);
    for (let s = 0; s < scored; s++) {
      const i = which === null ? s : (which[s] ?? 0);
      const document = documents[i] ?? 0;
      const tf = frequencies[i] ?? 0;
      const length = lengths[document] ?? 0;
      // In a long list the same frequency meets the same length over and over.
      const at = isLong && tf <= COMMON_TF && length < LONGEST_KNOWN ? (tf - 1) * LONGEST_KNOWN + length : -1;
      let share = at >= 0 ? (known[at] ?? 0) : Number.NaN;
      if (Number.isNaN(share)) {
        const norm = length < norms.length ? (norms[length] ?? 0) : K1 * (1 - B + B * (length / average));
        share = (Math.round(((idf * ((K1 + 1) * tf)) / (norm + tf)) * boost * 1000) / 1000) * part;
        if (at >= 0) known[at] = share;
      }
      sums[document] = (sums[document] ?? 0) + share;
    }
    if (only === null) this.touch(documents, count);
  }

  /** Notes articles that are to be handed over. */
  touch(documents: Uint32Array, count: number): void {
    const { touched, found } = this;
    found.reserve(found.length + count + 1);
    const { values } = found;
    let size = found.length;
    for (let i = 0; i < count; i++) {
      const document = documents[i] ?? 0;
      values[size] = document;
      size += 1 - (touched[document] ?? 0);
      touched[document] = 1;
    }
    found.length = size;
  }

  /** Which articles of a list are wanted, by their place in it. */
  private wantedOf(documents: Uint32Array, count: number, { marks, level }: Wanted): Uint32Array {
    if (this.which.length <= count) this.which = new Uint32Array(count * 2 + 1);
    const { which } = this;
    let wanted = 0;
    for (let i = 0; i < count; i++) {
      which[wanted] = i;
      wanted += reaches(marks[documents[i] ?? 0] ?? 0, level);
    }
    this.wantedCount = wanted;
    return which;
  }

  /** Hands over every article touched with its score, and is clean again. */
  drain({ slots: from }: Shard, { slots, scores }: { slots: Numbers; scores: Scores }): void {
    const { found, touched, sums } = this;
    const count = found.length;
    slots.reserve(slots.length + count);
    scores.reserve(scores.length + count);
    const { values } = slots;
    for (let i = 0; i < count; i++) {
      const document = found.values[i] ?? 0;
      values[slots.length + i] = from[document] ?? 0;
      scores.values[scores.length + i] = sums[document] ?? 0;
      sums[document] = 0;
      touched[document] = 0;
    }
    slots.length += count;
    scores.length += count;
    found.length = 0;
  }

  /** Forgets a shard that was not finished. */
  clear(): void {
    this.touched.fill(0);
    this.sums.fill(0);
    this.found.length = 0;
  }

  /** The part of the formula that depends on an article's length alone, by length: it changes only with the archive. */
  private normsOf(field: number, average: number): Float64Array {
    const known = this.norms[field];
    if (known?.average === average) return known.table;
    const table = new Float64Array(LONGEST_KNOWN);
    for (let length = 0; length < LONGEST_KNOWN; length++) table[length] = K1 * (1 - B + B * (length / average));
    this.norms[field] = { average, table };
    return table;
  }
}

const LONGEST_KNOWN = 4096;
/** Frequencies up to this are common. */
const COMMON_TF = 4;
/** Lists from here on meet the same frequency and length often enough. */
const LONG = 2048;

/** Scores that grow. */
export class Scores {
  values = new Float64Array(256);
  length = 0;

  reserve(length: number): void {
    if (length <= this.values.length) return;
    const grown = new Float64Array(Math.max(this.values.length * 2, length));
    grown.set(this.values.subarray(0, this.length));
    this.values = grown;
  }

  trimmed(): Float64Array<ArrayBuffer> {
    return this.values.slice(0, this.length);
  }
}
