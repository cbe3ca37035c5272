import fc from 'fast-check';
import { stopAt } from '../stop.ts';
import { NEAR } from './difference.ts';
import { expecting } from './expected-matches.ts';
import { type Played, play } from './played-history.ts';
import { histories } from './random-articles.ts';
import { type QuestionSeed, questionOf, questionSeeds } from './random-questions.ts';
import { tokensOf } from './tokens.ts';

/** What a proof of the query language's own clauses went through. */
export interface QuestionsProved {
  queries: number;
  /** Queries whose scores were compared as well. */
  scored: number;
}

/**
 * Plays random histories and asks every kind of clause of the query language: who matches is decided by looking at every word of every article, and scores by
 * stock Lunr. Throws what is different.
 */
export async function provenQuestions(options: { histories: number; seed: number; queries: number }): Promise<QuestionsProved> {
  const { seed, queries } = options;
  const proved = { queries: 0, scored: 0 };
  const property = fc.asyncProperty(
    histories,
    fc.array(questionSeeds, { minLength: queries, maxLength: queries }),
    async (steps, seeds) => {
      await play(steps, (step, played) => {
        if (step === steps.length - 1 && played.truth.size > 0) compareAll(played, seeds, proved);
      });
    },
  );
  // A smaller history is not looked for: with whole articles that takes far longer than the proof.
  await fc.assert(property, { numRuns: options.histories, seed, endOnFailure: true });
  return proved;
}

function compareAll({ engine, truth }: Played, seeds: readonly (readonly QuestionSeed[])[], proved: QuestionsProved): void {
  const documents = [...truth.values()];
  const shards = engine.all;
  const expected = expecting(documents, new Set(shards.flatMap(({ segment }) => segment.langs)));
  const forms = documents.flatMap(tokensOf).flatMap(({ form, isExtra }) => (isExtra ? [] : [form]));
  // Until a merge drops the words of articles gone, a clause still ranks by the terms of their forms.
  const isClean = shards.every(({ deadCount }) => deadCount === 0);
  const nameOf = (slot: number) => engine.names.nameOf(slot) ?? '';
  for (const seed of seeds) {
    const clauses = seed.map((one) => questionOf(one, forms));
    const { matched, scores } = expected(clauses);
    const found = engine.search(clauses, stopAt(null));
    for (const [i, slots] of found.clauses.entries()) {
      const [ours, wanted] = [Array.from(slots, nameOf).sort().join(' '), [...(matched[i] ?? [])].sort().join(' ')];
      if (ours !== wanted) throw new Error(`${ours} match, and should ${wanted}\n${JSON.stringify(clauses[i])}`);
    }
    proved.queries++;
    if (!isClean) continue;
    proved.scored++;
    const ours = new Map(Array.from(found.scored, (slot, i) => [nameOf(slot), found.scores[i] ?? Number.NaN]));
    for (const id of new Set([...ours.keys(), ...scores.keys()]))
      if (!(Math.abs((ours.get(id) ?? Number.NaN) - (scores.get(id) ?? Number.NaN)) <= NEAR))
        throw new Error(`${id} has ${ours.get(id)}, and stock Lunr gives it ${scores.get(id)}\n${JSON.stringify(clauses)}`);
  }
}
