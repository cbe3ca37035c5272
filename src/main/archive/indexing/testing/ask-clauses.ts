import type { TextField } from '../../seams.ts';
import { Searcher } from '../search.ts';
import type { Shard } from '../shard.ts';
import { stopAt } from '../stop.ts';
import type { LunrClause } from './oracle.ts';

const searcher = new Searcher();

/**
 * Lunr's own reading of clauses (presence and all) over our shards: article id to score. `isJoint`: what must match is asked for as the query language
 * does, so that only those articles are read for the rest.
 */
export function askClauses(
  shards: readonly Shard[],
  clauses: readonly LunrClause[],
  articleIdOf: (slot: number) => string,
  { isJoint = false }: { isJoint?: boolean } = {},
): Map<string, number> {
  const groups = isJoint ? clauses.flatMap(({ presence }, i) => (presence === 'required' ? [[i]] : [])) : [];
  const found = searcher.search(
    shards,
    clauses.map(({ term, fields, boost, editDistance, presence }) => ({
      kind: 'pattern',
      pattern: term,
      fields: fields as TextField[], // safe: made from our own field names
      distance: editDistance,
      boost,
      scored: presence !== 'prohibited',
    })),
    stopAt(null),
    groups,
  );
  const matched = found.clauses.map((slots) => new Set(slots));
  const isNegated = clauses.every(({ presence }) => presence === 'prohibited');
  const live = shards.flatMap((shard) => [...shard.slots].filter((_, document) => !shard.dead.has(document)));
  const results = new Map<number, number>();
  for (const [i, { presence }] of clauses.entries())
    if (presence !== 'prohibited') for (const slot of matched[i] ?? []) results.set(slot, 0);
  for (const [i, slot] of found.scored.entries()) results.set(slot, found.scores[i] ?? 0);
  if (isNegated) for (const slot of live) results.set(slot, 0);
  const answers = new Map<string, number>();
  for (const [slot, score] of results) {
    const fits = clauses.every(
      ({ presence }, i) => presence === 'optional' || (matched[i]?.has(slot) === true) === (presence === 'required'),
    );
    if (fits) answers.set(articleIdOf(slot), score);
  }
  return answers;
}
