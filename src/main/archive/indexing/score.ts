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

/** What scores are made of: room for every slot, clean between two queries. */
export interface Accumulators {
  readonly field: Float64Array;
  readonly total: Float64Array;
  readonly touched: Uint8Array;
}

export function makeAccumulators(slots: number): Accumulators {
  return { field: new Float64Array(slots), total: new Float64Array(slots), touched: new Uint8Array(slots) };
}

const K1 = 1.2;
const B = 0.75;

/**
 * Lunr's score of every article that one of the terms touches, operation for operation, from raw numbers: so how the index is cut into segments
 * changes nothing. Terms are added in the order given. Slots come out ascending.
 */
export function scoreAll(
  shards: readonly Shard[],
  terms: readonly ScoredTerm[],
  acc: Accumulators,
  stop: Stop,
): { slots: Uint32Array; scores: Float64Array } {
  const articles = shards.reduce((sum, { slots, deadCount }) => sum + slots.length - deadCount, 0);
  const queried = byField(terms);
  const found: number[] = [];
  try {
    for (const [field, boosts] of queried.entries()) {
      const average = shards.reduce((sum, { lengthSums }) => sum + (lengthSums[field] ?? 0), 0) / articles;
      const fieldBoost = FIELDS[field]?.boost ?? 1;
      let squares = 0;
      for (const boost of boosts.values()) squares += boost * boost;
      const magnitude = Math.sqrt(squares);
      const inField: number[] = [];
      for (const [term, boost] of boosts) {
        const idf = Math.log(1 + Math.abs((articles - term.df + 0.5) / (term.df + 0.5)));
        for (const [s, shard] of shards.entries()) {
          stop.check();
          const number = term.numbers[s] ?? -1;
          if (number < 0) continue;
          const lengths = shard.segment.lengths[field];
          eachPosting(shard, number, 1 << field, (document, tf) => {
            let weight = (idf * ((K1 + 1) * tf)) / (K1 * (1 - B + B * ((lengths?.[document] ?? 0) / average)) + tf);
            weight *= fieldBoost;
            weight = Math.round(weight * 1000) / 1000;
            const slot = shard.slots[document] ?? 0;
            const mark = acc.touched[slot] ?? 0;
            if ((mark & 2) === 0) inField.push(slot);
            if ((mark & 1) === 0) found.push(slot);
            acc.touched[slot] = 3;
            acc.field[slot] = (acc.field[slot] ?? 0) + weight * boost;
          });
        }
      }
      for (const slot of inField) {
        acc.total[slot] = (acc.total[slot] ?? 0) + ((acc.field[slot] ?? 0) / magnitude || 0);
        acc.field[slot] = 0;
        acc.touched[slot] = 1;
      }
    }
    const slots = Uint32Array.from(found).sort();
    return { slots, scores: Float64Array.from(slots, (slot) => acc.total[slot] ?? 0) };
  } finally {
    for (const slot of found) {
      acc.total[slot] = 0;
      acc.field[slot] = 0;
      acc.touched[slot] = 0;
    }
  }
}

/** Lunr's query vectors: the boosts of each term by field, a term met twice counting twice. Terms that no article holds are in none. */
function byField(terms: readonly ScoredTerm[]): Map<Term, number>[] {
  const unique = new Map<string, Term>();
  return FIELDS.map((_, field) => {
    const boosts = new Map<Term, number>();
    for (const { term, fields, boost } of terms) {
      if (term.df <= 0 || (fields & (1 << field)) === 0) continue;
      const one = unique.get(term.text) ?? term;
      unique.set(term.text, one);
      boosts.set(one, (boosts.get(one) ?? 0) + boost);
    }
    return boosts;
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
