import { Numbers } from './bytes.ts';
import type { ChosenArticles } from './chosen-articles.ts';
import type { Term } from './expand.ts';
import { FIELDS } from './fields.ts';
import { liveCount, type Shard } from './shard.ts';
import { FieldWeights } from './weights.ts';

/** A term of a query: in which fields it ranks, with what boost of its clauses in each, and which clauses every article with it matches. */
export interface QueriedTerm {
  readonly term: Term;
  /** The fields it ranks in; none when it only finds. */
  fields: number;
  boosts: Float64Array;
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

/** The articles of one list with how often each has the term: what a cursor has decoded. */
export interface Postings {
  readonly field: number;
  readonly count: number;
  readonly documents: Uint32Array;
  readonly frequencies: Uint32Array;
  /** Where articles are chosen: the number of each among them. */
  readonly numbers: Uint32Array;
}

/** Articles of one shard with their scores so far; clean between two shards. */
export class Accumulators {
  private sums = new Float64Array(0);
  private touched = new Uint8Array(0);
  private readonly found = new Numbers();
  private readonly weights = FIELDS.map(() => new FieldWeights());

  /** Makes room for a shard's articles. */
  reserve(articles: number): void {
    if (this.touched.length >= articles) return;
    this.touched = new Uint8Array(articles);
    this.sums = new Float64Array(articles);
  }

  /** Adds what a term weighs in each article of a list. `areChosen`: sums stand by the numbers of chosen articles instead of by article. */
  add(shard: Shard, queried: QueriedTerm, postings: Postings, statistics: Statistics, areChosen: boolean): void {
    const { field } = postings;
    const { articles, averages, magnitudes } = statistics;
    const lengths = shard.segment.lengths[field];
    const weights = this.weights[field];
    if (!lengths || !weights) return;
    const { df } = queried.term;
    const idf = Math.log(1 + Math.abs((articles - df + 0.5) / (df + 0.5)));
    const boost = FIELDS[field]?.boost ?? 1;
    const part = (queried.boosts[field] ?? 0) / (magnitudes[field] ?? 1);
    weights.begin(averages[field] ?? 1);
    weights.add(postings, lengths, { idf, boost, part }, this.sums, areChosen ? postings.numbers : postings.documents);
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

  /** Hands over the slot of every article touched and its score, and is clean again. */
  drain({ slots: from }: Shard): Scored {
    const { found, touched, sums } = this;
    const count = found.length;
    const slots = new Uint32Array(count);
    const scores = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const document = found.values[i] ?? 0;
      slots[i] = from[document] ?? 0;
      scores[i] = sums[document] ?? 0;
      sums[document] = 0;
      touched[document] = 0;
    }
    found.length = 0;
    return { slots, scores };
  }

  /** The same of all that are chosen. */
  drainChosen({ slots: from }: Shard, { list, length }: ChosenArticles): Scored {
    const slots = new Uint32Array(length);
    for (let i = 0; i < length; i++) slots[i] = from[list[i] ?? 0] ?? 0;
    const scores = this.sums.slice(0, length);
    this.sums.fill(0, 0, length);
    return { slots, scores };
  }

  /** Forgets a shard that was not finished. */
  clear(): void {
    this.touched.fill(0);
    this.sums.fill(0);
    this.found.length = 0;
  }
}

/** Articles by slot, and the score of each. */
export interface Scored {
  readonly slots: Uint32Array<ArrayBuffer>;
  readonly scores: Float64Array<ArrayBuffer>;
}

/** What several shards found, as one. */
export function together(parts: readonly Scored[]): Scored {
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  const count = parts.reduce((sum, { slots }) => sum + slots.length, 0);
  const all = { slots: new Uint32Array(count), scores: new Float64Array(count) };
  let at = 0;
  for (const { slots, scores } of parts) {
    all.slots.set(slots, at);
    all.scores.set(scores, at);
    at += slots.length;
  }
  return all;
}
