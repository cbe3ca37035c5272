import type { TextField } from '../../seams.ts';
import { expandPattern } from '../expand.ts';
import { fieldMask } from '../fields.ts';
import { makeAccumulators, scoreAll } from '../score.ts';
import { eachPosting, type Shard } from '../shard.ts';
import { stopAt } from '../stop.ts';
import type { LunrClause } from './oracle.ts';

/** Lunr's own reading of clauses (presence and all) over our shards: article id to score. */
export function askClauses(
  shards: readonly Shard[],
  clauses: readonly LunrClause[],
  articleIds: readonly string[],
): Map<string, number> {
  const expanded = clauses.map((clause) => ({
    clause,
    expansion: expandPattern(shards, clause.term, clause.editDistance),
    fields: fieldMask(clause.fields as TextField[]), // safe: made from our own field names
  }));
  const matched = expanded.map(({ expansion, fields }) => {
    const slots = new Set<number>();
    for (const [s, shard] of shards.entries())
      for (const term of expansion.byShard[s]?.terms ?? [])
        eachPosting(shard, term, fields, (document) => slots.add(shard.slots[document] ?? 0));
    return slots;
  });
  const scored = expanded
    .filter(({ clause }) => clause.presence !== 'prohibited')
    .flatMap(({ clause, expansion, fields }) => expansion.terms.map((term) => ({ term, fields, boost: clause.boost })));
  const { slots, scores } = scoreAll(shards, scored, makeAccumulators(articleIds.length), stopAt(null));
  const negated = clauses.every(({ presence }) => presence === 'prohibited');
  const live = shards.flatMap((shard) => [...shard.slots].filter((_, document) => shard.dead[document] === 0));
  const found = new Map<string, number>();
  const results = negated ? live.map((slot) => [slot, 0] as const) : [...slots].map((slot, i) => [slot, scores[i] ?? 0] as const);
  for (const [slot, score] of results) {
    const fits = clauses.every(
      ({ presence }, i) => presence === 'optional' || (matched[i]?.has(slot) === true) === (presence === 'required'),
    );
    if (fits) found.set(articleIds[slot] ?? '', score);
  }
  return found;
}
