import type { IndexDocument } from '../../seams.ts';
import type { Shard } from '../shard.ts';
import { askClauses } from './ask-clauses.ts';
import { difference, type InOrder } from './difference.ts';
import { facadeOver } from './facade.ts';
import { mergedInto } from './merged-into.ts';
import { askStockData, type LunrClause, mostTerms, stockIndex } from './oracle.ts';

/** What is asked beside stock Lunr, and how what it finds is put in order. */
export interface Comparison {
  readonly shards: readonly Shard[];
  readonly documents: readonly IndexDocument[];
  readonly articleIdOf: (slot: number) => string;
  readonly inOrder: InOrder;
  /** Unmodified Lunr over our store, which looks through all terms, answers each so manyth query. */
  readonly facadeEvery: number;
}

/** What a comparison of one query saw. */
export interface Seen {
  readonly articles: number;
  readonly error: number;
  /** A clause became more terms than one ranks by: then only who is found is compared. */
  readonly isBroad: boolean;
}

/**
 * Answers that must be equal to those of a stock index of the same articles: ours as Lunr asks, ours as the query language asks, ours merged into fewer
 * segments, and unmodified Lunr over our store. The function made throws what is different.
 */
export function comparing(comparison: Comparison): (clauses: readonly LunrClause[], parts: number) => Seen {
  const { shards, documents, articleIdOf, inOrder, facadeEvery } = comparison;
  const stock = stockIndex(documents);
  const facade = facadeOver(shards, articleIdOf);
  const merged = new Map<number, Shard[]>();
  let asked = 0;
  return (clauses, parts) => {
    const expected = askStockData(stock, clauses);
    const isBroad = mostTerms(stock, clauses) > MOST_RANKED;
    const worst = { error: 0 };
    const fail = (wrong: string) => new Error(`${wrong}\n${JSON.stringify(clauses)}`);
    const check = (who: string, found: ReadonlyMap<string, number>): void => {
      const wrong = difference(
        isBroad ? scoreless(found) : found,
        isBroad ? scoreless(expected.scores) : expected.scores,
        inOrder,
        worst,
      );
      if (wrong !== null) throw fail(`${who}: ${wrong}`);
    };
    const ours = askClauses(shards, clauses, articleIdOf);
    check('the index', ours);
    check('the index, asked for what all must match', askClauses(shards, clauses, articleIdOf, { isJoint: true }));
    const whole = merged.get(parts) ?? mergedInto(shards, parts);
    merged.set(parts, whole);
    for (const [id, score] of askClauses(whole, clauses, articleIdOf))
      if (ours.get(id) !== score) throw fail(`merged into ${parts}: ${id} has ${score} and not ${ours.get(id)}`);
    if (asked++ % facadeEvery === 0) {
      const { scores, matched } = askStockData(facade, clauses);
      const wrong = difference(scores, expected.scores, inOrder, worst);
      if (wrong !== null) throw fail(`Lunr over our store: ${wrong}`);
      for (const [id, terms] of expected.matched)
        if (matched.get(id) !== terms) throw fail(`Lunr over our store: ${id} matched ${matched.get(id)} and not ${terms}`);
    }
    return { articles: expected.scores.size, error: worst.error, isBroad };
  };
}

/** A clause ranks by so many of its terms, the commonest. */
const MOST_RANKED = 2000;

const scoreless = (found: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
  new Map([...found.keys()].map((id) => [id, 0]));
