import fc from 'fast-check';
import { comparing } from './compared.ts';
import type { InOrder } from './difference.ts';
import { termsHeld } from './oracle.ts';
import { type Played, play } from './played-history.ts';
import { histories } from './random-articles.ts';
import { type ClauseSeed, clauseOf, kindsOf, querySeeds } from './random-clauses.ts';

/** What a proof of equality went through. */
export interface Proved {
  histories: number;
  /** By what was done. */
  readonly steps: Map<string, number>;
  /** By how many segments were asked at once. */
  readonly segments: Map<number, number>;
  /** By what is special about a clause. */
  readonly kinds: Map<string, number>;
  queries: number;
  scores: number;
  /** The largest error of a score. */
  error: number;
}

export interface EqualityOptions {
  readonly histories: number;
  readonly seed: number;
  readonly inOrder: InOrder;
  readonly queries?: number;
  readonly report?: (proved: Proved) => void;
  /** The first failure is told as it is, and no smaller one is looked for. */
  readonly isHasty?: boolean;
}

/**
 * Plays random histories of an index, and at two moments of each asks stock Lunr, Lunr over our store and us the same queries. Throws what is different, with
 * the smallest history that shows it.
 */
export async function provenEqual(options: EqualityOptions): Promise<Proved> {
  const { seed, inOrder, queries = 50, report, isHasty = false } = options;
  const proved: Proved = {
    histories: 0,
    steps: new Map(),
    segments: new Map(),
    kinds: new Map(),
    queries: 0,
    scores: 0,
    error: 0,
  };
  const property = fc.asyncProperty(
    histories,
    fc.array(querySeeds, { minLength: queries, maxLength: queries }),
    fc.nat(99),
    async (steps, seeds, moment) => {
      const early = Math.floor(queries / 3);
      const last = steps.length - 1;
      await play(steps, (step, played) => {
        if (step === last) compareAll(played, seeds.slice(early), moment, inOrder, proved);
        else if (step === moment % steps.length) compareAll(played, seeds.slice(0, early), moment, inOrder, proved);
      });
      proved.histories++;
      for (const step of steps) count(proved.steps, step.do);
      report?.(proved);
    },
  );
  await fc.assert(property, { numRuns: options.histories, seed, endOnFailure: isHasty });
  return proved;
}

function compareAll(
  { engine, truth }: Played,
  seeds: readonly (readonly ClauseSeed[])[],
  moment: number,
  inOrder: InOrder,
  proved: Proved,
): void {
  const known = [...engine.known().keys()].sort().join(' ');
  const wanted = [...truth.keys()].sort().join(' ');
  if (known !== wanted) throw new Error(`the index knows ${known} and should know ${wanted}`);
  if (truth.size === 0) return;
  const shards = engine.all;
  count(proved.segments, shards.length);
  const documents = [...truth.values()];
  const compare = comparing({
    shards,
    documents,
    articleIdOf: (slot) => engine.names.nameOf(slot) ?? '',
    inOrder,
    facadeEvery: 3,
  });
  const terms = termsHeld(documents);
  for (const seed of seeds) {
    const clauses = seed.map((one) => clauseOf(one, terms));
    const { articles, error } = compare(clauses, 1 + (moment % 3));
    for (const kind of clauses.flatMap(kindsOf)) count(proved.kinds, kind);
    proved.queries++;
    proved.scores += articles;
    proved.error = Math.max(proved.error, error);
  }
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
