import { FIELDS } from './fields.ts';
import { eachPosting, liveDf, type Shard } from './shard.ts';
import type { Stop } from './stop.ts';

/** A term of the archive with its number in each shard (-1 where it is not) and how many (field, article) pairs hold it. */
export interface Term {
  readonly text: string;
  readonly numbers: readonly number[];
  readonly df: number;
}

/** A term a query scores by: in which fields, and with what boost of its clause. */
export interface ScoredTerm {
  readonly term: Term;
  readonly fields: number;
  readonly boost: number;
}

/** What scores are made of: room for every slot and field, clean between two queries. */
export interface Accumulators {
  /** Slot by slot, one number a field. */
  readonly sums: Float64Array;
  readonly touched: Uint8Array;
}

export function makeAccumulators(slots: number): Accumulators {
  return { sums: new Float64Array(slots * FIELDS.length), touched: new Uint8Array(slots) };
}

const K1 = 1.2;
const B = 0.75;

/**
 * Lunr's score of every article that one of the terms touches, operation for operation, from raw numbers: so how the index is cut into segments
 * changes nothing. Terms are added in the order given, then fields in theirs. Slots come out ascending.
 */
export function scoreAll(
  shards: readonly Shard[],
  terms: readonly ScoredTerm[],
  acc: Accumulators,
  stop: Stop,
): { slots: Uint32Array; scores: Float64Array } {
  const width = FIELDS.length;
  const articles = shards.reduce((sum, { slots, deadCount }) => sum + slots.length - deadCount, 0);
  const averages = FIELDS.map((_, field) => shards.reduce((sum, { lengthSums }) => sum + (lengthSums[field] ?? 0), 0) / articles);
  const queried = boostsOf(terms);
  const magnitudes = magnitudesOf(queried);
  const found: number[] = [];
  try {
    for (const { term, fields, boosts } of queried) {
      const idf = Math.log(1 + Math.abs((articles - term.df + 0.5) / (term.df + 0.5)));
      for (const [s, shard] of shards.entries()) {
        stop.check();
        const number = term.numbers[s] ?? -1;
        if (number < 0) continue;
        const { lengths } = shard.segment;
        eachPosting(shard, number, fields, (document, tf, field) => {
          const length = lengths[field]?.[document] ?? 0;
          let weight = (idf * ((K1 + 1) * tf)) / (K1 * (1 - B + B * (length / (averages[field] ?? 1))) + tf);
          weight *= FIELDS[field]?.boost ?? 1;
          weight = Math.round(weight * 1000) / 1000;
          const slot = shard.slots[document] ?? 0;
          if (acc.touched[slot] === 0) {
            acc.touched[slot] = 1;
            found.push(slot);
          }
          const place = slot * width + field;
          acc.sums[place] = (acc.sums[place] ?? 0) + weight * (boosts[field] ?? 0);
        });
      }
    }
    const slots = Uint32Array.from(found).sort();
    const scores = new Float64Array(slots.length);
    for (const [i, slot] of slots.entries()) {
      let score = 0;
      for (let field = 0; field < width; field++) score += (acc.sums[slot * width + field] ?? 0) / (magnitudes[field] ?? 1) || 0;
      scores[i] = score;
    }
    return { slots, scores };
  } finally {
    for (const slot of found) {
      acc.touched[slot] = 0;
      acc.sums.fill(0, slot * width, slot * width + width);
    }
  }
}

interface QueriedTerm {
  readonly term: Term;
  readonly fields: number;
  /** By field: a term met twice counts twice. */
  readonly boosts: Float64Array;
}

/** The terms of a query, each once, in the order first met. Terms that no article holds are in none. */
function boostsOf(terms: readonly ScoredTerm[]): QueriedTerm[] {
  const queried = new Map<string, QueriedTerm>();
  for (const { term, fields, boost } of terms) {
    if (term.df <= 0) continue;
    const known = queried.get(term.text);
    const boosts = known?.boosts ?? new Float64Array(FIELDS.length);
    for (let field = 0; field < FIELDS.length; field++)
      if ((fields & (1 << field)) !== 0) boosts[field] = (boosts[field] ?? 0) + boost;
    queried.set(term.text, { term, fields: (known?.fields ?? 0) | fields, boosts });
  }
  return [...queried.values()];
}

/** The length of Lunr's query vector for each field. */
function magnitudesOf(queried: readonly QueriedTerm[]): number[] {
  return FIELDS.map((_, field) => {
    let squares = 0;
    for (const { boosts } of queried) squares += (boosts[field] ?? 0) ** 2;
    return Math.sqrt(squares);
  });
}

/** A term looked up in every shard by its number there. */
export function termOfNumbers(shards: readonly Shard[], text: string, numbers: readonly number[]): Term {
  let df = 0;
  for (const [s, shard] of shards.entries()) {
    const number = numbers[s] ?? -1;
    if (number >= 0) df += liveDf(shard, number);
  }
  return { text, numbers, df };
}
