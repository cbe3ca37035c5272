import type { TextClause } from '../seams.ts';
import {
  collect,
  type Expansion,
  expandFuzzy,
  expandPrefix,
  expandWord,
  formsOf,
  type ShardExpansion,
  termsOfForms,
} from './expand.ts';
import { fieldMask } from './fields.ts';
import { formIn, nearIn, phraseIn, type Verify } from './phrase.ts';
import type { ScoredTerm } from './score.ts';
import { eachPosting, type Shard } from './shard.ts';
import type { Stop } from './stop.ts';

/** Who matches a clause, and the terms it ranks by. */
export interface ClauseMatch {
  /** Slots, ascending. */
  readonly slots: Uint32Array;
  readonly terms: readonly ScoredTerm[];
}

/** A clause ranks by its commonest terms when it has more than this; whom it finds is not limited. */
const MOST_SCORED_TERMS = 2000;

/** Finds every article a clause matches, exactly. */
export function matchClause(shards: readonly Shard[], clause: TextClause, stop: Stop): ClauseMatch {
  const fields = fieldMask(clause.fields);
  const words = clause.words.map((word) => expandOne(shards, clause, word));
  const slots: number[] = [];
  for (const [s, shard] of shards.entries()) {
    stop.check();
    const verify = verifierOf(
      shard,
      clause,
      fields,
      words.map((word) => word.byShard[s]),
    );
    const candidates =
      verify === null
        ? null
        : intersection(
            shard,
            fields,
            words.map((word) => word.byShard[s]),
          );
    if (verify !== null && candidates !== null) {
      for (let document = 0; document < candidates.length; document++) {
        if (candidates[document] !== 1) continue;
        if ((document & 63) === 0) stop.check();
        if (verify(document)) slots.push(shard.slots[document] ?? 0);
      }
      continue;
    }
    const expansion = words[0]?.byShard[s];
    if (expansion) direct(shard, fields, expansion, slots, stop);
  }
  return { slots: Uint32Array.from(slots).sort(), terms: words.flatMap((word) => scoredTerms(word, fields, clause.boost)) };
}

function expandOne(shards: readonly Shard[], { kind, distance }: TextClause, word: TextClause['words'][number]): Expansion {
  if (kind === 'fuzzy') return expandFuzzy(shards, word.text, distance);
  if (kind === 'prefix') return expandPrefix(shards, word.text);
  if (kind !== 'phrase') return expandWord(shards, word.text);
  return collect(shards, (shard) => {
    const forms = new Set(formsOf(shard, word));
    return { terms: [...termsOfForms(shard, forms)], maybe: [], forms };
  });
}

/** Null where terms alone decide. */
function verifierOf(
  shard: Shard,
  { kind, words, distance }: TextClause,
  fields: number,
  expansions: readonly (ShardExpansion | undefined)[],
): Verify | null {
  if (kind === 'phrase') return phraseIn(shard, words, fields);
  if (kind !== 'near') return null;
  const terms = expansions.map((expansion) => new Set(expansion?.terms));
  return nearIn(shard, terms, fields, distance);
}

/** One byte a document: 1 for those that hold a term of every word. */
function intersection(shard: Shard, fields: number, words: readonly (ShardExpansion | undefined)[]): Uint8Array {
  const seen = new Uint8Array(shard.slots.length);
  for (const [i, word] of words.entries()) {
    // A phrase is shorter than 255 words: the parser cuts it at 64.
    for (const term of word?.terms ?? [])
      eachPosting(shard, term, fields, (document) => {
        if (seen[document] === i) seen[document] = i + 1;
      });
  }
  return seen.map((count) => (count === words.length ? 1 : 0));
}

function direct(shard: Shard, fields: number, { terms, maybe, forms }: ShardExpansion, into: number[], stop: Stop): void {
  const seen = new Uint8Array(shard.slots.length);
  for (const term of terms)
    eachPosting(shard, term, fields, (document) => {
      seen[document] = 1;
    });
  const has = formIn(shard, forms, fields);
  for (const term of maybe) {
    stop.check();
    eachPosting(shard, term, fields, (document) => {
      if (seen[document] === 0) seen[document] = has(document) ? 1 : 2;
    });
  }
  for (let document = 0; document < seen.length; document++) if (seen[document] === 1) into.push(shard.slots[document] ?? 0);
}

function scoredTerms({ terms }: Expansion, fields: number, boost: number): ScoredTerm[] {
  let kept = terms;
  if (terms.length > MOST_SCORED_TERMS) {
    const common = new Set([...terms].sort((a, b) => b.df - a.df).slice(0, MOST_SCORED_TERMS));
    kept = terms.filter((term) => common.has(term));
  }
  return kept.map((term) => ({ term, fields, boost }));
}
