import type { TextClause, TextField } from '../seams.ts';
import {
  expandFuzzy,
  expandPattern,
  expandPrefix,
  expandWord,
  type ShardExpansion,
  type Term,
  termsOfForms,
  unite,
  uniteAll,
} from './expand.ts';
import { FIELDS, fieldMask, fieldsToFind } from './fields.ts';
import type { QueriedTerm } from './score.ts';
import type { Shard } from './shard.ts';
import { formsOf } from './taken.ts';

/** A clause as Lunr itself has it: a term that may hold wildcards, or a distance. */
export interface PatternClause {
  readonly kind: 'pattern';
  readonly pattern: string;
  readonly fields: readonly TextField[];
  readonly distance: number;
  readonly boost: number;
  readonly scored: boolean;
}

export type Clause = TextClause | PatternClause;

/** A clause ranks by its commonest terms when it has more than this; whom it finds is not limited. */
const MOST_SCORED_TERMS = 2000;

/** A clause with what it became in this archive. */
export interface Asked {
  readonly clause: Clause;
  readonly fields: number;
  /** By word and shard. */
  readonly words: readonly (readonly ShardExpansion[])[];
  /** Terms of which every article matches, in dictionary order. */
  readonly direct: readonly Term[];
  /** The terms it ranks by, in dictionary order. */
  readonly ranked: readonly Term[];
  /** Terms alone decide. */
  readonly isDirect: boolean;
}

export const NOTHING: ShardExpansion = { terms: [], maybe: [], forms: new Set() };

export function expanded(shards: readonly Shard[], clause: Clause): Asked {
  const fields = fieldMask(clause.fields);
  if (clause.kind === 'phrase' || clause.kind === 'near') {
    const words = clause.words.map((word) =>
      clause.kind === 'near'
        ? expandWord(shards, word.text)
        : shards.map(({ segment }) => ({
            ...NOTHING,
            terms: [...termsOfForms(segment, formsOf(segment, word))].sort((a, b) => a - b),
          })),
    );
    const ranked = clause.scored
      ? words.flatMap((byShard) =>
          commonest(
            uniteAll(
              shards,
              byShard.map(({ terms }) => terms),
            ),
          ),
        )
      : [];
    return { clause, fields, words, direct: [], ranked, isDirect: false };
  }
  const byShard = expandedWord(shards, clause);
  const direct = unite(
    shards,
    byShard.map(({ terms }) => terms),
  );
  const maybe = uniteAll(
    shards,
    byShard.map(({ maybe }) => maybe),
  );
  const all = maybe.length === 0 ? direct : [...direct, ...maybe].sort((a, b) => (a.text < b.text ? -1 : 1));
  const ranked = clause.scored ? commonest(all) : [];
  return { clause, fields, words: [byShard], direct, ranked, isDirect: maybe.length === 0 && all.length <= MOST_SCORED_TERMS };
}

function expandedWord(shards: readonly Shard[], clause: Clause): ShardExpansion[] {
  if (clause.kind === 'pattern') return expandPattern(shards, clause.pattern, clause.distance);
  const text = clause.words[0]?.text ?? '';
  if (clause.kind === 'fuzzy') return expandFuzzy(shards, text, clause.distance);
  return clause.kind === 'prefix' ? expandPrefix(shards, text) : expandWord(shards, text);
}

function commonest(terms: readonly Term[]): readonly Term[] {
  if (terms.length <= MOST_SCORED_TERMS) return terms;
  const common = new Set([...terms].sort((a, b) => b.df - a.df).slice(0, MOST_SCORED_TERMS));
  return terms.filter((term) => common.has(term));
}

/** The terms of a query, each once, in the order first met: what each counts for, and which clauses it decides. */
export function queriedTerms(asked: readonly Asked[], isPlain: boolean): QueriedTerm[] {
  const queried = new Map<string, QueriedTerm>();
  const named = (term: Term): QueriedTerm => {
    let known = queried.get(term.text);
    if (!known) {
      known = { term, fields: 0, boosts: NO_BOOSTS, marks: [] };
      queried.set(term.text, known);
    }
    return known;
  };
  for (const { clause, fields, ranked } of asked) {
    // One array for all terms of a clause: a beginning has thousands.
    const boosts = new Float64Array(FIELDS.length);
    for (let field = 0; field < FIELDS.length; field++) if ((fields & (1 << field)) !== 0) boosts[field] = clause.boost;
    for (const term of ranked) {
      const known = named(term);
      known.fields |= fields;
      // A term met twice counts twice.
      known.boosts = known.boosts === NO_BOOSTS ? boosts : known.boosts.map((boost, field) => boost + (boosts[field] ?? 0));
    }
  }
  if (!isPlain)
    for (const [c, { direct, fields }] of asked.entries())
      for (const term of direct) named(term).marks.push({ clause: c, fields: fieldsToFind(fields) });
  return [...queried.values()];
}

const NO_BOOSTS = new Float64Array(FIELDS.length);
