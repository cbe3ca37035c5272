import type { IndexDocument } from '../../seams.ts';
import type { Shard } from '../shard.ts';
import { askClauses } from './ask-clauses.ts';
import { difference, type InOrder } from './difference.ts';
import { facadeOver } from './facade.ts';
import { mergedInto } from './merged-into.ts';
import { askStockData, type LunrClause, stockIndex } from './oracle.ts';

/** Who is asked besides stock Lunr, and how what they find is put in order. */
export interface Comparison {
  readonly shards: readonly Shard[];
  readonly documents: readonly IndexDocument[];
  readonly articleIdOf: (slot: number) => string;
  readonly inOrder: InOrder;
}

/** What a comparison of one query saw. */
export interface Seen {
  readonly scores: number;
  readonly error: number;
}

/**
 * Answers that must be equal to those of a stock index of the same articles: ours as Lunr asks, ours as the query language asks, ours merged into fewer
 * segments, and unmodified Lunr over our store. The function made throws what is different.
 */
export function comparing({
  shards,
  documents,
  articleIdOf,
  inOrder,
}: Comparison): (clauses: readonly LunrClause[], parts: number) => Seen {
  const stock = stockIndex(documents);
  const facade = facadeOver(shards, articleIdOf);
  const merged = new Map<number, Shard[]>();
  return (clauses, parts) => {
    const expected = askStockData(stock, clauses);
    const worst = { error: 0 };
    const check = (who: string, found: ReadonlyMap<string, number>): void => {
      const wrong = difference(found, expected.scores, inOrder, worst);
      if (wrong !== null) throw new Error(`${who}: ${wrong}\n${JSON.stringify(clauses)}`);
    };
    const ours = askClauses(shards, clauses, articleIdOf);
    check('the index', ours);
    check('the index, asked for what all must match', askClauses(shards, clauses, articleIdOf, { isJoint: true }));
    const whole = merged.get(parts) ?? mergedInto(shards, parts);
    merged.set(parts, whole);
    for (const [id, score] of askClauses(whole, clauses, articleIdOf))
      if (ours.get(id) !== score)
        throw new Error(`merged into ${parts}: ${id} has ${score} and not ${ours.get(id)}\n${JSON.stringify(clauses)}`);
    const overOurs = askStockData(facade, clauses);
    check('Lunr over our store', overOurs.scores);
    for (const [id, terms] of expected.matched)
      if (overOurs.matched.get(id) !== terms)
        throw new Error(`Lunr over our store: ${id} matched ${overOurs.matched.get(id)} and not ${terms}`);
    return { scores: expected.scores.size, error: worst.error };
  };
}
